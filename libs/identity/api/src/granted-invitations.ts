import { Injectable } from '@nestjs/common';
import { Invitations, newId, type Invitation, type Invited, type Work } from '@mitgestalten/platform';
import { Accounts } from './accounts.js';
import { AccountEntity, RoleGrantEntity } from './identity.entities.js';
import { invitationDays, SignInLinks, signInTokenKind } from './sign-in-links.js';

/** Where an invitation leads: members work in the office app, whatever their role. */
export const invitationPath = '/office/anmelden/link';

/** Gives roles, and the links by which invited people come in. */
@Injectable()
export class GrantedInvitations extends Invitations {
  constructor(
    private readonly accounts: Accounts,
    private readonly links: SignInLinks,
  ) {
    super();
  }

  async invite(work: Work, { email, displayName, lang, ...grant }: Invitation): Promise<Invited> {
    const account = await this.accounts.ensure(work.tx, email, lang);
    // Whoever has a name keeps it: nobody renames people.
    if (displayName !== null && account.displayName === null) await work.tx.update(AccountEntity, { id: account.id }, { displayName });
    return { accountId: account.id, email, lang: account.lang, ...(await grantRole(work, account.id, grant)) };
  }

  async linkFor(work: Work, { email, lang }: Invited, returnTo: string) {
    const id = await this.links.make(work, { email, purpose: 'SET_PASSWORD', lang, returnTo });
    return { days: invitationDays, link: { path: invitationPath, token: { kind: signInTokenKind, id } } };
  }

  async hold(work: Work, roleGrantId: string): Promise<void> {
    await work.tx.query('SELECT 1 FROM role_grant WHERE id = $1 FOR UPDATE', [roleGrantId]);
  }

  async revoke(work: Work, roleGrantId: string): Promise<void> {
    await work.tx.delete(RoleGrantEntity, { id: roleGrantId });
  }
}

async function grantRole({ tx }: Work, accountId: string, { processId, role, bodyId, by }: Omit<Invitation, 'email' | 'displayName' | 'lang'>): Promise<Pick<Invited, 'roleGrantId' | 'isNew'>> {
  // Between both statements it may be taken away; then it is given anew.
  for (;;) {
    const [added]: { id: string }[] = await tx.query(
      `INSERT INTO role_grant (id, process_id, account_id, role, body_id, granted_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id`,
      [newId(), processId, accountId, role, bodyId ?? null, by],
    );
    if (added !== undefined) return { roleGrantId: added.id, isNew: true };
    const [held]: { id: string }[] = await tx.query('SELECT id FROM role_grant WHERE process_id = $1 AND account_id = $2 AND role = $3 FOR UPDATE', [processId, accountId, role]);
    if (held !== undefined) return { roleGrantId: held.id, isNew: false };
  }
}
