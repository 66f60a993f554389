import { Injectable } from '@nestjs/common';
import { isProposed, lockDraftFor } from '@mitgestalten/concept-api';
import { isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork, type Work } from '@mitgestalten/platform';
import { ContributionEntity } from './contribution.entities.js';
import { DraftSourceEntity } from './source.entities.js';
import type { NameSourceInput } from './source.graphql.js';
import { mostSources } from './source.shapes.js';

/** An editor says that the wording of a draft passage comes from a contribution, or takes that back. The next version that changes the passage names it. */
@Injectable()
export class NameSource {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * NOT_FOUND for what is not published in the same process; SOURCES_FIXED while the wording waits for its publisher: its sources were frozen when it was
   * proposed, and those of the next version would be credited with words that they did not bring; TOO_MANY where as many are named as a reader can look
   * through. Once more changes nothing.
   */
  run(actor: Actor, input: NameSourceInput): Promise<Decision<{ passageId: string }>> {
    return this.unitOfWork.run({ actor, action: 'draft.source', idempotencyKey: input.idempotencyKey, input }, async (work) => {
      const draft = await lockDraftFor(work.tx, actor, input.passageId);
      if (draft === null) return refuse('NOT_FOUND', 'passageId');
      if (await isProposed(work.tx, draft)) return refuse('SOURCES_FIXED', 'passageId');
      const { passageId, processId } = draft;
      const { contributionId, named } = input;
      if (!isId(contributionId)) return refuse('NOT_FOUND', 'contributionId');
      if (named) {
        if (!(await work.tx.existsBy(ContributionEntity, { id: contributionId, processId, state: 'PUBLISHED' }))) return refuse('NOT_FOUND', 'contributionId');
        if (!(await this.add(work, { passageId, processId, contributionId }))) return refuse('TOO_MANY', 'contributionId', { max: mostSources });
      } else {
        await work.tx.delete(DraftSourceEntity, { passageId, contributionId });
      }
      return done({ passageId }, { objectType: 'passage', objectId: passageId, processId, details: { contributionId, named } });
    });
  }

  private async add({ tx, now }: Work, source: Omit<DraftSourceEntity, 'namedAt'>): Promise<boolean> {
    const { passageId, contributionId, processId } = source;
    const others = (await tx.findBy(DraftSourceEntity, { passageId })).filter((each) => each.contributionId !== contributionId.toLowerCase());
    if (others.length >= mostSources) return false;
    await tx.createQueryBuilder().insert().into(DraftSourceEntity).values({ ...source, namedAt: await now(processId) }).orIgnore().execute();
    return true;
  }
}
