import { mayWritePassage, type DrafterGrant, type Standing } from '@mitgestalten/concept-domain';
import { accept, accountOf, holds, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';
import { DraftPassageEntity } from './concept.entities.js';

/** A part, or something of it. */
interface Place {
  readonly processId: string;
  readonly partId: string;
}

/**
 * How the actor stands to the draft of a part. `held`: what was given to the actor there is neither changed nor withdrawn until the transaction
 * ends; whoever wanted to waits.
 */
export async function standingOf(tx: EntityManager, actor: Actor, { processId, partId }: Place, held = false): Promise<Standing> {
  if (!holds(actor, processId, 'drafter')) return { actor, processId, grant: null };
  const own = [partId, accountOf(actor)];
  // A statement of its own: what waited for the lock must be read after it.
  if (held) await tx.query(`SELECT 1 FROM drafter_grant g JOIN role_grant r ON r.id = g.role_grant_id WHERE g.part_id = $1 AND r.account_id = $2 FOR SHARE OF g`, own);
  const [grant]: DrafterGrant[] = await tx.query(
    `SELECT CASE WHEN g.whole_part THEN NULL ELSE ARRAY(SELECT p.passage_id FROM drafter_grant_passage p WHERE p.grant_id = g.id) END AS "passageIds",
       g.ends_at AS "endsAt", process_now(g.process_id) AS now
     FROM drafter_grant g JOIN role_grant r ON r.id = g.role_grant_id WHERE g.part_id = $1 AND r.account_id = $2`, own,
  );
  return { actor, processId, grant: grant ?? null };
}

/** The draft of a passage at which somebody may write, and how they stand to it. */
export interface Writable {
  readonly draft: DraftPassageEntity;
  readonly standing: Standing;
}

/** The draft of a passage for who may write there, until the transaction ends; else why not. */
export async function writableDraft(tx: EntityManager, actor: Actor, passageId: string): Promise<Decision<Writable>> {
  const draft = isId(passageId) ? await tx.findOneBy(DraftPassageEntity, { passageId }) : null;
  if (draft === null) return refuse('NOT_FOUND', 'passageId');
  const standing = await standingOf(tx, actor, draft, true);
  const decision = mayWritePassage(standing, passageId);
  return decision.ok ? accept({ draft, standing }) : decision;
}
