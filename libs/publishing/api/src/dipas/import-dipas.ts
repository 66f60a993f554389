import { Injectable } from '@nestjs/common';
import { refuse, system } from '@mitgestalten/kernel';
import { ContributionEntity, ContributionTextEntity } from '@mitgestalten/contribution-api';
import { done, newId, UnitOfWork, type Work } from '@mitgestalten/platform';
import { beyondOurLimits, readDipas, type DipasFault, type DipasRecord } from './read-dipas.js';

export type ImportReport =
  | {
      readonly ok: true;
      readonly imported: number;
      /** Records that an earlier import brought; they were left as they are. */
      readonly alreadyThere: number;
      /** Imported records longer or shorter than our own forms allow. They came in unchanged. */
      readonly beyondLimits: number;
    }
  | {
      readonly ok: false;
      /** All faults in words, each with its line. */
      readonly message: string;
      readonly faults: readonly DipasFault[];
    };

const source = 'dipas';
// Rows per statement: far below PostgreSQL's 65,535 parameters.
const atOnce = 500;
// Faults that a message lists; the report has all of them.
const mostInMessage = 20;

/** Brings contributions of a DIPAS export into the moderation queue, as proposals. All of them or, when one line is broken, none. */
@Injectable()
export class ImportDipas {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One deed with one audit entry. Needs no open phase: the office brings what was said elsewhere. */
  async run({ file, processSlug }: { readonly file: Buffer | string; readonly processSlug: string }): Promise<ImportReport> {
    const { records, faults } = readDipas(file);
    if (faults.length > 0) return failed(faults);
    const decision = await this.unitOfWork.run({ actor: system, action: 'contribution.import' }, async (work) => {
      const [process]: { id: string }[] = await work.tx.query('SELECT id FROM process WHERE slug = $1', [processSlug]);
      if (process === undefined) return refuse('NOT_FOUND', 'process');
      const fresh = await this.write(work, process.id, records);
      const report = { imported: fresh.length, alreadyThere: records.length - fresh.length, beyondLimits: fresh.filter(beyondOurLimits).length };
      return done(report, { objectType: 'process', objectId: process.id, processId: process.id, details: { source, ...report } });
    });
    return decision.ok ? { ok: true, ...decision.value } : failed([{ line: null, why: `there is no process with the name ${processSlug}` }]);
  }

  /** Writes the records that are not there yet and gives them back. The constraint on the source decides, also between two imports at once. */
  private async write({ tx, now }: Work, processId: string, records: readonly DipasRecord[]): Promise<DipasRecord[]> {
    const createdAt = await now(processId);
    const fresh: DipasRecord[] = [];
    // All come at one instant: sorted ids keep the order of the file in every list.
    const [ids, textIds] = [records.map(() => newId()).sort(), records.map(() => newId()).sort()];
    for (let from = 0; from < records.length; from += atOnce) {
      const rows = records.slice(from, from + atOnce).map((record, index) => ({ record, id: ids[from + index]!, textId: textIds[from + index]! }));
      const inserted = await tx.createQueryBuilder().insert().into(ContributionEntity).values(rows.map(({ record, id, textId }) => ({
        id, processId, kind: 'PROPOSAL' as const, channel: 'ONLINE' as const, lang: 'de', state: 'SUBMITTED' as const, latestTextId: textId,
        source, sourceId: record.sourceId, sourceUrl: record.url, createdAt,
      }))).orIgnore().returning('id').execute();
      const written = new Set((inserted.raw as { id: string }[]).map(({ id }) => id));
      const added = rows.filter(({ id }) => written.has(id));
      if (added.length > 0) {
        await tx.insert(ContributionTextEntity, added.map(({ record, id, textId }) => ({
          id: textId, processId, contributionId: id, number: 1, title: record.title, body: record.text, state: 'SUBMITTED' as const, createdAt,
        })));
      }
      fresh.push(...added.map(({ record }) => record));
    }
    return fresh;
  }
}

function failed(faults: readonly DipasFault[]): ImportReport {
  const lines = faults.slice(0, mostInMessage).map(({ line, why }) => (line === null ? why : `line ${line}: ${why}`));
  const more = faults.length > mostInMessage ? [`and ${faults.length - mostInMessage} more`] : [];
  return { ok: false, message: `Nothing was imported: ${[...lines, ...more].join('; ')}.`, faults };
}
