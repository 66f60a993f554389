import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AuditEvent, Work } from '@mitgestalten/platform';
import { Closing, type Closer } from '@mitgestalten/process-api';
import type { EntityManager } from 'typeorm';
import { lockBallot } from './ballot-lock.js';
import { publishTally } from './publish-tally.js';
import { hasVotes } from './voting.shapes.js';

// Closed before published tallies were stored.
const isUnpublished = '(closed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM published_tally p WHERE p.ballot_id = b.id))';

/** Counts and closes the ballots whose end has passed. What was closed never changes, wherever a sample clock is moved. */
@Injectable()
export class CloseBallots implements OnModuleInit, Closer {
  readonly action = 'ballot.close';

  constructor(private readonly closing: Closing) {}

  onModuleInit(): void {
    this.closing.register(this);
  }

  async due(tx: EntityManager, processId: string): Promise<readonly string[]> {
    const due: { id: string }[] = await tx.query(
      `SELECT id FROM ballot b WHERE process_id = $1 AND (closed_at IS NULL AND closes_at <= process_now($1) OR ${isUnpublished}) ORDER BY id`, [processId],
    );
    return due.map(({ id }) => id);
  }

  /** Bears being called twice at once: the second finds nothing left to close. */
  async close({ tx }: Work, ballotId: string): Promise<AuditEvent | null> {
    await lockBallot(tx, ballotId, 'exclusive');
    // From here on nobody votes: those who were let in have committed, the others will find the ballot closed.
    const [ballot]: { processId: string; isClosed: boolean }[] = await tx.query(
      `SELECT process_id AS "processId", closed_at IS NOT NULL AS "isClosed" FROM ballot b WHERE id = $1 AND (closed_at IS NULL AND closes_at <= process_now(process_id) OR ${isUnpublished})`, [ballotId],
    );
    if (ballot === undefined) return null;
    if (!ballot.isClosed) await count(tx, ballotId);
    await publishTally(tx, ballot.processId, ballotId);
    return { objectType: 'ballot', objectId: ballotId, processId: ballot.processId };
  }
}

async function count(tx: EntityManager, ballotId: string): Promise<void> {
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
}
