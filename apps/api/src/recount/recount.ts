import { Injectable } from '@nestjs/common';
import { system } from '@mitgestalten/kernel';
import { done, UnitOfWork, type AuditEvent } from '@mitgestalten/platform';
import { RecountBallot } from '@mitgestalten/voting-api';
import { DataSource, type EntityManager } from 'typeorm';
import { counters, type Counter } from './counters.js';

/** What a recount of a process found. */
export interface RecountReport {
  readonly slug: string;
  /** How many figures were looked at. */
  readonly compared: number;
  /** One line for each counter that was wrong. */
  readonly counterFaults: readonly string[];
  /** What does not agree in papers, ledger and tallies. Never mended by a command: people look at it. */
  readonly ballotFaults: readonly string[];
  readonly repaired: boolean;
}

interface Wrong {
  readonly id: string;
  readonly kept: number | boolean;
  readonly counted: number | boolean;
}

/** The operator's check: every kept figure against the rows that it counts. */
@Injectable()
export class Recount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly ballots: RecountBallot,
  ) {}

  /** All processes, or the one of that short name; none when it does not exist. `repair` writes the counted figures, with an audit entry. */
  async run({ slug, repair = false }: { readonly slug?: string | undefined; readonly repair?: boolean | undefined }): Promise<readonly RecountReport[]> {
    const processes: { id: string; slug: string }[] = await this.dataSource.query('SELECT id, slug FROM process WHERE $1::text IS NULL OR slug = $1 ORDER BY slug', [slug ?? null]);
    const reports: RecountReport[] = [];
    for (const process of processes) reports.push(await this.process(process, repair));
    return reports;
  }

  private async process({ id, slug }: { readonly id: string; readonly slug: string }, repair: boolean): Promise<RecountReport> {
    const { wrong, compared } = await this.dataSource.transaction('REPEATABLE READ', (tx) => compare(tx, id));
    if (repair && wrong.length > 0) await this.repair(id);
    const ballots: { id: string }[] = await this.dataSource.query('SELECT id FROM ballot WHERE process_id = $1 ORDER BY id', [id]);
    const ballotFaults: string[] = [];
    for (const ballot of ballots) ballotFaults.push(...(await this.ballots.run(ballot.id))!.faults.map((fault) => `ballot ${ballot.id}: ${fault}`));
    const counterFaults = wrong.map(({ counter, row }) => `${counter.table}.${counter.column} of ${row.id} is ${row.kept}, counted ${row.counted}`);
    return { slug, compared, counterFaults, ballotFaults, repaired: repair && wrong.length > 0 };
  }

  /** Whoever would change a counter meanwhile waits. */
  private async repair(processId: string): Promise<void> {
    await this.unitOfWork.run({ actor: system, action: 'counters.repair' }, async ({ tx }) => {
      await tx.query('LOCK TABLE contribution, answer IN SHARE ROW EXCLUSIVE MODE');
      const { wrong } = await compare(tx, processId);
      for (const { counter: { table, column }, row } of wrong) await tx.query(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [row.id, row.counted]);
      const details = Object.fromEntries(counters.map((counter) => [`${counter.table}.${counter.column}`, wrong.filter((each) => each.counter === counter).length]));
      return done(null, { objectType: 'process', objectId: processId, processId, details } satisfies AuditEvent);
    });
  }
}

async function compare(tx: EntityManager, processId: string): Promise<{ wrong: { counter: Counter; row: Wrong }[]; compared: number }> {
  const wrong: { counter: Counter; row: Wrong }[] = [];
  let compared = 0;
  for (const counter of counters) {
    const rows: Wrong[] = await tx.query(
      `SELECT t.id, t.${counter.column} AS kept, ${counter.counted} AS counted FROM ${counter.table} t WHERE ${counter.processId} = $1 ORDER BY t.id`, [processId],
    );
    compared += rows.length;
    wrong.push(...rows.filter(({ kept, counted }) => kept !== counted).map((row) => ({ counter, row })));
  }
  return { wrong, compared };
}
