import { Injectable } from '@nestjs/common';
import { canonicalVersion, changesToPropose, checkOutline, type OutlineEntry } from '@mitgestalten/concept-domain';
import { accountOf, limits, optionalTextFaults, presentOrNull, refuse, type Actor, type Decision, type Localised } from '@mitgestalten/kernel';
import { done, localTextFaults, newId, sha256, toLocalised, UnitOfWork, type Work } from '@mitgestalten/platform';
import { VersionEntity, type PartEntity } from './concept.entities.js';
import type { ProposeVersionInput } from './draft.graphql.js';
import { entriesOf, entriesOfVersion, loadDraft, lockPartFor } from './draft-store.js';
import { addAuthors } from './revision-store.js';
import { VersionProposed } from './version-proposed.js';
import { insertEntries, insertRemovals } from './version-store.js';

/** Freezes a working draft as a version that waits for the publisher. The draft can be written on meanwhile. */
@Injectable()
export class ProposeVersion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly proposed: VersionProposed,
  ) {}

  /** NOTHING_CHANGED when the draft says what is published; ALREADY_PROPOSED while another version of the part waits. */
  run(actor: Actor, input: ProposeVersionInput): Promise<Decision<{ versionId: string }>> {
    const deed = { actor, action: 'version.propose', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      const { tx } = work;
      const part = await lockPartFor(tx, actor, input.partId);
      if (part === null) return refuse('NOT_FOUND', 'partId');
      const faults = [
        ...localTextFaults('title', input.title, limits.label, true), ...optionalTextFaults('changeNote', presentOrNull(input.changeNote), limits.reason),
      ];
      if (faults.length > 0) return { ok: false, refusals: faults };
      const drafts = await loadDraft(tx, part.id, true);
      const outline = checkOutline(part.kind, entriesOf(drafts));
      if (!outline.ok) return outline;
      const changes = changesToPropose(outline.value, await entriesOfVersion(tx, part.currentVersionId));
      if (!changes.ok) return changes;
      const versionId = await this.insertVersion(work, part, outline.value, {
        title: toLocalised(input.title), changeNote: presentOrNull(input.changeNote), proposedBy: accountOf(actor),
      });
      if (versionId === null) return refuse('ALREADY_PROPOSED', 'partId');
      const changed = new Set(changes.value.keys());
      const { processId, currentVersionId: formerVersionId } = part;
      const revisionIds = await insertEntries(tx, { versionId, processId, outline: outline.value, drafts, formerVersionId, changed });
      await insertRemovals(tx, { versionId, processId, drafts, changed });
      await addAuthors(tx, new Map([...revisionIds].filter(([passageId]) => changed.has(passageId))));
      await this.proposed.tell(work, { processId, versionId, changed: [...changed] });
      return done({ versionId }, {
        objectType: 'version', objectId: versionId, processId, details: { partId: part.id, changed: changed.size },
      });
    });
  }

  /** Null when a version of the part waits already: one at a time is what its unique index says. */
  private async insertVersion(
    { tx, now }: Work, { id: partId, processId }: PartEntity, outline: readonly OutlineEntry[],
    given: { title: Localised; changeNote: string | null; proposedBy: string | null },
  ): Promise<string | null> {
    const id = newId();
    const inserted = await tx.createQueryBuilder().insert().into(VersionEntity).values({
      id, processId, partId, number: null, kind: 'PROPOSAL', state: 'PROPOSED', hash: sha256(canonicalVersion(outline)), proposedAt: await now(processId), ...given,
    }).orIgnore().returning('id').execute();
    return (inserted.raw as unknown[]).length === 0 ? null : id;
  }
}
