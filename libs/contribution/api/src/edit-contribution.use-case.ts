import { Injectable } from '@nestjs/common';
import { isId, presentOrNull, refuse, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import { actionOf, afterEvent, replacementOf, rewordingFaults, rightsOf, titleOf, wordFaults } from '@mitgestalten/contribution-domain';
import { done, newId, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { ProcessGate, type OpenPhase } from '@mitgestalten/process-api';
import { AnchorEntity } from './anchor.entities.js';
import { ContributionTextEntity, type ContributionEntity } from './contribution.entities.js';
import type { Request } from './contribution-writer.js';
import type { EditContributionInput } from './contribution.graphql.js';
import { Ownership, type Writer } from './ownership.js';
import { TextLimit } from './text-limit.js';
import { lockContributions, Visibility } from './visibility.js';

/** A new text of an own contribution. It is checked anew; what stands published stays visible until then. */
@Injectable()
export class EditContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly ownership: Ownership,
    private readonly limit: TextLimit,
    private readonly visibility: Visibility,
  ) {}

  async run(actor: Actor, input: EditContributionInput, request: Request): Promise<Decision<{ contributionId: string }>> {
    if (!isId(input.id)) return refuse('NOT_FOUND', 'id');
    const limited = (input.code ? await this.limit.code(request) : null) ?? (await this.limit.text(actor, request));
    const deed = { actor, action: 'contribution.edit', idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, (work) => limited === null ? this.edit(work, actor, input) : Promise.resolve(limited));
  }

  private async edit(work: Work, actor: Actor, input: EditContributionInput): Promise<Done<{ contributionId: string }> | Refused> {
    const [contribution] = await lockContributions(work.tx, [input.id]);
    const writer = await this.ownership.writerOf(work.tx, actor, contribution, input.code);
    if (!writer.ok) return writer;
    const { kind, processId, state } = contribution!;
    const action = actionOf[kind];
    const open = await this.gate.openFor(work.tx, processId, action);
    const may = rightsOf(writer.value.actor, writer.value.owned, open.ok ? [action] : []).edit;
    if (!may || !open.ok) return refuse(state === 'WITHDRAWN' ? 'ALREADY_DONE' : 'NOT_OPEN', 'id');
    const faults = kind === 'SUGGESTION' ? await this.rewordingFaults(work, contribution!, input) : wordFaults({ ...input, kind });
    return faults.length > 0 ? { ok: false, refusals: faults } : this.write(work, writer.value, contribution!, input, open.value);
  }

  private async rewordingFaults({ tx }: Work, { id }: ContributionEntity, { body, reason }: EditContributionInput): Promise<Refusal[]> {
    const { quote } = await tx.findOneByOrFail(AnchorEntity, { contributionId: id });
    return rewordingFaults({ quote, replacement: body }, reason);
  }

  private async write(
    work: Work, { actor }: Writer, contribution: ContributionEntity, input: EditContributionInput, { phase, now }: OpenPhase,
  ): Promise<Done<{ contributionId: string }> | Refused> {
    const { id, processId, kind, latestTextId, publishedTextId } = contribution;
    const latest = await work.tx.findOneByOrFail(ContributionTextEntity, { id: latestTextId });
    const title = titleOf({ kind, title: input.title });
    const [body, why] = kind === 'SUGGESTION' ? [replacementOf(input.body), presentOrNull(input.reason)] : [input.body, null];
    if (latest.body === body && latest.title === title && latest.reason === why) return refuse('NOTHING_CHANGED', 'body');
    const textId = newId();
    const after = afterEvent(contribution, { id: textId, state: 'SUBMITTED' }, {
      kind: 'EDIT', by: actor.kind === 'ACCOUNT' ? 'ACCOUNT' : 'CODE', moderation: phase.rules.moderation,
    });
    if (!after.ok) return after;
    // A waiting text that can be read meanwhile still has to be checked; one that cannot is replaced.
    if (latest.state === 'SUBMITTED' && latest.id !== publishedTextId) await work.tx.update(ContributionTextEntity, { id: latest.id }, { state: 'SUPERSEDED' });
    await work.tx.insert(ContributionTextEntity, {
      id: textId, processId, contributionId: id, number: latest.number + 1, title, body, reason: why, state: after.value.text, createdAt: now,
    });
    await this.visibility.apply(work, processId, now, [{ contribution, next: after.value.standing }]);
    return done({ contributionId: id }, { objectType: 'contribution', objectId: id, processId, details: { textId, number: latest.number + 1 } });
  }
}
