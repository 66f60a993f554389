import { Injectable, type OnModuleInit } from '@nestjs/common';
import { reason, type Refusal } from '@mitgestalten/kernel';
import { AreaChanges } from '@mitgestalten/process-api';
import { mayChange } from '@mitgestalten/voting-domain';
import type { EntityManager } from 'typeorm';
import { lockBallot } from './ballot-lock.js';
import { BallotEntity, VotingPaperEntity } from './voting.entities.js';

/**
 * Keeps the areas as they are once a ballot has begun: its voters choose among them, and its result is split by them. An area that came
 * later would stand in a closed result with nobody in it, and by comparing both one could find figures that were hidden.
 */
@Injectable()
export class KeepAreas implements OnModuleInit {
  constructor(private readonly areaChanges: AreaChanges) {}

  onModuleInit(): void {
    this.areaChanges.register((tx, processId) => this.faults(tx, processId));
  }

  /** Votes wait while we look, and see the areas as they became; a ballot that is planned meanwhile has not begun. */
  private async faults(tx: EntityManager, processId: string): Promise<Refusal[]> {
    const ballots = await tx.find(BallotEntity, { select: { id: true }, where: { processId }, order: { id: 'ASC' } });
    for (const { id } of ballots) await lockBallot(tx, id, 'exclusive');
    const [{ now }] = await tx.query('SELECT process_now($1) AS now', [processId]);
    for (const ballot of await tx.findBy(BallotEntity, { processId })) {
      if (!mayChange(ballot, await tx.existsBy(VotingPaperEntity, { ballotId: ballot.id }), now).ok) return [reason('AREAS_FIXED')];
    }
    return [];
  }
}
