import { Injectable } from '@nestjs/common';
import { accountOf, holds, isId, limits, reason, refuse, textFaults, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, newId, UnitOfWork } from '@mitgestalten/platform';
import { CodeBatchEntity } from './identity.entities.js';
import type { IssueCodesInput } from './identity.graphql.js';
import { StoredCodes } from './stored-codes.js';

// What a print shop delivers in one go, and one answer of about 40 kB; the table has the same limit.
const mostCodes = 2000;

/** Makes voting codes to be printed. They can be read in this answer and in that to a repeat by the same person, nowhere else. */
@Injectable()
export class IssueCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: StoredCodes,
  ) {}

  async run(actor: Actor, input: IssueCodesInput): Promise<Decision<{ batchId: string; codes: string[] }>> {
    const createdBy = accountOf(actor);
    const { processId, label, size, idempotencyKey } = input;
    if (createdBy === null || !isId(processId) || !holds(actor, processId, 'admin', 'organiser')) return refuse('NOT_FOUND', 'processId');
    const faults = textFaults('label', label, limits.label);
    if (size < 1 || size > mostCodes) faults.push(reason('OUT_OF_RANGE', 'size', { min: 1, max: mostCodes }));
    if (faults.length > 0) return { ok: false, refusals: faults };
    const decision = await this.unitOfWork.run({ actor, action: 'codes.issue', idempotencyKey, input }, async (work) => {
      if ((await work.tx.query('SELECT 1 FROM process WHERE id = $1', [processId])).length === 0) return refuse('NOT_FOUND', 'processId');
      const id = newId();
      await work.tx.insert(CodeBatchEntity, { id, processId, label, size, createdBy });
      await this.codes.issueForVoting(work, { id, processId, size, createdBy }, idempotencyKey);
      return done({ batchId: id }, { objectType: 'code_batch', objectId: id, processId, details: { size } });
    });
    if (!decision.ok) return decision;
    return { ok: true, value: { ...decision.value, codes: this.codes.textsForVoting({ processId, size, createdBy }, idempotencyKey) } };
  }
}
