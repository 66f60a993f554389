import { Injectable } from '@nestjs/common';
import { presentOrNull, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { emailFaults, frameFaults, replacementOf, rewordingFaults } from '@mitgestalten/contribution-domain';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import { insertAnchor, selectorIn } from './anchor-writer.js';
import { codeKeyOf, ContributionWriter, type Request, type Submitted } from './contribution-writer.js';
import type { SubmitSuggestionInput } from './contribution.graphql.js';
import { currentWording } from './current-wording.js';
import { TextLimit } from './text-limit.js';

export const submitSuggestionAction = 'contribution.submit-suggestion';

/** Other words for some that stand in the text now: in the original, since the draft is written in its language. */
@Injectable()
export class SubmitSuggestion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly writer: ContributionWriter,
    private readonly limit: TextLimit,
  ) {}

  async run(actor: Actor, input: SubmitSuggestionInput, request: Request): Promise<Decision<Submitted>> {
    // By the words that the writer names: whether they stand in the text is looked up later.
    const rewording = { quote: input.anchor.quote, replacement: input.body };
    const faults = [...rewordingFaults(rewording, input.reason), ...frameFaults(input), ...emailFaults(input.email)];
    if (faults.length > 0) return { ok: false, refusals: faults };
    const limited = (await this.limit.text(actor, request)) ?? (await this.limit.mail(actor, input.email));
    const deed = { actor, action: submitSuggestionAction, idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, (work) => limited === null ? this.submit(work, actor, input, request) : Promise.resolve(limited));
  }

  private async submit(work: Work, actor: Actor, input: SubmitSuggestionInput, request: Request): Promise<Done<Submitted> | Refused> {
    const wording = await currentWording(work.tx, input);
    if (!wording.ok) return wording;
    if (!wording.value.isOriginal) return refuse('ORIGINAL_ONLY', 'revisionTextId');
    const { processId, passageId } = wording.value;
    const open = await this.gate.openFor(work.tx, processId, 'COMMENT');
    if (!open.ok) return open;
    const anchor = await selectorIn(work.tx, wording.value, input.anchor);
    if (!anchor.ok) return anchor;
    const faults = rewordingFaults({ quote: anchor.value.quote, replacement: input.body }, input.reason);
    if (faults.length > 0) return { ok: false, refusals: faults };
    const sender = { actor, email: input.email, lang: request.lang, codeKey: codeKeyOf(submitSuggestionAction, actor, input.idempotencyKey) };
    const submitted = await this.writer.submit(work, sender, open.value, {
      processId, kind: 'SUGGESTION', channel: 'ONLINE', lang: input.lang, title: null, body: replacementOf(input.body), reason: presentOrNull(input.reason),
      authorName: input.authorName, onBehalfOf: input.onBehalfOf, wording: wording.value, parentId: null,
    });
    if (!submitted.ok) return submitted;
    const { contributionId, way } = submitted.value;
    await insertAnchor(work.tx, contributionId, wording.value, anchor.value);
    return done(submitted.value, { objectType: 'contribution', objectId: contributionId, processId, details: { kind: 'SUGGESTION', channel: 'ONLINE', way, passageId } });
  }
}
