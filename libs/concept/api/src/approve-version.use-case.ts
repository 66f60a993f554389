import { Injectable } from '@nestjs/common';
import { changedPassages, mayApprove } from '@mitgestalten/concept-domain';
import { accountOf, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { PartEntity, VersionEntity } from './concept.entities.js';
import type { ApproveVersionInput } from './draft.graphql.js';
import { entriesOfVersion, lockPart } from './draft-store.js';
import { VersionPublished } from './version-published.js';
import { nextNumber, rebaseDraft, versionFor } from './version-store.js';

/** Publishes a proposed version: from now on it is what residents read. */
@Injectable()
export class ApproveVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly published: VersionPublished,
  ) {}

  /** FOUR_EYES for its proposer and for whoever worked at what it changes; ALREADY_DECIDED when it does not wait any more. */
  run(actor: Actor, input: ApproveVersionInput): Promise<Decision<{ versionId: string }>> {
    const deed = { actor, action: 'version.approve', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const found = await versionFor(tx, actor, input.versionId);
      const publisherId = accountOf(actor);
      if (found === null || publisherId === null) return refuse('NOT_FOUND', 'versionId');
      const { id: versionId, partId, processId } = found;
      const part = await lockPart(tx, partId);
      const version = await tx.findOneByOrFail(VersionEntity, { id: versionId });
      const decision = mayApprove({ ...version, authors: await authorsOf(tx, versionId, part.currentVersionId) }, publisherId);
      if (!decision.ok) return decision;
      const number = await nextNumber(tx, partId);
      const { affected } = await tx.update(VersionEntity, { id: versionId, state: 'PROPOSED' }, {
        state: 'PUBLISHED', number, decidedBy: publisherId, publishedAt: await work.now(processId),
      });
      if (affected === 0) return refuse('ALREADY_DECIDED');
      await tx.update(PartEntity, { id: partId }, { currentVersionId: versionId });
      await rebaseDraft(tx, partId, versionId);
      await this.published.tell(work, { processId, partId, versionId, number, formerVersionId: part.currentVersionId });
      return done({ versionId }, { objectType: 'version', objectId: versionId, processId, details: { partId, number } });
    });
  }
}

/** Who wrote the changed wordings; and who moved or struck passages, which leaves no trace in a revision. */
async function authorsOf(tx: EntityManager, versionId: string, currentVersionId: string | null): Promise<string[]> {
  const changes = changedPassages(await entriesOfVersion(tx, versionId), await entriesOfVersion(tx, currentVersionId));
  const replaced = [...changes].filter(([, how]) => how.includes('MOVED') || how.includes('REMOVED')).map(([passageId]) => passageId);
  const rows: { id: string }[] = await tx.query(
    `SELECT a.account_id AS id FROM version_entry e JOIN revision_author a USING (revision_id) WHERE e.version_id = $1 AND e.passage_id = ANY($2::uuid[])
     UNION SELECT account_id FROM draft_author WHERE passage_id = ANY($3::uuid[])`,
    [versionId, [...changes.keys()], replaced],
  );
  return rows.map(({ id }) => id);
}
