import { canonicalRevision, factsOf, type WordingText, type MeasureFacts } from '@mitgestalten/concept-domain';
import { accountOf, type Actor } from '@mitgestalten/kernel';
import { newId, type Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { DraftPassageEntity, DraftStepEntity } from './concept.entities.js';
import { addDraftAuthor, nextLock } from './draft-store.js';

// The text is saved every few seconds while somebody writes. Whoever thinks about a sentence stops for minutes; after ten they did something else.
const pauseMs = 10 * 60_000;
// An afternoon of writing without a pause is more than one step: one must be able to go back by an hour.
const longestMs = 60 * 60_000;

/** What is saved of a passage at once. */
export interface DraftContent extends Pick<WordingText, 'title' | 'doc'>, MeasureFacts {
  readonly substance: boolean;
  readonly reason: string | null;
}

/**
 * Writes the content to the draft if the passage still stands at that lock, with its step and its author. Null: it does not, and nothing was
 * written; else whether the wording is another one.
 */
export async function writeContent(work: Work, actor: Actor, former: DraftPassageEntity, { lockVersion, content, wentBackTo = null }: {
  readonly lockVersion: number; readonly content: DraftContent; readonly wentBackTo?: Date | null;
}): Promise<{ readonly reworded: boolean } | null> {
  const at = await work.now(former.processId);
  const { affected } = await work.tx.update(DraftPassageEntity, { passageId: former.passageId, lockVersion }, {
    ...content, doc: content.doc as never, lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: at,
  });
  if (affected === 0) return null;
  await addStep(work.tx, { ...former, lockVersion }, { ...content, lockVersion: lockVersion + 1, accountId: accountOf(actor), wentBackTo, at });
  const reworded = canonicalRevision({ ...former, ...content }) !== canonicalRevision(former);
  if (reworded) await addDraftAuthor(work.tx, former, actor);
  return { reworded };
}

/** The content of a draft or of a step. */
export function contentOf({ title, doc, substance, reason, ...rest }: DraftPassageEntity | DraftStepEntity): DraftContent {
  return { title, doc, substance, reason, ...factsOf(rest) };
}

type Step = DraftContent & Pick<DraftStepEntity, 'accountId' | 'lockVersion' | 'wentBackTo'> & { readonly at: Date };

/** The row of the draft is locked by now, so the steps of a passage come one after the other. */
async function addStep(tx: EntityManager, former: DraftPassageEntity, { at, ...step }: Step): Promise<void> {
  const { passageId, processId } = former;
  const last = await tx.findOne(DraftStepEntity, { where: { passageId }, order: { lockVersion: 'DESC' } });
  const row = { ...step, doc: step.doc as never };
  if (last !== null && continues(last, step, at)) {
    await tx.update(DraftStepEntity, { id: last.id }, { ...row, endedAt: at });
    return;
  }
  // What was there before anybody wrote is a state to go back to, too.
  if (last === null) {
    const { updatedAt, updatedBy, lockVersion } = former;
    await tx.insert(DraftStepEntity, { ...contentOf(former), doc: former.doc as never, id: newId(), passageId, processId, accountId: updatedBy, beganAt: updatedAt, endedAt: updatedAt, lockVersion, wentBackTo: null });
  }
  await tx.insert(DraftStepEntity, { ...row, id: newId(), passageId, processId, beganAt: at, endedAt: at });
}

/** The clock of a sample process may be set back: then a new step begins. */
function continues(last: DraftStepEntity, step: Pick<Step, 'accountId' | 'wentBackTo'>, at: Date): boolean {
  const [pause, length] = [at.getTime() - last.endedAt.getTime(), at.getTime() - last.beganAt.getTime()];
  return last.accountId === step.accountId && last.wentBackTo === null && step.wentBackTo === null && pause >= 0 && pause < pauseMs && length < longestMs;
}
