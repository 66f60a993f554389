import { Injectable } from '@nestjs/common';
import { mayArrangeDraft, mayReadDraft, mayReadSteps, mayWritePassage, writeUntil, type Standing } from '@mitgestalten/concept-domain';
import { isId, type Actor } from '@mitgestalten/kernel';
import { Reader, selectionAt, type Row, type Selections } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { DraftPassageEntity, PartEntity } from './concept.entities.js';
import { draftPassageShape, draftShape, draftStepShape } from './concept.shapes.js';
import { standingOf } from './draft-standing.js';
import { draftChanges } from './draft-store.js';

type Selected = Selections;

// A month of daily work at one passage; with its texts no more than an answer may hold.
const mostSteps = 50;
// With their texts no more than an answer may hold.
const mostPassages = 50;

/** Reads working drafts for who may see them. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly reader: Reader,
    private readonly dataSource: DataSource,
  ) {}

  /** The draft of a part; null when there is none that the actor may read. */
  async draft(actor: Actor, partId: string, selection: Selected, lang: string): Promise<Row | null> {
    const part = isId(partId) ? await this.tx.findOneBy(PartEntity, { id: partId }) : null;
    if (part === null) return null;
    const standing = await standingOf(this.tx, actor, { processId: part.processId, partId });
    if (!mayReadDraft(standing)) return null;
    const row = await this.reader.one(draftShape, selection, lang, (t, s) => `${t}.id = ${s.param(partId)}`);
    if (row === null) return null;
    row['viewerCan'] = { arrange: mayArrangeDraft(standing), writeUntil: writeUntil(standing) };
    await this.complete(standing, part, (row['passages'] ?? []) as Row[], selectionAt(selection, 'passages'));
    return row;
  }

  /** Those of the passages that the part has, in the order of the draft; none for who may not read it. */
  async passages(actor: Actor, partId: string, passageIds: readonly string[], selection: Selected, lang: string): Promise<Row[]> {
    const part = isId(partId) ? await this.tx.findOneBy(PartEntity, { id: partId }) : null;
    if (part === null) return [];
    const standing = await standingOf(this.tx, actor, { processId: part.processId, partId });
    if (!mayReadDraft(standing)) return [];
    const rows = await this.reader.all(
      draftPassageShape, selection, lang, (t, s) => `${t}.part_id = ${s.param(partId)} AND ${t}.passage_id = ANY(${s.param(passageIds.filter(isId))}::uuid[])`, (t) => `${t}.ordinal`, mostPassages,
    );
    await this.complete(standing, part, rows, selection);
    return rows;
  }

  async passage(actor: Actor, passageId: string, selection: Selected, lang: string): Promise<Row | null> {
    const [row] = await this.reader.all(
      draftPassageShape, selection, lang, (t, s) => `${t}.passage_id = ${s.param(passageId)}`, (t) => `${t}.passage_id`, 1,
    );
    if (row === undefined) return null;
    const part = await this.tx.findOneByOrFail(PartEntity, { id: row['partId'] as string });
    const standing = await standingOf(this.tx, actor, { processId: part.processId, partId: part.id });
    if (!mayReadDraft(standing)) return null;
    await this.complete(standing, part, [row], selection);
    return row;
  }

  /** The steps of a passage, the newest first; none for who may not see them. */
  async steps(actor: Actor, passageId: string, selection: Selected, lang: string): Promise<Row[]> {
    const draft = isId(passageId) ? await this.tx.findOneBy(DraftPassageEntity, { passageId }) : null;
    if (draft === null || !mayReadSteps(await standingOf(this.tx, actor, draft), passageId)) return [];
    return this.reader.all(draftStepShape, selection, lang, (t, s) => `${t}.passage_id = ${s.param(passageId)}`, (t) => `${t}.lock_version DESC`, mostSteps);
  }

  private get tx() {
    return this.dataSource.manager;
  }

  /** Whether a passage was moved can only be said of the whole outline, by the same rule that proposes a version. */
  private async complete(standing: Standing, part: PartEntity, rows: readonly Row[], selection: Selected): Promise<void> {
    const changes = selection.has('changed') ? await draftChanges(this.tx, part) : null;
    for (const row of rows) {
      const id = row['id'] as string;
      if (changes !== null) row['changed'] = changes.has(id);
      row['viewerCan'] = { write: mayWritePassage(standing, id).ok, arrange: mayArrangeDraft(standing) };
    }
  }
}
