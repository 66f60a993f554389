import { Injectable } from '@nestjs/common';
import { accept, isId, reason, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import { emailFaults, frameFaults, mayReply, wordFaults } from '@mitgestalten/contribution-domain';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import type { EntityManager } from 'typeorm';
import { insertAnchor, selectorIn } from './anchor-writer.js';
import { codeKeyOf, ContributionWriter, type Request, type Submitted } from './contribution-writer.js';
import { ContributionEntity } from './contribution.entities.js';
import type { SubmitCommentInput } from './contribution.graphql.js';
import { currentWording } from './current-wording.js';
import { TextLimit } from './text-limit.js';

export const submitCommentAction = 'contribution.submit-comment';

/** A comment on the wording that stands now, or a reply to a published comment there. */
@Injectable()
export class SubmitComment {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly writer: ContributionWriter,
    private readonly limit: TextLimit,
  ) {}

  async run(actor: Actor, input: SubmitCommentInput, request: Request): Promise<Decision<Submitted>> {
    const faults = [...wordFaults({ kind: 'COMMENT', body: input.body }), ...frameFaults(input), ...emailFaults(input.email), ...anchorFaults(input)];
    if (faults.length > 0) return { ok: false, refusals: faults };
    const limited = (await this.limit.text(actor, request)) ?? (await this.limit.mail(actor, input.email));
    const deed = { actor, action: submitCommentAction, idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, (work) => limited === null ? this.submit(work, actor, input, request) : Promise.resolve(limited));
  }

  private async submit(work: Work, actor: Actor, input: SubmitCommentInput, request: Request): Promise<Done<Submitted> | Refused> {
    const wording = await currentWording(work.tx, input);
    if (!wording.ok) return wording;
    const { processId, passageId } = wording.value;
    const open = await this.gate.openFor(work.tx, processId, 'COMMENT');
    if (!open.ok) return open;
    const anchor = input.anchor == null ? null : await selectorIn(work.tx, wording.value, input.anchor);
    if (anchor !== null && !anchor.ok) return anchor;
    const parent = input.parentId == null ? null : await readParent(work.tx, input.parentId, passageId);
    if (parent !== null && !parent.ok) return parent;
    const sender = { actor, email: input.email, lang: request.lang, codeKey: codeKeyOf(submitCommentAction, actor, input.idempotencyKey) };
    const submitted = await this.writer.submit(work, sender, open.value, {
      processId, kind: 'COMMENT', channel: 'ONLINE', lang: input.lang, title: null, body: input.body,
      authorName: input.authorName, onBehalfOf: input.onBehalfOf, parentId: parent?.value.id ?? null,
      // A reply is listed and counted with its comment, wherever that is read now.
      wording: { ...wording.value, passageId: parent?.value.passageId ?? passageId },
    });
    if (!submitted.ok) return submitted;
    const { contributionId, way } = submitted.value;
    if (anchor !== null) await insertAnchor(work.tx, contributionId, wording.value, anchor.value);
    return done(submitted.value, { objectType: 'contribution', objectId: contributionId, processId, details: { kind: 'COMMENT', channel: 'ONLINE', way, passageId } });
  }
}

/** A reply is about the words of its comment. */
function anchorFaults({ anchor, parentId }: SubmitCommentInput): Refusal[] {
  return anchor != null && parentId != null ? [reason('INVALID', 'anchor')] : [];
}

async function readParent(tx: EntityManager, parentId: string, passageId: string): Promise<Decision<ContributionEntity>> {
  const parent = isId(parentId) ? await tx.findOneBy(ContributionEntity, { id: parentId }) : null;
  const decision = mayReply(parent && { ...parent, standsIn: await standsIn(tx, parentId) }, passageId);
  return decision.ok ? accept(parent!) : decision;
}

async function standsIn(tx: EntityManager, contributionId: string): Promise<string | null> {
  const [place]: { passageId: string | null }[] = await tx.query(
    'SELECT p.passage_id AS "passageId" FROM anchor_place p JOIN part ON part.current_version_id = p.version_id WHERE p.contribution_id = $1', [contributionId]);
  return place?.passageId ?? null;
}
