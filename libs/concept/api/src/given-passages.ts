import { dayFaults, endFaults } from '@mitgestalten/concept-domain';
import { isId, reason, unless, type Decision, type Refusal } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import type { PartEntity } from './concept.entities.js';
import { DrafterGrantPassageEntity } from './drafter.entities.js';

/** What is given to a drafter, as somebody asked for it. */
export interface AskedFor {
  /** Null: the whole part. */
  readonly passageIds: readonly string[] | null;
  /** As `2026-05-15`. */
  readonly lastDay: string;
}

/** The same, found in order. */
export interface Given {
  /** In the order of the draft. */
  readonly passages: readonly { readonly id: string; readonly title: string }[] | null;
  readonly endsAt: Date;
  readonly now: Date;
}

/** The faults of what was asked for that need no database. */
export function askedFaults({ passageIds, lastDay }: AskedFor): Refusal[] {
  const ids = passageIds ?? [];
  return [
    ...(passageIds !== null && ids.length === 0 ? [reason('PASSAGE_NEEDED', 'passageIds')] : []),
    ...(ids.every((id) => isId(id)) ? [] : [reason('NOT_FOUND', 'passageIds')]),
    ...dayFaults('lastDay', lastDay),
  ];
}

/** What was asked for, if all passages are of the part and the day is not over. */
export async function given(tx: EntityManager, part: Pick<PartEntity, 'id' | 'processId'>, { passageIds, lastDay }: AskedFor): Promise<Decision<Given>> {
  const faults = askedFaults({ passageIds, lastDay });
  if (faults.length > 0) return { ok: false, refusals: faults };
  const [end]: [Pick<Given, 'endsAt' | 'now'>] = await tx.query(`SELECT ($1::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin' AS "endsAt", process_now($2) AS now`, [lastDay, part.processId]);
  const passages = passageIds === null ? null : await passagesOf(tx, part.id, passageIds);
  const missing = passages !== null && passages.length < new Set(passageIds).size;
  return unless([...(missing ? [reason('NOT_FOUND', 'passageIds')] : []), ...endFaults('lastDay', end)], { passages, ...end });
}

/** Writes down which passages belong to a grant. */
export async function writePassages(tx: EntityManager, processId: string, grantId: string, { passages }: Given): Promise<void> {
  await tx.delete(DrafterGrantPassageEntity, { grantId });
  if (passages !== null) await tx.insert(DrafterGrantPassageEntity, passages.map(({ id }) => ({ processId, grantId, passageId: id })));
}

function passagesOf(tx: EntityManager, partId: string, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  return tx.query('SELECT passage_id AS id, title FROM draft_passage WHERE part_id = $1 AND passage_id = ANY($2::uuid[]) ORDER BY ordinal', [partId, ids]);
}
