import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, Keys, UnitOfWork, violatedConstraint, type RequestContext, type Work } from '@mitgestalten/platform';
import { phaseStateOf, type Phase } from '@mitgestalten/process-domain';
import { receiptText, takeChoices, type BallotRules } from '@mitgestalten/voting-domain';
import { DataSource, type EntityManager } from 'typeorm';
import { lockBallot } from './ballot-lock.js';
import { Voters, type Voter } from './voters.js';
import { VotingPapers } from './voting-papers.js';
import type { CastVoteInput, VotingPaperObject } from './voting.graphql.js';

/** The voter's paper as it was recorded, and the receipt for that. A repeat gets the same receipt and the paper as it stands now. */
export interface CastVoteResult {
  readonly paper: VotingPaperObject | null;
  readonly receipt: string;
}

type Request = Pick<RequestContext, 'lang' | 'device'>;

/**
 * Votes, or changes a vote: paper, choices and ledger line in one transaction. Our records of it tell neither who nor what:
 * idempotency key and input are stored as keyed digests, the answer as "accepted", the audit entry without voter and time.
 */
@Injectable()
export class CastVote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly voters: Voters,
    private readonly papers: VotingPapers,
    private readonly keys: Keys,
  ) {}

  async run(actor: Actor, input: CastVoteInput, request: Request): Promise<Decision<CastVoteResult>> {
    const ballot = isId(input.ballotId) ? await readBallot(this.dataSource.manager, input.ballotId) : null;
    if (ballot === null) return refuse('NOT_FOUND', 'ballotId');
    const voter = await this.voters.recognise(actor, ballot.processId, input.code, request.device);
    if (!voter.ok) return voter;
    const receipt = this.receipt(ballot.id, voter.value.pseudonym, input.idempotencyKey);
    const deed = {
      actor, action: 'vote.cast', anonymous: true, processId: ballot.processId,
      idempotencyKey: this.blind(voter.value, 'key', input.idempotencyKey), input: this.blind(voter.value, 'input', JSON.stringify(input)),
    };
    let recorded: VotingPaperObject | null = null;
    try {
      const decision = await this.unitOfWork.run(deed, async (work) => {
        const cast = await this.cast(work, actor, input, voter.value, receipt, request.lang);
        if (!cast.ok) return cast;
        recorded = cast.value;
        return done({ accepted: true }, { objectType: 'ballot', objectId: ballot.id });
      });
      if (!decision.ok) return decision;
    } catch (error) {
      // The receipt is in the ledger, but the record of its key is not kept any more: no second change by the same key.
      if (violatedConstraint(error) === 'ledger_entry_receipt_hash_key') return refuse('KEY_REUSED', 'idempotencyKey');
      throw error;
    }
    return { ok: true, value: { receipt, paper: recorded ?? (await this.papers.read(ballot.id, voter.value.pseudonym)) } };
  }

  private async cast(
    work: Work, actor: Actor, input: CastVoteInput, recognised: Voter, receipt: string, lang: string,
  ): Promise<Decision<VotingPaperObject>> {
    await lockBallot(work.tx, input.ballotId, 'shared');
    const ballot = await readBallot(work.tx, input.ballotId);
    if (ballot === null) return refuse('NOT_FOUND', 'ballotId');
    const choices = { itemIds: input.itemIds.map((id) => id.toLowerCase()), areaId: input.areaId?.toLowerCase() ?? null, oldEnough: input.oldEnough };
    const taken = takeChoices(ballot, choices, ballot.now);
    if (!taken.ok) return taken;
    if (phaseStateOf(ballot.phase, ballot.now) !== 'CURRENT' || !ballot.phase.rules.vote) return refuse('NOT_OPEN');
    const voter = await this.voters.hold(work, actor, ballot.processId, input.code, recognised);
    if (!voter.ok) return voter;
    const { pseudonym, assurance, code } = voter.value;
    const entry = { ballot, pseudonym, assurance, areaId: choices.areaId, itemIds: taken.value, receipt, day: ballot.now.toISOString().slice(0, 10), lang };
    if (code !== null && code.pseudonym !== pseudonym) {
      await this.papers.empty(work.tx, entry, code.pseudonym, this.receipt(ballot.id, code.pseudonym, input.idempotencyKey));
    }
    return { ok: true, value: await this.papers.write(work.tx, entry) };
  }

  private receipt(ballotId: string, pseudonym: string, idempotencyKey: string): string {
    return receiptText(this.keys.hmac('receipt', ballotId, pseudonym, idempotencyKey));
  }

  /** Without this, whoever has the database could try out which of the few possible inputs has a stored digest. */
  private blind(voter: Voter, ...parts: string[]): string {
    return this.keys.hmac('voter', 'deed', voter.pseudonym, ...parts).toString('hex');
  }
}

interface VotableBallot extends BallotRules {
  readonly id: string;
  readonly processId: string;
  readonly phase: Phase;
  readonly now: Date;
}

/** All that the rules ask, with the time at which they ask it. */
async function readBallot(tx: EntityManager, ballotId: string): Promise<VotableBallot | null> {
  const [row] = await tx.query(
    `SELECT b.id, b.process_id AS "processId", b.max_choices AS "maxChoices", b.minimum_age AS "minimumAge", b.opens_at AS "opensAt",
       b.closes_at AS "closesAt", b.closed_at AS "closedAt", process_now(b.process_id) AS now,
       ph.starts_at AS "phaseStartsAt", ph.ends_at AS "phaseEndsAt", ph.closed_at AS "phaseClosedAt", ph.rules AS "phaseRules",
       (SELECT json_agg(i.id ORDER BY i.ordinal) FROM ballot_item i WHERE i.ballot_id = b.id) AS "itemIds",
       (SELECT coalesce(json_agg(a.id), '[]') FROM area a WHERE a.process_id = b.process_id) AS "areaIds"
     FROM ballot b JOIN phase ph ON ph.id = b.phase_id WHERE b.id = $1`,
    [ballotId],
  );
  if (row === undefined) return null;
  return { ...row, phase: { startsAt: row.phaseStartsAt, endsAt: row.phaseEndsAt, closedAt: row.phaseClosedAt, rules: row.phaseRules } };
}
