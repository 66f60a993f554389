import { Injectable } from '@nestjs/common';
import { isId, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { emailFaults, frameFaults, wordFaults } from '@mitgestalten/contribution-domain';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import { codeKeyOf, ContributionWriter, type Request, type Submitted } from './contribution-writer.js';
import type { SubmitProposalInput } from './contribution.graphql.js';
import { TextLimit } from './text-limit.js';

export const submitProposalAction = 'contribution.submit-proposal';

/** An idea for a new measure. */
@Injectable()
export class SubmitProposal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly writer: ContributionWriter,
    private readonly limit: TextLimit,
  ) {}

  async run(actor: Actor, input: SubmitProposalInput, request: Request): Promise<Decision<Submitted>> {
    if (!isId(input.processId)) return refuse('NOT_FOUND', 'processId');
    const faults = [...wordFaults({ kind: 'PROPOSAL', title: input.title, body: input.body }), ...frameFaults(input), ...emailFaults(input.email)];
    if (faults.length > 0) return { ok: false, refusals: faults };
    const limited = (await this.limit.text(actor, request)) ?? (await this.limit.mail(actor, input.email));
    const deed = { actor, action: submitProposalAction, idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, (work) => limited === null ? this.submit(work, actor, input, request) : Promise.resolve(limited));
  }

  private async submit(work: Work, actor: Actor, input: SubmitProposalInput, request: Request): Promise<Done<Submitted> | Refused> {
    const { processId } = input;
    const open = await this.gate.openFor(work.tx, processId, 'PROPOSE');
    if (!open.ok) return refuse(open.refusals[0]!.code, 'processId');
    const sender = { actor, email: input.email, lang: request.lang, codeKey: codeKeyOf(submitProposalAction, actor, input.idempotencyKey) };
    const submitted = await this.writer.submit(work, sender, open.value, {
      processId, kind: 'PROPOSAL', channel: 'ONLINE', lang: input.lang, title: input.title, body: input.body,
      authorName: input.authorName, onBehalfOf: input.onBehalfOf, wording: null, parentId: null,
    });
    if (!submitted.ok) return submitted;
    const { contributionId, way } = submitted.value;
    return done(submitted.value, { objectType: 'contribution', objectId: contributionId, processId, details: { kind: 'PROPOSAL', channel: 'ONLINE', way } });
  }
}
