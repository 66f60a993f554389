import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Refusal } from '@mitgestalten/kernel';
import { PhaseChanges } from '@mitgestalten/process-api';
import type { PhaseChange } from '@mitgestalten/process-domain';
import { phaseChangeFaults } from '@mitgestalten/voting-domain';
import type { EntityManager } from 'typeorm';
import { BallotEntity } from './voting.entities.js';

/** Keeps a phase from being changed or pulled away under its ballots: they would be shown as open, and every vote be refused. */
@Injectable()
export class KeepPhases implements OnModuleInit {
  constructor(private readonly phaseChanges: PhaseChanges) {}

  onModuleInit(): void {
    this.phaseChanges.register((tx, phaseId, change, now) => this.faults(tx, phaseId, change, now));
  }

  /** Whoever plans a ballot holds the phase meanwhile, as the one who changes it does: no ballot is missed. */
  private async faults(tx: EntityManager, phaseId: string, change: PhaseChange | null, now: Date): Promise<Refusal[]> {
    return phaseChangeFaults(await tx.findBy(BallotEntity, { phaseId }), change, now);
  }
}
