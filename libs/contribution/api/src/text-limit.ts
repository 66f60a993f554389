import { Injectable } from '@nestjs/common';
import { normaliseEmail, type Actor, type Refused } from '@mitgestalten/kernel';
import { Keys, RateLimiter } from '@mitgestalten/platform';
import type { Request } from './contribution-writer.js';

// Without an account nobody can be asked back: enough for a person with several wishes, too few for a campaign.
const guestTexts = { name: 'guest-text', most: 5, minutes: 60 };
// An association may work through a whole draft in an evening.
const accountTexts = { name: 'account-text', most: 30, minutes: 60 };
// As many as a device may send: nobody's mailbox is filled by many devices that name its address.
const mailsPerAddress = { name: 'confirm address', most: 5, minutes: 60 };
// A code has at least 50 bit; this keeps a guessing machine from even trying, and bears an advice centre with one address.
const codeTries = { name: 'code', most: 60, minutes: 60 };

/** How much one person or device may send. Asked before a transaction begins: a repeat is answered even when the limit is reached. */
@Injectable()
export class TextLimit {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly keys: Keys,
  ) {}

  /** Counts a text. RATE_LIMITED when there were too many within the hour. */
  text(actor: Actor, request: Request): Promise<Refused | null> {
    return actor.kind === 'ACCOUNT' ? this.limiter.hit(accountTexts, actor.accountId) : this.limiter.hit(guestTexts, request.device);
  }

  /** Counts a mail that asks a guest for confirmation. RATE_LIMITED at `email` when that address got too many within the hour. */
  async mail(actor: Actor, email: string | null | undefined): Promise<Refused | null> {
    const address = actor.kind === 'ACCOUNT' || email == null ? null : normaliseEmail(email);
    if (address === null) return null;
    // A plain digest of an address could be guessed from the table; this one only with the key.
    const limited = await this.limiter.hit(mailsPerAddress, this.keys.hmac('device', 'address', address).toString('hex'));
    return limited === null ? null : { ok: false, refusals: limited.refusals.map((refusal) => ({ ...refusal, field: 'email' })) };
  }

  /** Counts a try with a typed code, right or wrong. */
  code(request: Request): Promise<Refused | null> {
    return this.limiter.hit(codeTries, request.device);
  }
}
