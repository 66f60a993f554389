import { Injectable } from '@nestjs/common';
import { accept, presentOrNull, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { Codes, Keys, RateLimiter, type RedeemedCode, type RequestContext, type Work } from '@mitgestalten/platform';
import type { Assurance } from '@mitgestalten/voting-domain';
import { DataSource } from 'typeorm';

/** Somebody who may hold one voting paper in each ballot of a process. */
export interface Voter {
  /** An HMAC of account or code: the same in all ballots of the process, and nowhere else. */
  readonly pseudonym: string;
  readonly assurance: Assurance;
  /** The code that was typed, with the pseudonym it has while no account holds it. */
  readonly code: { readonly id: string; readonly pseudonym: string } | null;
}

// The longest code that anybody could type, with blanks and hyphens; more is not looked at.
const longestCode = 64;
// Wrong codes from one device, and right ones while they are looked up: a full hall votes at once from one address. A code has at
// least 50 bit, against which a thousand tries an hour are nothing.
const wrongCodes = { name: 'voting-code', most: 1000, minutes: 60 };

/** Tells voters apart: by account, or by a voting code on a slip. */
@Injectable()
export class Voters {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: Codes,
    private readonly keys: Keys,
    private readonly limiter: RateLimiter,
  ) {}

  /** Who that is in that process. Refused without account and code, and for a code that is unknown, another's or not for voting. */
  async recognise(actor: Actor, processId: string, typed: string | null | undefined, request: Pick<RequestContext, 'device'>): Promise<Decision<Voter>> {
    const text = presentOrNull(typed);
    if (text === null) return this.voterOf(actor, processId, null);
    const { device } = request;
    const limited = await this.limiter.hit(wrongCodes, device);
    if (limited !== null) return limited;
    const code = text.length > longestCode ? null : await this.codes.read(this.dataSource.manager, processId, text);
    if (code === null) return refuse('CODE_UNKNOWN', 'code');
    await this.limiter.giveBack(wrongCodes, device);
    return this.voterOf(actor, processId, code);
  }

  /**
   * The same once more within the transaction of a vote. From here on nobody else uses the code, and the account that typed it
   * holds it.
   */
  async hold(work: Work, actor: Actor, processId: string, typed: string | null | undefined, voter: Voter): Promise<Decision<Voter>> {
    const text = presentOrNull(typed);
    if (voter.code === null || text === null) return accept(voter);
    await work.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`code ${voter.code.id}`]);
    const code = await this.codes.read(work.tx, processId, text);
    if (code === null) return refuse('CODE_UNKNOWN', 'code');
    const again = this.voterOf(actor, processId, code);
    if (again.ok) await this.codes.markRedeemed(work, code.codeId);
    if (again.ok && actor.kind === 'ACCOUNT' && !(await this.codes.bind(work, code.codeId, actor.accountId))) return refuse('CODE_WRONG_PURPOSE', 'code');
    return again;
  }

  private voterOf(actor: Actor, processId: string, code: RedeemedCode | null): Decision<Voter> {
    if (code !== null && code.purpose !== 'VOTE') return refuse('CODE_WRONG_PURPOSE', 'code');
    const held = code === null ? null : { id: code.codeId, pseudonym: this.pseudonym(processId, `code:${code.codeId}`) };
    if (actor.kind === 'ACCOUNT') {
      if (code !== null && code.accountId !== null && code.accountId !== actor.accountId) return refuse('CODE_WRONG_PURPOSE', 'code');
      return accept({ pseudonym: this.pseudonym(processId, `account:${actor.accountId}`), assurance: 'EMAIL', code: held });
    }
    // Once an account holds a code, its vote is the account's: whoever finds the slip must not change it.
    if (held === null || code?.accountId != null) return refuse('SIGN_IN_NEEDED', 'code');
    return accept({ pseudonym: held.pseudonym, assurance: 'CODE', code: held });
  }

  private pseudonym(processId: string, who: string): string {
    return this.keys.hmac('voter', processId, who).toString('hex');
  }
}
