import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, Keys, UnitOfWork, violatedConstraint, type RequestContext, type Work } from '@mitgestalten/platform';
import { phaseStateOf, type Phase } from '@mitgestalten/process-domain';
import { receiptText, takeChoices, type BallotRules, type Choices } from '@mitgestalten/voting-domain';
import { DataSource, type EntityManager } from 'typeorm';
import { ballotLock } from './ballot-lock.js';
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
  readonly #processes = new Map<string, string>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly voters: Voters,
    private readonly papers: VotingPapers,
    private readonly keys: Keys,
  ) {}

  async run(actor: Actor, input: CastVoteInput, request: Request): Promise<Decision<CastVoteResult>> {
    const processId = isId(input.ballotId) ? await this.processOf(input.ballotId) : null;
    if (processId === null) return refuse('NOT_FOUND', 'ballotId');
    const voter = await this.voters.recognise(actor, processId, input.code, request);
    if (!voter.ok) return voter;
    const receipt = this.receipt(input.ballotId, voter.value.pseudonym, input.idempotencyKey);
    const deed = {
      actor, action: 'vote.cast', anonymous: true, processId, lock: ballotLock(input.ballotId, 'shared'),
      idempotencyKey: this.blind(voter.value, 'key', input.idempotencyKey), input: this.blind(voter.value, 'input', JSON.stringify(input)),
      outcome: done({ accepted: true }, { objectType: 'ballot', objectId: input.ballotId }),
    };
    let recorded: VotingPaperObject | null = null;
    try {
      const decision = await this.unitOfWork.runForeseen(deed, async (work) => {
        const cast = await this.cast(work, actor, input, voter.value, receipt, request.lang);
        if (cast.ok) recorded = cast.value;
        return cast;
      });
      if (!decision.ok) return decision;
    } catch (error) {
      // The receipt is in the ledger, but the record of its key is not kept any more: no second change by the same key.
      if (violatedConstraint(error) === 'ledger_entry_receipt_hash_key') return refuse('KEY_REUSED', 'idempotencyKey');
      throw error;
    }
    return { ok: true, value: { receipt, paper: recorded ?? (await this.papers.read(input.ballotId, voter.value.pseudonym)) } };
  }

  /** Called with the ballot's lock held. */
  private async cast(
    work: Work, actor: Actor, input: CastVoteInput, recognised: Voter, receipt: string, lang: string,
  ): Promise<Decision<VotingPaperObject>> {
    const choices = { itemIds: input.itemIds.map((id) => id.toLowerCase()), areaId: input.areaId?.toLowerCase() ?? null, oldEnough: input.oldEnough };
    const ballot = await readBallot(work.tx, input.ballotId, choices);
    if (ballot === null) return refuse('NOT_FOUND', 'ballotId');
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

  /** Asked once for each ballot: it never moves to another process. */
  private async processOf(ballotId: string): Promise<string | null> {
    const known = this.#processes.get(ballotId);
    if (known !== undefined) return known;
    const [ballot]: { processId: string }[] = await this.dataSource.query('SELECT process_id AS "processId" FROM ballot WHERE id = $1', [ballotId]);
    if (ballot === undefined) return null;
    this.#processes.set(ballotId, ballot.processId);
    return ballot.processId;
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

/** All that the rules ask, with the time at which they ask it. Of items and areas those that were chosen. */
async function readBallot(tx: EntityManager, ballotId: string, { itemIds, areaId }: Choices): Promise<VotableBallot | null> {
  const [row] = await tx.query(
    `SELECT b.id, b.process_id AS "processId", b.max_choices AS "maxChoices", b.minimum_age AS "minimumAge", b.opens_at AS "opensAt",
       b.closes_at AS "closesAt", b.closed_at AS "closedAt", process_now(b.process_id) AS now,
       ph.starts_at AS "phaseStartsAt", ph.ends_at AS "phaseEndsAt", ph.closed_at AS "phaseClosedAt", ph.rules AS "phaseRules",
       ARRAY(SELECT i.id FROM ballot_item i WHERE i.ballot_id = b.id AND i.id = ANY($2::uuid[]) ORDER BY i.ordinal) AS "itemIds",
       ARRAY(SELECT a.id FROM area a WHERE a.process_id = b.process_id AND a.id = $3::uuid) AS "areaIds"
     FROM ballot b JOIN phase ph ON ph.id = b.phase_id WHERE b.id = $1`,
    [ballotId, itemIds.filter(isId), isId(areaId) ? areaId : null],
  );
  if (row === undefined) return null;
  return { ...row, phase: { startsAt: row.phaseStartsAt, endsAt: row.phaseEndsAt, closedAt: row.phaseClosedAt, rules: row.phaseRules } };
}
