import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse, system } from '@mitgestalten/kernel';
import { done, Jobs, UnitOfWork, type AuditEvent } from '@mitgestalten/platform';

const everySeconds = 24 * 3600;
// Long enough to answer what is asked after a publication; the words that were published stay in their version.
const keptDays = 90;
// Rows in one transaction; the rest is taken by the next run.
const atOnce = 1000;

/**
 * Deletes who wrote what and when in a draft, once a version that was proposed after it is published and three months have passed. The newest step
 * of a passage stays, so that the next one has something to be compared with.
 */
@Injectable()
export class ForgetDraftSteps implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.jobs.every(everySeconds, 'forget-draft-steps', () => this.run());
  }

  async run(): Promise<void> {
    await this.unitOfWork.run({ actor: system, action: 'draft.forget-steps', changesNothing: true }, async ({ tx }) => {
      const [gone]: [{ process_id: string }[], number] = await tx.query(
        `DELETE FROM draft_step WHERE id IN (
           SELECT s.id FROM draft_step s JOIN draft_passage d ON d.passage_id = s.passage_id
           WHERE s.ended_at <= process_now(s.process_id) - make_interval(days => $1)
             AND EXISTS (SELECT 1 FROM version v WHERE v.part_id = d.part_id AND v.state = 'PUBLISHED' AND v.proposed_at >= s.ended_at)
             AND EXISTS (SELECT 1 FROM draft_step l WHERE l.passage_id = s.passage_id AND l.lock_version > s.lock_version)
           ORDER BY s.id LIMIT ${atOnce} FOR UPDATE OF s SKIP LOCKED
         ) RETURNING process_id`, [keptDays],
      );
      const counts = new Map<string, number>();
      for (const { process_id: id } of gone) counts.set(id, (counts.get(id) ?? 0) + 1);
      const [first, ...rest] = [...counts].map(([processId, steps]): AuditEvent => ({ objectType: 'process', objectId: processId, processId, details: { steps } }));
      // Nothing was due: nothing is noted down.
      return first === undefined ? refuse('NOTHING_CHANGED') : done(null, first, ...rest);
    });
  }
}
