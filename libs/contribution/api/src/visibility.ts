import { Injectable } from '@nestjs/common';
import { adjustVoiceCounts } from '@mitgestalten/concept-api';
import type { ContributionKind, Standing } from '@mitgestalten/contribution-domain';
import type { Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { ContributionEntity, ContributionTextEntity } from './contribution.entities.js';

/** A locked contribution and how it stands from now on. */
export interface Change {
  readonly contribution: ContributionEntity;
  readonly next: Standing;
}

/** Called in the transaction in which contributions become visible (`by` 1) or vanish (`by` -1). For counters downstream. */
export type OnVisibility = (work: Work, contributionIds: readonly string[], processId: string, by: 1 | -1) => Promise<void>;

/**
 * The contributions with these ids, locked until the transaction ends, in the order of their ids. Parents are locked along with
 * them, because their count of replies may change, and replies, because they begin a thread when their comment vanishes: locks are
 * always taken in this order (contributions by id, passages by id, process), so that no two transactions wait for each other.
 */
export async function lockContributions(tx: EntityManager, ids: readonly string[]): Promise<ContributionEntity[]> {
  await tx.query(
    `SELECT id FROM contribution WHERE id = ANY($1::uuid[]) OR id IN (SELECT parent_id FROM contribution WHERE id = ANY($1::uuid[])) OR parent_id = ANY($1::uuid[])
     ORDER BY id FOR NO KEY UPDATE`, [ids],
  );
  // Read after the lock was got: what others committed while this transaction waited is seen.
  return tx.createQueryBuilder(ContributionEntity, 'c').where('c.id = ANY(:ids)', { ids }).orderBy('c.id').getMany();
}

/** The number of those who support the text that everybody reads. */
export function supportsOf(contribution: string): string {
  return `(SELECT count(*)::int FROM support s WHERE s.contribution_id = ${contribution}.id AND s.text_id = ${contribution}.published_text_id)`;
}

/** Changes how contributions stand, and every counter that follows from it, in one place. */
@Injectable()
export class Visibility {
  readonly #handlers: OnVisibility[] = [];

  register(handler: OnVisibility): void {
    this.#handlers.push(handler);
  }

  /** Writes the new standing of contributions of ONE process. A text that another one replaced is superseded. */
  async apply(work: Work, processId: string, now: Date, changes: readonly Change[]): Promise<void> {
    for (const change of changes) await this.write(work.tx, now, change);
    const appeared = changes.filter(({ contribution, next }) => contribution.publishedTextId === null && next.publishedTextId !== null);
    const vanished = changes.filter(({ contribution, next }) => contribution.publishedTextId !== null && next.publishedTextId === null);
    await this.count(work, processId, appeared.map(({ contribution }) => contribution), 1);
    await this.count(work, processId, vanished.map(({ contribution }) => contribution), -1);
  }

  private async write(tx: EntityManager, now: Date, { contribution, next }: Change): Promise<void> {
    const former = contribution.publishedTextId;
    if (former !== null && next.publishedTextId !== null && former !== next.publishedTextId) {
      await tx.update(ContributionTextEntity, { id: former }, { state: 'SUPERSEDED' });
    }
    const publishedAt = contribution.publishedAt ?? (next.publishedTextId === null ? null : now);
    await tx.update(ContributionEntity, { id: contribution.id }, { ...next, publishedAt });
    // Who supported the former text did not support this one.
    if (former !== next.publishedTextId) await tx.query(`UPDATE contribution c SET support_count = ${supportsOf('c')} WHERE id = $1`, [contribution.id]);
  }

  private async count(work: Work, processId: string, contributions: readonly ContributionEntity[], by: 1 | -1): Promise<void> {
    if (contributions.length === 0) return;
    const { tx } = work;
    for (const [parentId, replies] of tally(contributions, ({ parentId }) => parentId)) {
      await tx.query('UPDATE contribution SET reply_count = reply_count + $2 WHERE id = $1', [parentId, replies * by]);
    }
    await followThreads(tx, contributions.map(({ id }) => id));
    const places = new Set(contributions.flatMap(({ passageId }) => passageId ?? []));
    for (const passageId of [...places].sort()) {
      const said = (wanted: ContributionKind) => contributions.filter((each) => each.passageId === passageId && each.kind === wanted).length * by;
      await adjustVoiceCounts(tx, passageId, { comments: said('COMMENT'), suggestions: said('SUGGESTION') });
    }
    for (const handler of this.#handlers) await handler(work, contributions.map(({ id }) => id), processId, by);
    await tx.query('UPDATE process SET published_count = published_count + $2 WHERE id = $1', [processId, contributions.length * by]);
  }
}

/** A published reply begins a thread of its own as long as its comment is not published. Its comment is locked by then, or has just been counted. */
async function followThreads(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE contribution c SET begins_thread = NOT EXISTS (SELECT 1 FROM contribution above WHERE above.id = c.parent_id AND above.state = 'PUBLISHED')
     WHERE c.parent_id IS NOT NULL AND (c.id = ANY($1::uuid[]) OR c.parent_id = ANY($1::uuid[]))`, [ids],
  );
}

/** How many there are of each key, sorted by key. */
function tally(contributions: readonly ContributionEntity[], keyOf: (contribution: ContributionEntity) => string | null): [string, number][] {
  const counts = new Map<string, number>();
  for (const contribution of contributions) {
    const key = keyOf(contribution);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
