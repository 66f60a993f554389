import { Global, Module } from '@nestjs/common';
import { AccountDirectory, Codes, Invitations, Names } from '@mitgestalten/platform';
import { AccountResolver } from './account.resolver.js';
import { Accounts } from './accounts.js';
import { AddBody } from './add-body.use-case.js';
import { CodeResolver } from './code.resolver.js';
import { FirstAdmin } from './first-admin.js';
import { ForgetSessions } from './forget-sessions.js';
import { GrantedInvitations } from './granted-invitations.js';
import { InviteMember } from './invite-member.use-case.js';
import { IssueCodes } from './issue-codes.use-case.js';
import { MemberResolver } from './member.resolver.js';
import { Members } from './members.js';
import { RemoveBody } from './remove-body.use-case.js';
import { RequestSignInLink } from './request-sign-in-link.use-case.js';
import { RevokeRole } from './revoke-role.use-case.js';
import { SamplePeople } from './sample-people.js';
import { SetPassword } from './set-password.use-case.js';
import { SignInLimits } from './sign-in-limits.js';
import { SignInLinks } from './sign-in-links.js';
import { SignInWithLink } from './sign-in-with-link.use-case.js';
import { SignIn } from './sign-in.use-case.js';
import { SignOut } from './sign-out.use-case.js';
import { StoredCodes } from './stored-codes.js';
import { LinkStrategy, PasswordStrategy } from './strategies.js';
import { UpdateAccount } from './update-account.use-case.js';

const ports = [
  { provide: Codes, useExisting: StoredCodes },
  { provide: AccountDirectory, useExisting: Accounts },
  { provide: Invitations, useExisting: GrantedInvitations },
];

/** Global for its ports alone: other contexts know them from the platform and never import this module. */
@Global()
@Module({
  providers: [
    ...ports, Accounts, GrantedInvitations, StoredCodes, SignInLinks, SignInLimits, Members, FirstAdmin, SamplePeople, ForgetSessions, AccountResolver, MemberResolver, CodeResolver, LinkStrategy, PasswordStrategy,
    RequestSignInLink, SignInWithLink, SignIn, SignOut, SetPassword, UpdateAccount, InviteMember, RevokeRole, AddBody, RemoveBody, IssueCodes,
  ],
  exports: [...ports, Members, FirstAdmin, SamplePeople],
})
export class IdentityModule {
  constructor(names: Names) {
    names.register('BODY', { table: 'body', column: 'name' });
  }
}
