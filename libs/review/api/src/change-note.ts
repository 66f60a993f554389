import { Injectable } from '@nestjs/common';
import { changedDraft, type ChangedDraft } from '@mitgestalten/concept-api';
import { carryOver } from '@mitgestalten/concept-domain';
import { passageNow } from '@mitgestalten/contribution-api';
import { broughtIn, type PlacedText } from '@mitgestalten/contribution-domain';
import { holds, isId, lengthOf, limits, type Actor } from '@mitgestalten/kernel';
import { ProcessEntity } from '@mitgestalten/process-api';
import { changeNoteOf, type ChangeNote, type NotedPassage } from '@mitgestalten/review-domain';
import { changeNoteMessages, createTranslator } from '@mitgestalten/web-i18n';
import { DataSource, type EntityManager } from 'typeorm';
import { openSuggestions, type OpenSuggestion } from './suggestion-steps.js';

// A note of two or three sentences names no more; whoever wants all of them reads old and new.
const mostTitles = 6;

/** Suggests what a new version could say of itself: made from the draft of a part and the answers given at the passages that it changes. */
@Injectable()
export class ChangeNotes {
  constructor(private readonly dataSource: DataSource) {}

  /** In the first language of the process, in which its notes are written; null unless the actor is an editor of the process, empty when nothing changed. */
  async suggest(actor: Actor, partId: string): Promise<string | null> {
    const tx = this.dataSource.manager;
    const draft = isId(partId) ? await changedDraft(tx, partId) : null;
    if (draft === null || !holds(actor, draft.processId, 'editor')) return null;
    const adopted = Map.groupBy([...(await adoptedComments(tx, partId, draft)), ...(await adoptedSuggestions(tx, draft))], ({ passageId }) => passageId);
    const count = (passageId: string, wanted: Adopted['outcome']) => (adopted.get(passageId) ?? []).filter(({ outcome }) => outcome === wanted).length;
    const passages = draft.passages.map((passage): NotedPassage => ({ ...passage, adopted: count(passage.passageId, 'ADOPTED'), partlyAdopted: count(passage.passageId, 'PARTLY_ADOPTED') }));
    const [lang = 'de'] = (await tx.findOneByOrFail(ProcessEntity, { id: draft.processId })).languages;
    return textOf(changeNoteOf(passages), lang);
  }
}

interface Adopted {
  readonly passageId: string;
  readonly outcome: 'ADOPTED' | 'PARTLY_ADOPTED';
}

// Those that wait for approval count too: they are handed in together with the version that does what they say, and the same second person reads both.
const answers = ['PROPOSED', 'PUBLISHED'] as const;

/**
 * What stands at the changed passages, in no words of its own, and was answered as adopted since a version was last proposed: the note of that version could tell
 * of what was handed in before, whenever it was approved. A corrected typing error tells of no answer.
 */
function adoptedComments(tx: EntityManager, partId: string, { processId, passages }: ChangedDraft): Promise<readonly Adopted[]> {
  return tx.query(
    `SELECT ${passageNow('c')} AS "passageId", a.outcome
     FROM contribution c JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a ON a.consideration_id = k.consideration_id
     WHERE c.process_id = $4 AND ${passageNow('c')} = ANY($1::uuid[]) AND c.kind <> 'SUGGESTION' AND c.state = 'PUBLISHED' AND a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED') AND a.state = ANY($3)
       AND a.updated_at > (SELECT coalesce(max(v.proposed_at), '-infinity') FROM version v WHERE v.part_id = $2 AND v.state = 'PUBLISHED' AND v.kind = 'PROPOSAL')`,
    [passages.map(({ passageId }) => passageId), partId, answers, processId],
  );
}

/** Suggestions that the next version will be credited with, as far as can be told before it is published. */
async function adoptedSuggestions(tx: EntityManager, { processId, currentVersionId, passages }: ChangedDraft): Promise<readonly Adopted[]> {
  const changed = new Map(passages.map(({ passageId, text }) => [passageId, text]));
  const open = (await openSuggestions(tx, { processId, answers, contributionId: null })).filter(({ steps }) => steps.at(-1)!.versionId === currentVersionId && changed.has(steps.at(-1)!.passageId));
  if (open.length === 0) return [];
  const texts = new Map(open.map(({ steps }) => [steps.at(-1)!.passageId, steps.at(-1)!.text]));
  const carried = carryOver([...texts].map(([passageId, text]) => ({ passageId, text })), passages);
  const next = ({ steps }: OpenSuggestion): PlacedText => {
    const { passageId, at, isUncertain = false } = steps.at(-1)!;
    const { state, place } = at === null ? { state: isUncertain ? 'UNCERTAIN' : 'GONE', place: null } : carried({ passageId, ...at });
    return { text: changed.get(place?.passageId ?? passageId)!, at: place, isUncertain: state === 'UNCERTAIN' };
  };
  return open.filter((each) => broughtIn(each, [...each.steps, next(each)]) === each.steps.length).map(({ outcome, steps }) => ({ passageId: steps.at(-1)!.passageId, outcome }));
}

/** The note in words: as many lines as may be said, so that it can be handed in as it is. */
function textOf(note: ChangeNote, lang: string): string {
  const t = createTranslator(changeNoteMessages, lang);
  const lines = note.answered.map(({ title, adopted, partlyAdopted }) => t('answered', {
    title, what: [...(adopted > 0 ? [t('adopted', { count: adopted })] : []), ...(partlyAdopted > 0 ? [t('partly', { count: partlyAdopted })] : [])].join(', '),
  }));
  for (const kind of ['added', 'reworded', 'moved', 'removed'] as const) {
    const titles = note[kind];
    if (titles.length === 0) continue;
    const named = titles.slice(0, mostTitles).map((title) => t('title', { title }));
    lines.push(t(kind, { titles: [...named, ...(titles.length > mostTitles ? [t('more', { count: titles.length - mostTitles })] : [])].join(', ') }));
  }
  let length = -1;
  return lines.filter((line) => (length += lengthOf(line) + 1) <= limits.reason.max).join('\n');
}
