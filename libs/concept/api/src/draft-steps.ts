import { canonicalRevision, factsOf, losesMuch, losesSentence, plainText, type WordingText, type MeasureFacts } from '@mitgestalten/concept-domain';
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
 * written; else whether the wording is another one. With `newStep`, what stood there stays a step, whoever wrote it and when.
 */
export async function writeContent(work: Work, actor: Actor, former: DraftPassageEntity, { lockVersion, content, wentBackTo = null, newStep = false }: {
  readonly lockVersion: number; readonly content: DraftContent; readonly wentBackTo?: Date | null; readonly newStep?: boolean;
}): Promise<{ readonly reworded: boolean } | null> {
  const at = await work.now(former.processId);
  const { affected } = await work.tx.update(DraftPassageEntity, { passageId: former.passageId, lockVersion }, {
    ...content, doc: content.doc as never, lockVersion: nextLock, updatedBy: accountOf(actor), updatedAt: at,
  });
  if (affected === 0) return null;
  await addStep(work.tx, { ...former, lockVersion }, { ...content, lockVersion: lockVersion + 1, accountId: accountOf(actor), wentBackTo, at, newStep });
  const reworded = canonicalRevision({ ...former, ...content }) !== canonicalRevision(former);
  if (reworded) await addDraftAuthor(work.tx, former, actor);
  return { reworded };
}

/** The content of a draft or of a step. */
export function contentOf({ title, doc, substance, reason, ...rest }: DraftPassageEntity | DraftStepEntity): DraftContent {
  return { title, doc, substance, reason, ...factsOf(rest) };
}

type Step = DraftContent & Pick<DraftStepEntity, 'accountId' | 'lockVersion' | 'wentBackTo'> & { readonly at: Date; readonly newStep: boolean };

/** The row of the draft is locked by now, so the steps of a passage come one after the other. */
async function addStep(tx: EntityManager, former: DraftPassageEntity, { at, newStep, ...step }: Step): Promise<void> {
  const { passageId, processId } = former;
  const [last = null, before = null] = await tx.find(DraftStepEntity, { where: { passageId }, order: { lockVersion: 'DESC' }, take: 2 });
  const row = { ...step, doc: step.doc as never };
  if (last !== null && !newStep && continues(last, step, at) && !strikes(before, last, step)) {
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

/** Much is struck at once, or somebody begins to strike; whoever goes on striking, save by save, does so within the step as long as the one before has the words. */
function strikes(before: DraftStepEntity | null, last: DraftStepEntity, step: DraftContent): boolean {
  const [former, now] = [wordsOf(last), wordsOf(step)];
  if (losesMuch(former, now) || before === null) return losesSentence(former, now);
  const kept = wordsOf(before);
  return losesSentence(former, now, kept) || (losesSentence(former, now) && !losesSentence(kept, former));
}

/** All that a state says in words. */
function wordsOf({ title, doc, responsible, partners, cost, timeFrame, indicator, reason }: DraftContent): string {
  return [title, plainText(doc), responsible, partners, cost, timeFrame, indicator, reason].join('\n');
}

/** The clock of a sample process may be set back: then a new step begins. */
function continues(last: DraftStepEntity, step: Pick<Step, 'accountId' | 'wentBackTo'>, at: Date): boolean {
  const [pause, length] = [at.getTime() - last.endedAt.getTime(), at.getTime() - last.beganAt.getTime()];
  return last.accountId === step.accountId && last.wentBackTo === null && step.wentBackTo === null && pause >= 0 && pause < pauseMs && length < longestMs;
}
