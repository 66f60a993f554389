import { Injectable } from '@nestjs/common';
import {
  accountOf, authorNameFaults, holdsAnywhere, languages, limits, optionalTextFaults, presentOrNull, reason, refuse, staffRoles, type Actor, type Decision,
} from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { AccountEntity } from './identity.entities.js';
import type { UpdateAccountInput } from './identity.graphql.js';

/** Changes name and language of the own account. Only staff may be called like the office. */
@Injectable()
export class UpdateAccount {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(actor: Actor, input: UpdateAccountInput): Promise<Decision<{ accountId: string }>> {
    const accountId = accountOf(actor);
    if (accountId === null) return refuse('SIGN_IN_NEEDED');
    const faults = holdsAnywhere(actor, ...staffRoles)
      ? optionalTextFaults('displayName', input.displayName, limits.name)
      : authorNameFaults('displayName', input.displayName);
    if (!(languages as readonly string[]).includes(input.lang)) faults.push(reason('UNKNOWN_LANGUAGE', 'lang'));
    if (faults.length > 0) return { ok: false, refusals: faults };
    const deed = { actor, action: 'account.update', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      await work.tx.update(AccountEntity, { id: accountId }, { displayName: presentOrNull(input.displayName), lang: input.lang });
      return done({ accountId }, { objectType: 'account', objectId: accountId });
    });
  }
}
