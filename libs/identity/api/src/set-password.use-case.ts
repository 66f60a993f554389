import { Injectable } from '@nestjs/common';
import { passwordFaults } from '@mitgestalten/identity-domain';
import { accountOf, reason, refuse, type Actor, type Decision, type Localised, type Refusal } from '@mitgestalten/kernel';
import { done, Keys, UnitOfWork } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { AccountEntity } from './identity.entities.js';
import type { SetPasswordInput } from './identity.graphql.js';
import { hashPassword, verifyPassword } from './passwords.js';
import { SignInLimits } from './sign-in-limits.js';

/** Sets a password, or replaces the former one, which must be known. All other sessions of the account end. */
@Injectable()
export class SetPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly limits: SignInLimits,
    private readonly keys: Keys,
  ) {}

  /** @param sessionHash the session that goes on */
  async run(actor: Actor, input: SetPasswordInput, sessionHash: string | null): Promise<Decision<null>> {
    const accountId = accountOf(actor);
    if (accountId === null) return refuse('SIGN_IN_NEEDED');
    const account = await this.dataSource.manager.findOneByOrFail(AccountEntity, { id: accountId });
    const faults = passwordFaults('password', input.password, [account.email, account.displayName ?? '', ...(await this.publicNames())]);
    if (faults.length > 0) return { ok: false, refusals: faults };
    // What the key stands for, without a digest from which a password could be guessed.
    const proof = this.keys.hmac('token', 'password', accountId, input.password, input.formerPassword ?? '').toString('hex');
    const deed = { actor, action: 'account.set-password', idempotencyKey: input.idempotencyKey, input: proof };
    const formerFault = await this.formerFault(account, input);
    const passwordHash = await hashPassword(input.password);
    return this.unitOfWork.run(deed, async (work) => {
      // Inside, so that a repeat of an accepted request is answered like the first one, although the former password changed.
      if (formerFault !== null) return { ok: false, refusals: [formerFault] };
      // Of two at the same time only one has seen the password that stands.
      const [, changed] = await work.tx.query(
        'UPDATE account SET password_hash = $2 WHERE id = $1 AND password_hash IS NOT DISTINCT FROM $3', [accountId, passwordHash, account.passwordHash],
      );
      if (changed === 0) return refuse('SIGN_IN_FAILED', 'formerPassword');
      await work.tx.query('DELETE FROM session WHERE account_id = $1 AND id_hash IS DISTINCT FROM $2', [accountId, sessionHash]);
      return done(null, { objectType: 'account', objectId: accountId });
    });
  }

  /** What everybody here reads on every page, and so tries first. */
  private async publicNames(): Promise<string[]> {
    const rows: { slug: string; title: Localised; name: string }[] = await this.dataSource.query(
      'SELECT p.slug, p.title, d.name FROM process p JOIN district d ON d.id = p.district_id',
    );
    return rows.flatMap(({ slug, title, name }) => [slug, name, ...Object.values(title)]);
  }

  private async formerFault(account: AccountEntity, { formerPassword }: SetPasswordInput): Promise<Refusal | null> {
    if (account.passwordHash === null) return null;
    if (formerPassword == null || formerPassword === '') return reason('EMPTY', 'formerPassword');
    const limited = await this.limits.beforeFormerPassword(account.id);
    if (limited !== null) return limited.refusals[0] ?? null;
    return (await verifyPassword(account.passwordHash, formerPassword)) ? null : reason('SIGN_IN_FAILED', 'formerPassword');
  }
}
