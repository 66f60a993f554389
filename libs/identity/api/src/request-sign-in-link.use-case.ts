import { Injectable } from '@nestjs/common';
import { isOwnPath, signInPage } from '@mitgestalten/identity-domain';
import { accept, isId, normaliseEmail, reason, refuse, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';
import { done, MailQueue, UnitOfWork } from '@mitgestalten/platform';
import { mailLanguage } from './accounts.js';
import type { RequestSignInLinkInput } from './identity.graphql.js';
import { SignInLimits } from './sign-in-limits.js';
import { linkMinutes, SignInLinks, signInTokenKind } from './sign-in-links.js';

/** Mails a link for signing in. Known and unknown addresses go exactly the same way: the account is made when the link is used. */
@Injectable()
export class RequestSignInLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: SignInLinks,
    private readonly mails: MailQueue,
    private readonly limits: SignInLimits,
  ) {}

  async run(actor: Actor, input: RequestSignInLinkInput, lang: string, device: string): Promise<Decision<null>> {
    const email = normaliseEmail(input.email);
    const faults = faultsOf(input);
    if (email === null || faults.length > 0) return { ok: false, refusals: faults };
    const limit = await this.limits.beforeLink(email, device);
    if (limit === 'SKIP') return accept(null);
    if (limit !== 'SEND') return limit;
    const deed = { actor, action: 'sign-in-link.request', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const processId = input.processId ?? null;
      if (processId !== null && (await work.tx.query('SELECT 1 FROM process WHERE id = $1', [processId])).length === 0) return refuse('NOT_FOUND', 'processId');
      const returnTo = input.returnTo ?? null;
      const mailLang = mailLanguage(lang);
      const id = await this.links.make(work, { email, purpose: 'SIGN_IN', lang: mailLang, returnTo });
      await this.mails.add(work, {
        processId, to: email, lang: mailLang, template: 'sign-in',
        params: { minutes: linkMinutes, link: { path: signInPage(returnTo), token: { kind: signInTokenKind, id } } },
      });
      return done(null, { objectType: 'sign_in_token', objectId: id, processId });
    });
  }
}

function faultsOf({ email, returnTo, processId }: RequestSignInLinkInput): Refusal[] {
  const faults: Refusal[] = [];
  if (normaliseEmail(email) === null) faults.push(reason('INVALID_EMAIL', 'email'));
  if (returnTo != null && !isOwnPath(returnTo)) faults.push(reason('INVALID', 'returnTo'));
  if (processId != null && !isId(processId)) faults.push(reason('NOT_FOUND', 'processId'));
  return faults;
}
