import { Injectable } from '@nestjs/common';
import { holds, isId, reason, refuse, type Actor, type Decision, type Refusal, type Refused } from '@mitgestalten/kernel';
import type { PublishedWording } from '@mitgestalten/concept-api';
import { actionOf, frameFaults, titleOf, wordFaults, type ContributionKind } from '@mitgestalten/contribution-domain';
import { done, UnitOfWork, type Done, type Work } from '@mitgestalten/platform';
import { ProcessGate } from '@mitgestalten/process-api';
import type { EntityManager } from 'typeorm';
import { insertAnchor, selectorIn } from './anchor-writer.js';
import { codeKeyOf, ContributionWriter, type Request, type Submitted } from './contribution-writer.js';
import type { EnterContributionInput } from './contribution.graphql.js';
import { currentWording } from './current-wording.js';

export const enterContributionAction = 'contribution.enter';

/** Who types in what others said. */
export const entryRoles = ['moderator', 'editor', 'organiser', 'admin'] as const;

/** Staff type in what a caller or visitor said, or what came on paper. The code is read out or written down for them. */
@Injectable()
export class EnterContribution {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gate: ProcessGate,
    private readonly writer: ContributionWriter,
  ) {}

  run(actor: Actor, input: EnterContributionInput, request: Request): Promise<Decision<Submitted>> {
    const deed = { actor, action: enterContributionAction, idempotencyKey: input.idempotencyKey, input };
    return this.unitOfWork.run(deed, async (work) => {
      if (!isId(input.processId) || !holds(actor, input.processId, ...entryRoles)) return refuse('NOT_FOUND', 'processId');
      const kind = input.passageId == null ? 'PROPOSAL' : 'COMMENT';
      const faults = faultsOf(input, kind);
      return faults.length > 0 ? { ok: false, refusals: faults } : this.enter(work, actor, input, kind, request);
    });
  }

  /** The same gate as for residents: who calls in time is heard, and nobody gets a longer term by telephone. */
  private async enter(
    work: Work, actor: Actor, input: EnterContributionInput, kind: ContributionKind, request: Request,
  ): Promise<Done<Submitted> | Refused> {
    const { processId, channel } = input;
    const open = await this.gate.openFor(work.tx, processId, actionOf[kind]);
    if (!open.ok) return refuse(open.refusals[0]!.code, 'processId');
    const wording = await wordingOf(work.tx, input);
    if (!wording.ok) return wording;
    const anchor = input.anchor == null || wording.value === null ? null : await selectorIn(work.tx, wording.value, input.anchor);
    if (anchor !== null && !anchor.ok) return anchor;
    const sender = { actor, lang: request.lang, codeKey: codeKeyOf(enterContributionAction, actor, input.idempotencyKey) };
    const entered = await this.writer.enter(work, sender, open.value, {
      processId, kind, channel, lang: input.lang, title: titleOf({ kind, title: input.title }), body: input.body,
      authorName: input.authorName, onBehalfOf: input.onBehalfOf, wording: wording.value, parentId: null,
    });
    if (!entered.ok) return entered;
    const { contributionId } = entered.value;
    if (anchor !== null) await insertAnchor(work.tx, contributionId, wording.value!, anchor.value);
    return done(entered.value, { objectType: 'contribution', objectId: contributionId, processId, details: { kind, channel, way: 'STAFF' } });
  }
}

function faultsOf(input: EnterContributionInput, kind: ContributionKind): Refusal[] {
  const typedIn = input.channel === 'COUNTER' || input.channel === 'PAPER';
  return [
    ...(typedIn ? [] : [reason('INVALID', 'channel')]),
    ...(input.anchor != null && (input.passageId == null || input.revisionTextId == null) ? [reason('INVALID', 'anchor')] : []),
    ...wordFaults({ kind, title: input.title, body: input.body }),
    ...frameFaults(input),
  ];
}

/** The original wording that was read, or that stands at the passage now; null for a proposal. TEXT_OUTDATED when another one stands there since. */
async function wordingOf(tx: EntityManager, { processId, passageId, revisionTextId }: EnterContributionInput): Promise<Decision<PublishedWording | null>> {
  if (passageId == null) return { ok: true, value: null };
  const original = isId(passageId) ? await originalTextAt(tx, passageId) : null;
  const wording = original === null ? refuse('NOT_FOUND', 'passageId') : await currentWording(tx, { passageId, revisionTextId: revisionTextId ?? original });
  if (!wording.ok) return wording;
  return wording.value.processId === processId ? wording : refuse('NOT_FOUND', 'passageId');
}

async function originalTextAt(tx: EntityManager, passageId: string): Promise<string | null> {
  const [text]: { id: string }[] = await tx.query(
    `SELECT x.id FROM passage p JOIN part ON part.id = p.part_id
     JOIN version_entry e ON e.version_id = part.current_version_id AND e.passage_id = p.id
     JOIN revision_text x ON x.revision_id = e.revision_id AND x.origin = 'ORIGINAL' WHERE p.id = $1`, [passageId],
  );
  return text?.id ?? null;
}
