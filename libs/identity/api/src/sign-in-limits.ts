import { Injectable } from '@nestjs/common';
import type { Refused } from '@mitgestalten/kernel';
import { Keys, RateLimiter, type RateLimit } from '@mitgestalten/platform';

// Many people share one address (a library, a shelter, the wireless network of a conference), so it gets room.
const linksPerDevice: RateLimit = { name: 'sign-in-link device', most: 60, minutes: 15 };
// As long as a link is good: whoever asks for somebody else's address leaves a good link in that person's mail all the time.
const linksPerAddress: RateLimit = { name: 'sign-in-link address', most: 5, minutes: 15 };

const failuresPerDevice: RateLimit = { name: 'sign-in device', most: 30, minutes: 15 };
const failuresPerAccount: RateLimit = { name: 'sign-in account', most: 50, minutes: 60 };
const failuresPerPair: RateLimit = { name: 'sign-in pair', most: 5, minutes: 15 };
// While an account is under attack from many places, each place has fewer tries; the owner's first tries still count.
const failuresPerPairUnderAttack: RateLimit = { ...failuresPerPair, most: 2 };

const formerPasswords: RateLimit = { name: 'former password', most: 10, minutes: 15 };

/**
 * Limits on tries, per account and per device. Nobody can lock somebody else out: tries from elsewhere never use up one's own,
 * and signing in by a link stays open.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly limiter: RateLimiter,
    private readonly keys: Keys,
  ) {}

  /** REFUSED for a device that asks too often; SKIP when the last link mailed to that address is still good. */
  async beforeLink(email: string, device: string): Promise<Refused | 'SKIP' | 'SEND'> {
    const refused = await this.limiter.hit(linksPerDevice, device);
    if (refused !== null) return refused;
    return (await this.limiter.hit(linksPerAddress, this.digest(email))) === null ? 'SEND' : 'SKIP';
  }

  /** Counts a try with a password before it is looked at. */
  async beforePassword(email: string, device: string): Promise<Refused | null> {
    const account = this.digest(email);
    const byDevice = await this.limiter.hit(failuresPerDevice, device);
    const attacked = await this.limiter.hit(failuresPerAccount, account);
    const byPair = await this.limiter.hit(attacked === null ? failuresPerPair : failuresPerPairUnderAttack, `${account} ${device}`);
    return byDevice ?? byPair;
  }

  /** The password was right: its try does not count. */
  async afterRightPassword(email: string, device: string): Promise<void> {
    const account = this.digest(email);
    await this.limiter.giveBack(failuresPerDevice, device);
    await this.limiter.giveBack(failuresPerAccount, account);
    await this.limiter.giveBack(failuresPerPair, `${account} ${device}`);
  }

  beforeFormerPassword(accountId: string): Promise<Refused | null> {
    return this.limiter.hit(formerPasswords, accountId);
  }

  /** A plain digest of an address could be guessed from the table; this one only with the key. */
  private digest(email: string): string {
    return this.keys.hmac('device', 'address', email).toString('hex');
  }
}
