import { Injectable } from '@nestjs/common';
import { accept, isId, type Decision } from '@mitgestalten/kernel';
import type { RequestContext } from '@mitgestalten/platform';
import { ballotStateOf, type BallotDates } from '@mitgestalten/voting-domain';
import { DataSource } from 'typeorm';
import { Voters } from './voters.js';
import { VotingPapers } from './voting-papers.js';
import type { VotingPaperObject } from './voting.graphql.js';

/** A voter's look at the own voting paper. */
@Injectable()
export class OwnPaper {
  constructor(
    private readonly dataSource: DataSource,
    private readonly voters: Voters,
    private readonly papers: VotingPapers,
  ) {}

  /**
   * Null where there is none, without account and code, and for a code that does not lead to one. A code shows its paper only until
   * the ballot closes: whoever collects the slips afterwards must not learn what was chosen. Refused only after too many wrong codes.
   */
  async read(request: RequestContext, ballotId: string, code: string | null): Promise<Decision<VotingPaperObject | null>> {
    if (!isId(ballotId)) return accept(null);
    const [ballot]: (BallotDates & { processId: string; now: Date })[] = await this.dataSource.query(
      `SELECT process_id AS "processId", opens_at AS "opensAt", closes_at AS "closesAt", closed_at AS "closedAt", process_now(process_id) AS now
       FROM ballot WHERE id = $1`, [ballotId],
    );
    if (ballot === undefined || (code !== null && ballotStateOf(ballot, ballot.now) === 'CLOSED')) return accept(null);
    const voter = await this.voters.recognise(request.actor, ballot.processId, code, request);
    if (voter.ok) return accept(await this.papers.read(ballotId, voter.value.pseudonym));
    return voter.refusals.some((refusal) => refusal.code === 'RATE_LIMITED') ? voter : accept(null);
  }
}
