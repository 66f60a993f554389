import { Injectable } from '@nestjs/common';
import { mayArrangeDraft } from '@mitgestalten/concept-domain';
import { accountOf, isId, limits, normaliseEmail, optionalTextFaults, presentOrNull, reason, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, Invitations, newId, UnitOfWork } from '@mitgestalten/platform';
import { PartEntity } from './concept.entities.js';
import { standingOf } from './draft-standing.js';
import { DrafterMail, draftPath } from './drafter-mail.js';
import type { InviteDrafterInput } from './drafter.graphql.js';
import { askedFaults, given, writePassages } from './given-passages.js';

/** Gives somebody passages of a part to write at until the end of a day, and mails a link. The account is made when the address has none. */
@Injectable()
export class InviteDrafter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: Invitations,
    private readonly mail: DrafterMail,
  ) {}

  /** ALREADY_INVITED when something of that part was given to the person before. */
  async run(actor: Actor, input: InviteDrafterInput, lang: string): Promise<Decision<{ grantId: string }>> {
    const deed = { actor, action: 'drafter.invite', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const part = isId(input.partId) ? await work.tx.findOneBy(PartEntity, { id: input.partId }) : null;
      if (part === null || !mayArrangeDraft(await standingOf(work.tx, actor, { processId: part.processId, partId: part.id }))) return refuse('NOT_FOUND', 'partId');
      const asked = { passageIds: input.passageIds ?? null, lastDay: input.lastDay };
      const email = normaliseEmail(input.email);
      const faults = [...(email === null ? [reason('INVALID_EMAIL', 'email')] : []), ...optionalTextFaults('displayName', input.displayName, limits.name), ...askedFaults(asked)];
      if (email === null || faults.length > 0) return { ok: false, refusals: faults };
      const found = await given(work.tx, part, asked);
      if (!found.ok) return found;
      const what = found.value;
      const { processId } = part;
      const invited = await this.invitations.invite(work, { processId, email, displayName: presentOrNull(input.displayName), role: 'drafter', lang, by: accountOf(actor) });
      const [grantId, wholePart] = [newId(), what.passages === null];
      const added: unknown[] = await work.tx.query(
        `INSERT INTO drafter_grant (id, process_id, part_id, role_grant_id, whole_part, ends_at, granted_by, granted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT DO NOTHING RETURNING 1`, [grantId, processId, part.id, invited.roleGrantId, wholePart, what.endsAt, accountOf(actor), what.now],
      );
      if (added.length === 0) return refuse('ALREADY_INVITED', 'email');
      await writePassages(work.tx, processId, grantId, what);
      await this.mail.add(work, 'drafting', { part, to: invited, given: what, link: await this.invitations.linkFor(work, invited, draftPath(part)) });
      return done({ grantId }, {
        objectType: 'drafter_grant', objectId: grantId, processId, details: { partId: part.id, accountId: invited.accountId, passageIds: asked.passageIds, endsAt: what.endsAt },
      });
    });
  }
}
