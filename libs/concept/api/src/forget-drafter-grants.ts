import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse, system } from '@mitgestalten/kernel';
import { done, Invitations, Jobs, UnitOfWork, type AuditEvent } from '@mitgestalten/platform';
import { endGrant, type OwnedGrant } from './drafter-grant-store.js';

const everySeconds = 24 * 3600;
// As long as one can see who wrote what in a draft: until then an editor may give another day.
const keptDays = 90;

/** Takes grants away whose last day has been over for three months, and the role with the last of them. */
@Injectable()
export class ForgetDrafterGrants implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
  ) {}

  onModuleInit(): void {
    this.jobs.every(everySeconds, 'forget-drafter-grants', () => this.run());
  }

  async run(): Promise<void> {
    await this.unitOfWork.run({ actor: system, action: 'drafter.forget' }, async (work) => {
      const due: Pick<OwnedGrant, 'id' | 'processId' | 'roleGrantId'>[] = await work.tx.query(
        `SELECT id, process_id AS "processId", role_grant_id AS "roleGrantId" FROM drafter_grant
         WHERE ends_at <= process_now(process_id) - make_interval(days => $1) ORDER BY role_grant_id, id`, [keptDays],
      );
      const events: AuditEvent[] = [];
      for (const grant of due) {
        if (await endGrant(work, this.invitations, grant)) events.push({ objectType: 'drafter_grant', objectId: grant.id, processId: grant.processId });
      }
      const [first, ...rest] = events;
      // Nothing was due: nothing is noted down.
      return first === undefined ? refuse('NOTHING_CHANGED') : done(null, first, ...rest);
    });
  }
}
