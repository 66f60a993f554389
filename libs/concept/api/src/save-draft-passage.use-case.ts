import { Injectable } from '@nestjs/common';
import { checkDocument, factFaults, factsOf, weightFaults, wordingFaults } from '@mitgestalten/concept-domain';
import { presentOrNull, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import type { SaveDraftPassageInput } from './draft.graphql.js';
import { meetLease } from './draft-lease.js';
import { writableDraft } from './draft-standing.js';
import { writeContent } from './draft-steps.js';

/** Saves the working draft of one passage, if it still stands as it did when the editor began. */
@Injectable()
export class SaveDraftPassage {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** PASSAGE_HELD when another seat writes there; CONFLICT when somebody saved, moved or struck it in between: then nothing of the input is stored. */
  async run(actor: Actor, input: SaveDraftPassageInput): Promise<Decision<{ passageId: string }>> {
    // Before the unit of work, which serialises its input: a hostile document may be nested too deeply for that.
    const doc = checkDocument(input.doc, 'doc');
    const faults = [...wordingFaults(input), ...(doc.ok ? [] : doc.refusals)];
    if (!doc.ok || faults.length > 0) return { ok: false, refusals: faults };
    const deed = { actor, action: 'draft.save', idempotencyKey: input.idempotencyKey, input: { ...input, doc: doc.value } };
    return this.unitOfWork.run(deed, async (work) => {
      const writable = await writableDraft(work.tx, actor, input.passageId);
      if (!writable.ok) return writable;
      const { draft: former, standing } = writable.value;
      // Whoever begins with another state than the present one has seen other marks on it: that is a conflict and no overreach.
      const overreach = input.lockVersion === former.lockVersion ? weightFaults(standing, former, input) : [];
      const misplaced = [...factFaults(former.kind, input), ...overreach];
      if (misplaced.length > 0) return { ok: false, refusals: misplaced };
      const held = await meetLease(work.tx, actor, former, input.seatId);
      if (held !== null) return held;
      const content = { title: input.title, doc: doc.value, ...factsOf(input), substance: input.substance, reason: presentOrNull(input.reason) };
      const written = await writeContent(work, actor, former, { lockVersion: input.lockVersion, content, newStep: input.newStep ?? false });
      if (written === null) return refuse('CONFLICT', 'lockVersion');
      return done({ passageId: former.passageId }, {
        objectType: 'passage', objectId: former.passageId, processId: former.processId, details: { lockVersion: input.lockVersion + 1, ...written },
      });
    });
  }
}
