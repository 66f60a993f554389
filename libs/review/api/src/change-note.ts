import { Injectable } from '@nestjs/common';
import { changedDraft } from '@mitgestalten/concept-api';
import { holds, isId, lengthOf, limits, type Actor } from '@mitgestalten/kernel';
import { ProcessEntity } from '@mitgestalten/process-api';
import { changeNoteOf, type ChangeNote, type NotedPassage } from '@mitgestalten/review-domain';
import { changeNoteMessages, createTranslator } from '@mitgestalten/web-i18n';
import { DataSource, type EntityManager } from 'typeorm';

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
    const adopted = await adoptedAt(tx, draft.passages.map(({ passageId }) => passageId), draft.currentVersionId);
    const passages = draft.passages.map((passage): NotedPassage => ({ ...passage, ...(adopted.get(passage.passageId) ?? { adopted: 0, partlyAdopted: 0 }) }));
    const [lang = 'de'] = (await tx.findOneByOrFail(ProcessEntity, { id: draft.processId })).languages;
    return textOf(changeNoteOf(passages), lang);
  }
}

interface Adopted {
  readonly passageId: string;
  readonly adopted: number;
  readonly partlyAdopted: number;
}

/**
 * Contributions that were answered as adopted since the current version was published. Answers that wait for approval count too: they are handed in
 * together with the version that does what they say, and the same second person reads both.
 */
async function adoptedAt(tx: EntityManager, passageIds: readonly string[], currentVersionId: string | null): Promise<ReadonlyMap<string, Adopted>> {
  const rows: Adopted[] = await tx.query(
    `SELECT c.passage_id AS "passageId", count(*) FILTER (WHERE a.outcome = 'ADOPTED')::int AS adopted, count(*) FILTER (WHERE a.outcome = 'PARTLY_ADOPTED')::int AS "partlyAdopted"
     FROM contribution c JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a ON a.consideration_id = k.consideration_id
     WHERE c.passage_id = ANY($1::uuid[]) AND c.state = 'PUBLISHED' AND a.outcome IN ('ADOPTED', 'PARTLY_ADOPTED') AND a.state IN ('PROPOSED', 'PUBLISHED')
       AND coalesce(a.published_at >= (SELECT v.published_at FROM version v WHERE v.id = $2), true)
     GROUP BY c.passage_id`,
    [passageIds, currentVersionId],
  );
  return new Map(rows.map((row) => [row.passageId, row]));
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
