import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refuse, system, type Refused } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { Closing } from '@mitgestalten/process-api';
import { DataSource } from 'typeorm';
import { lockBallot } from './ballot-lock.js';
import { hasVotes } from './voting.shapes.js';

/** Counts and closes the ballots whose end has passed. What was closed never changes, wherever a sample clock is moved. */
@Injectable()
export class CloseBallots implements OnModuleInit {
  constructor(
    private readonly closing: Closing,
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    this.closing.register((processId) => this.closeDue(processId));
  }

  /** Bears being called twice at once: the second finds nothing left to close. */
  async closeDue(processId: string): Promise<void> {
    const due: { id: string }[] = await this.dataSource.query(
      'SELECT id FROM ballot WHERE process_id = $1 AND closed_at IS NULL AND closes_at <= process_now($1)', [processId],
    );
    for (const { id } of due) await this.unitOfWork.run({ actor: system, action: 'ballot.close', processId }, (work) => this.close(work, id));
  }

  private async close(work: Work, ballotId: string): Promise<Done<null> | Refused> {
    const { tx } = work;
    await lockBallot(tx, ballotId, 'exclusive');
    // From here on nobody votes: those who were let in have committed, the others will find the ballot closed.
    const stillDue: unknown[] = await tx.query('SELECT 1 FROM ballot WHERE id = $1 AND closed_at IS NULL AND closes_at <= process_now(process_id)', [ballotId]);
    if (stillDue.length === 0) return refuse('ALREADY_DONE');
    await tx.query(
      `INSERT INTO tally_participation (process_id, ballot_id, channel, area_id, papers)
       SELECT p.process_id, p.ballot_id, p.channel, p.area_id, count(*) FROM voting_paper p WHERE p.ballot_id = $1 AND ${hasVotes('p')}
       GROUP BY p.process_id, p.ballot_id, p.channel, p.area_id`, [ballotId],
    );
    await tx.query(
      `INSERT INTO tally_cell (process_id, ballot_id, item_id, channel, area_id, votes)
       SELECT p.process_id, p.ballot_id, v.item_id, p.channel, p.area_id, count(*) FROM vote v JOIN voting_paper p ON p.id = v.paper_id
       WHERE v.ballot_id = $1 GROUP BY p.process_id, p.ballot_id, v.item_id, p.channel, p.area_id`, [ballotId],
    );
    await tx.query('UPDATE ballot SET closed_at = closes_at WHERE id = $1', [ballotId]);
    return done(null, { objectType: 'ballot', objectId: ballotId });
  }
}
