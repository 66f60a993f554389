import { Injectable } from '@nestjs/common';
import { isId, refuse, system, type Decision } from '@mitgestalten/kernel';
import { done, Keys, UnitOfWork } from '@mitgestalten/platform';
import { Accounts } from './accounts.js';
import { AccountEntity } from './identity.entities.js';
import { SignInLinks, signInTokenKind } from './sign-in-links.js';
import type { SignedIn } from './strategies.js';

/** Accepts the link of a mail, once. The first one of an address makes its account. */
@Injectable()
export class SignInWithLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: Keys,
    private readonly links: SignInLinks,
    private readonly accounts: Accounts,
  ) {}

  run(token: string): Promise<Decision<SignedIn>> {
    // Who comes is known only once the link was read; the entry names the account.
    return this.unitOfWork.run({ actor: system, action: 'session.begin-by-link' }, async (work) => {
      const id = this.keys.readToken(signInTokenKind, token);
      const link = isId(id) ? await this.links.use(work, id) : null;
      if (link === null) return refuse('TOKEN_INVALID', 'token');
      const account = await this.accounts.ensure(work.tx, link.email, link.lang);
      if (account.blockedAt !== null) return refuse('TOKEN_INVALID', 'token');
      if (account.confirmedAt === null) await work.tx.update(AccountEntity, { id: account.id }, { confirmedAt: () => 'clock_timestamp()' });
      return done({ accountId: account.id, returnTo: link.returnTo }, { objectType: 'account', objectId: account.id });
    });
  }
}
