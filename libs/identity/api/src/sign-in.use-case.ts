import { Injectable } from '@nestjs/common';
import { normaliseEmail, reason, refuse, type Decision, type Refusal } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { Accounts } from './accounts.js';
import { verifyPassword } from './passwords.js';
import { SignInLimits } from './sign-in-limits.js';
import type { SignedIn } from './strategies.js';

export interface PasswordCredentials {
  readonly email: string;
  readonly password: string;
  readonly device: string;
}

/** Accepts address and password. Unknown, blocked and password-less accounts are refused like a wrong password, in the same time. */
@Injectable()
export class SignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly accounts: Accounts,
    private readonly limits: SignInLimits,
  ) {}

  async run({ email: typed, password, device }: PasswordCredentials): Promise<Decision<SignedIn>> {
    const email = normaliseEmail(typed);
    const faults = faultsOf(typed, password);
    if (email === null || faults.length > 0) return { ok: false, refusals: faults };
    const limited = await this.limits.beforePassword(email, device);
    if (limited !== null) return limited;
    const account = await this.accounts.byEmail(this.dataSource.manager, email);
    const right = await verifyPassword(account?.passwordHash ?? null, password);
    if (account === null || !right || account.blockedAt !== null) return refuse('SIGN_IN_FAILED');
    await this.limits.afterRightPassword(email, device);
    const deed = { actor: { kind: 'ACCOUNT', accountId: account.id, grants: [] } as const, action: 'session.begin-by-password' };
    return this.unitOfWork.run(deed, () =>
      Promise.resolve(done<SignedIn>({ accountId: account.id, returnTo: null }, { objectType: 'account', objectId: account.id })),
    );
  }
}

function faultsOf(email: string, password: string): Refusal[] {
  const faults: Refusal[] = [];
  if (normaliseEmail(email) === null) faults.push(reason('INVALID_EMAIL', 'email'));
  if (password === '') faults.push(reason('EMPTY', 'password'));
  return faults;
}
