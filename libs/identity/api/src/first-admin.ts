import { Inject, Injectable } from '@nestjs/common';
import { Keys, SETTINGS, type Settings, type Work } from '@mitgestalten/platform';
import { Accounts } from './accounts.js';
import { invitationPath } from './granted-invitations.js';
import { Members } from './members.js';
import { SignInLinks, signInTokenKind } from './sign-in-links.js';

/** The first administrator of an installation, made from the command line. */
@Injectable()
export class FirstAdmin {
  constructor(
    private readonly accounts: Accounts,
    private readonly members: Members,
    private readonly links: SignInLinks,
    private readonly keys: Keys,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes that person an administrator of the whole installation and gives the address by which it signs in once, within
   * seven days. A repeat gives a new address; the former one is void.
   * @param email as `normaliseEmail` gives it
   */
  async invite(work: Work, email: string): Promise<string> {
    const account = await this.accounts.ensure(work.tx, email, 'de');
    await this.members.ensureGrant(work, { accountId: account.id, role: 'admin', processId: null, bodyId: null });
    const id = await this.links.make(work, { email, purpose: 'SET_PASSWORD', lang: account.lang, returnTo: '/office/' });
    return `${this.settings.publicUrl}${invitationPath}#${this.keys.token(signInTokenKind, id)}`;
  }
}
