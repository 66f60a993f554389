import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse, system } from '@mitgestalten/kernel';
import { done, Jobs, UnitOfWork, type AuditEvent } from '@mitgestalten/platform';
import { confirmDays } from './contribution-writer.js';

// Once an hour is near enough to a term of days.
const everySeconds = 3600;
// Rows in one transaction; the rest is taken by the next run.
const atOnce = 500;

/** Deletes what nobody confirmed in time, with the address: it was never handed in. */
@Injectable()
export class ForgetUnconfirmed implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.every(everySeconds, 'forget-unconfirmed', () => this.run());
  }

  async run(): Promise<void> {
    await this.unitOfWork.run({ actor: system, action: 'contribution.forget-unconfirmed' }, async ({ tx }) => {
      const due: { id: string; process_id: string }[] = await tx.query(
        `SELECT id, process_id FROM contribution WHERE state = 'UNCONFIRMED' AND created_at <= process_now(process_id) - make_interval(days => $1)
         ORDER BY id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED`, [confirmDays],
      );
      const ids = due.map(({ id }) => id);
      for (const [table, key] of [['anchor_place', 'contribution_id'], ['anchor', 'contribution_id'], ['contribution_contact', 'contribution_id'], ['contribution_text', 'contribution_id'], ['contribution', 'id']]) {
        await tx.query(`DELETE FROM ${table} WHERE ${key} = ANY($1::uuid[])`, [ids]);
      }
      const [first, ...rest] = due.map((row): AuditEvent => ({ objectType: 'contribution', objectId: row.id, processId: row.process_id }));
      // Nothing was due: nothing is noted down.
      return first === undefined ? refuse('NOTHING_CHANGED') : done(null, first, ...rest);
    });
  }
}
