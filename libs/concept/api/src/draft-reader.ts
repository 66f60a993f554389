import { Injectable } from '@nestjs/common';
import { Reader, selectionAt, type Row, type Selections } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { PartEntity } from './concept.entities.js';
import { draftPassageShape, draftShape, draftStepShape } from './concept.shapes.js';
import { draftChanges } from './draft-store.js';

type Selected = Selections;

// A month of daily work at one passage; with its texts no more than an answer may hold.
const mostSteps = 50;

/** Reads working drafts. Whoever calls has asked whether the actor may see them. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly reader: Reader,
    private readonly dataSource: DataSource,
  ) {}

  async draft(partId: string, selection: Selected, lang: string): Promise<Row | null> {
    const row = await this.reader.one(draftShape, selection, lang, (t, s) => `${t}.id = ${s.param(partId)}`);
    if (row !== null) await this.markChanged(partId, (row['passages'] ?? []) as Row[], selectionAt(selection, 'passages'));
    return row;
  }

  async passage(passageId: string, selection: Selected, lang: string): Promise<Row | null> {
    const [row] = await this.reader.all(
      draftPassageShape, selection, lang, (t, s) => `${t}.passage_id = ${s.param(passageId)}`, (t) => `${t}.passage_id`, 1,
    );
    if (row === undefined) return null;
    await this.markChanged(row['partId'] as string, [row], selection);
    return row;
  }

  /** The steps of a passage, the newest first. */
  steps(passageId: string, selection: Selected, lang: string): Promise<Row[]> {
    return this.reader.all(draftStepShape, selection, lang, (t, s) => `${t}.passage_id = ${s.param(passageId)}`, (t) => `${t}.lock_version DESC`, mostSteps);
  }

  /** Whether a passage was moved can only be said of the whole outline, by the same rule that proposes a version. */
  private async markChanged(partId: string, rows: readonly Row[], selection: Selected): Promise<void> {
    if (!selection.has('changed')) return;
    const part = await this.dataSource.manager.findOneByOrFail(PartEntity, { id: partId });
    const changes = await draftChanges(this.dataSource.manager, part);
    for (const row of rows) row['changed'] = changes.has(row['id'] as string);
  }
}
