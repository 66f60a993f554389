import { Injectable } from '@nestjs/common';
import { isId, limits, optionalTextFaults, presentOrNull, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { AnchorPlaceEntity } from './anchor.entities.js';
import type { ObjectToPlaceInput, SeenPlaceInput } from './anchor.graphql.js';
import { isObjectable } from './anchor.shapes.js';
import type { Request } from './contribution-writer.js';
import { Ownership } from './ownership.js';
import { TextLimit } from './text-limit.js';
import { lockContributions } from './visibility.js';

/** The author says that the place of an own comment in the current version is wrong; staff look at it. */
@Injectable()
export class ObjectToPlace {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
  ) {}

  /** NOT_FOUND for others' contributions; STILL_CARRIED until its words are looked for in the newest version; CONFLICT when its place is not the one that was seen; ALREADY_DONE where there is nothing (more) to object to. */
  async run(actor: Actor, input: ObjectToPlaceInput, request: Request): Promise<Decision<{ contributionId: string }>> {
    if (!isId(input.id)) return refuse('NOT_FOUND', 'id');
    const faults = optionalTextFaults('objection', input.objection, limits.reason);
    if (faults.length > 0) return { ok: false, refusals: faults };
    const limited = input.code ? await this.limit.code(request) : null;
    return this.unitOfWork.run({ actor, action: 'anchor.object', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      if (limited !== null) return limited;
      const versionId = await lockCurrentVersion(work.tx, input.id);
      const [contribution] = await lockContributions(work.tx, [input.id]);
      const writer = await this.ownership.writerOf(work.tx, actor, contribution, input.code);
      if (!writer.ok) return writer;
      const { id, processId } = contribution!;
      if (await isStillCarried(work.tx, id, versionId)) return refuse('STILL_CARRIED', 'id');
      if (input.seen != null && !(await isThere(work.tx, id, versionId, input.seen))) return refuse('CONFLICT', 'id');
      if (!(await object(work, { contributionId: id, versionId, processId }, presentOrNull(input.objection)))) return refuse('ALREADY_DONE', 'id');
      return done({ contributionId: id }, { objectType: 'contribution', objectId: id, processId });
    });
  }
}

/**
 * The current version of the part at which it was made; null for what stands at no part. Nobody publishes another one until the transaction ends, so that an
 * objection is either there when the next version is carried, or made in that one. Before any other lock, as publishing does.
 */
async function lockCurrentVersion(tx: EntityManager, contributionId: string): Promise<string | null> {
  const [part]: { id: string }[] = await tx.query(
    'SELECT part.current_version_id AS id FROM contribution c JOIN version v ON v.id = c.version_id JOIN part ON part.id = v.part_id WHERE c.id = $1 FOR SHARE OF part', [contributionId]);
  return part?.id ?? null;
}

interface Place {
  readonly contributionId: string;
  readonly versionId: string | null;
  readonly processId: string;
}

/** Whether it was objected to. What staff decided there is open again. */
async function object({ tx, now }: Work, { contributionId, versionId, processId }: Place, objection: string | null): Promise<boolean> {
  const [, objected]: [unknown, number] = await tx.query(
    `UPDATE anchor_place p SET objected_at = $3, objection = $4, decided_by = NULL, decided_at = NULL
     WHERE p.contribution_id = $1 AND p.version_id = $2 AND ${isObjectable('p')}`, [contributionId, versionId, await now(processId), objection]);
  return objected > 0;
}

/** Whether its place in the current version is the one that was seen. */
async function isThere(tx: EntityManager, contributionId: string, versionId: string | null, seen: SeenPlaceInput): Promise<boolean> {
  if (versionId === null || versionId !== seen.versionId.toLowerCase()) return false;
  const place = await tx.findOneBy(AnchorPlaceEntity, { contributionId, versionId });
  return place !== null && place.passageId === (seen.passageId?.toLowerCase() ?? null) && place.startAt === (seen.start ?? null);
}

async function isStillCarried(tx: EntityManager, contributionId: string, versionId: string | null): Promise<boolean> {
  const [carry]: unknown[] = await tx.query(
    `SELECT 1 FROM anchor_carry y WHERE y.version_id = $2 AND y.finished_at IS NULL AND EXISTS (SELECT 1 FROM anchor WHERE contribution_id = $1)
       AND NOT EXISTS (SELECT 1 FROM anchor_place p WHERE p.contribution_id = $1 AND p.version_id = y.version_id)`, [contributionId, versionId]);
  return carry !== undefined;
}
