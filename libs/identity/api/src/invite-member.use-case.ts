import { Injectable } from '@nestjs/common';
import { bodyFaults, mayManageMembers } from '@mitgestalten/identity-domain';
import { accountOf, isId, limits, normaliseEmail, optionalTextFaults, presentOrNull, reason, refuse, type Actor, type Decision, type Refusal } from '@mitgestalten/kernel';
import { done, Invitations, MailQueue, UnitOfWork, type Work } from '@mitgestalten/platform';
import { BodyEntity } from './identity.entities.js';
import type { InviteMemberInput } from './identity.graphql.js';

/** Gives somebody a role in a process and mails a link. The account is made when the address has none. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
    private readonly mails: MailQueue,
  ) {}

  async run(actor: Actor, input: InviteMemberInput, lang: string): Promise<Decision<{ grantId: string }>> {
    const { processId, role } = input;
    if (!isId(processId) || !mayManageMembers(actor, processId)) return refuse('NOT_FOUND', 'processId');
    const email = normaliseEmail(input.email);
    const faults = faultsOf(input);
    if (email === null || faults.length > 0) return { ok: false, refusals: faults };
    const deed = { actor, action: 'member.invite', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const fault = await missing(work, input);
      if (fault !== null) return { ok: false, refusals: [fault] };
      const bodyId = input.bodyId ?? null;
      const invited = await this.invitations.invite(work, { processId, email, displayName: presentOrNull(input.displayName), role, bodyId, lang, by: accountOf(actor) });
      if (!invited.isNew) return refuse('ALREADY_DONE', 'role');
      const link = await this.invitations.linkFor(work, invited, '/office/');
      await this.mails.add(work, { processId, to: email, lang: invited.lang, template: 'invitation', params: { roleCode: role, ...link } });
      const { roleGrantId: grantId, accountId } = invited;
      return done({ grantId }, { objectType: 'role_grant', objectId: grantId, processId, details: { role, accountId, bodyId } });
    });
  }
}

function faultsOf({ email, displayName, role, bodyId }: InviteMemberInput): Refusal[] {
  const faults = bodyFaults(role, bodyId ?? null);
  if (normaliseEmail(email) === null) faults.push(reason('INVALID_EMAIL', 'email'));
  faults.push(...optionalTextFaults('displayName', displayName, limits.name));
  if (bodyId != null && !isId(bodyId)) faults.push(reason('NOT_FOUND', 'bodyId'));
  return faults;
}

async function missing(work: Work, { processId, bodyId }: InviteMemberInput): Promise<Refusal | null> {
  if ((await work.tx.query('SELECT 1 FROM process WHERE id = $1', [processId])).length === 0) return reason('NOT_FOUND', 'processId');
  if (bodyId == null) return null;
  // Held, so that nobody removes the body before its new member sits in it.
  const body = await work.tx.findOne(BodyEntity, { where: { id: bodyId, processId }, lock: { mode: 'for_key_share' } });
  if (body === null) return reason('NOT_FOUND', 'bodyId');
  return null;
}
