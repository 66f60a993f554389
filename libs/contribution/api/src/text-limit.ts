import { Injectable } from '@nestjs/common';
import type { Actor, Refused } from '@mitgestalten/kernel';
import { RateLimiter } from '@mitgestalten/platform';
import type { Request } from './contribution-writer.js';

// Without an account nobody can be asked back: enough for a person with several wishes, too few for a campaign.
const guestTexts = { name: 'guest-text', most: 5, minutes: 60 };
// An association may work through a whole draft in an evening.
const accountTexts = { name: 'account-text', most: 30, minutes: 60 };
// A code has at least 50 bit; this keeps a guessing machine from even trying, and bears an advice centre with one address.
const codeTries = { name: 'code', most: 60, minutes: 60 };

/** How much one person or device may send. Asked before a transaction begins: a repeat is answered even when the limit is reached. */
@Injectable()
export class TextLimit {
  constructor(private readonly limiter: RateLimiter) {}

  /** Counts a text. RATE_LIMITED when there were too many within the hour. */
  text(actor: Actor, request: Request): Promise<Refused | null> {
    return actor.kind === 'ACCOUNT' ? this.limiter.hit(accountTexts, actor.accountId) : this.limiter.hit(guestTexts, request.device);
  }

  /** Counts a try with a typed code, right or wrong. */
  code(request: Request): Promise<Refused | null> {
    return this.limiter.hit(codeTries, request.device);
  }
}
