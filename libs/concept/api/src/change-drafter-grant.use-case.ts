import { Injectable } from '@nestjs/common';
import { refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { AccountDirectory, done, UnitOfWork } from '@mitgestalten/platform';
import { PartEntity } from './concept.entities.js';
import { grantFor } from './drafter-grant-store.js';
import { DrafterMail, draftPath } from './drafter-mail.js';
import { DrafterGrantEntity } from './drafter.entities.js';
import type { ChangeDrafterGrantInput } from './drafter.graphql.js';
import { nextLock } from './draft-store.js';
import { given, writePassages } from './given-passages.js';

/** Gives a drafter other passages of the part, or another last day; also when the former one is over. The drafter is told. */
@Injectable()
export class ChangeDrafterGrant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: AccountDirectory,
    private readonly mail: DrafterMail,
  ) {}

  /** CONFLICT when somebody changed it in between. */
  run(actor: Actor, input: ChangeDrafterGrantInput): Promise<Decision<{ grantId: string }>> {
    const deed = { actor, action: 'drafter.change', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const former = await grantFor(tx, actor, input.grantId);
      if (former === null) return refuse('NOT_FOUND', 'grantId');
      const { id, processId, partId, accountId } = former;
      const part = await tx.findOneByOrFail(PartEntity, { id: partId });
      const passageIds = input.passageIds ?? null;
      const found = await given(tx, part, { passageIds, lastDay: input.lastDay });
      if (!found.ok) return found;
      const what = found.value;
      const { endsAt } = what;
      // Whoever saves at this moment by this grant holds it: the change comes after, and the next save meets it.
      const { affected } = await tx.update(DrafterGrantEntity, { id, lockVersion: input.lockVersion }, { wholePart: what.passages === null, endsAt, lockVersion: nextLock });
      if (affected === 0) return refuse('CONFLICT', 'lockVersion');
      await writePassages(tx, processId, id, what);
      const to = await this.directory.contactOf(tx, accountId);
      if (to !== null) await this.mail.add(work, 'drafting-changed', { part, to, given: what, link: { link: { path: draftPath(part) } } });
      return done({ grantId: id }, { objectType: 'drafter_grant', objectId: id, processId, details: { accountId, passageIds, before: { endsAt: former.endsAt }, after: { endsAt } } });
    });
  }
}
