import { Injectable } from '@nestjs/common';
import { accept, accountOf, presentOrNull, type Actor, type Decision } from '@mitgestalten/kernel';
import type { PublishedWording } from '@mitgestalten/concept-api';
import { firstStanding, gistOf, wayOf, withoutLinks, type Channel, type ContributionKind, type Entry, type ModerationMode } from '@mitgestalten/contribution-domain';
import { Codes, excerptOf, insertOf, MailQueue, newId, type RequestContext, type Work } from '@mitgestalten/platform';
import type { OpenPhase } from '@mitgestalten/process-api';
import { ContributionContactEntity, ContributionEntity, ContributionTextEntity } from './contribution.entities.js';
import { Visibility } from './visibility.js';

/** What a contribution says and where, before it is known who answers for it. */
export interface Draft {
  readonly processId: string;
  readonly kind: ContributionKind;
  readonly channel: Channel;
  readonly lang: string;
  readonly title: string | null;
  readonly body: string;
  /** Why, for a suggestion. */
  readonly reason?: string | null;
  readonly authorName?: string | null | undefined;
  readonly onBehalfOf?: string | null | undefined;
  /** For a comment or a suggestion: the wording it is made on. */
  readonly wording: PublishedWording | null;
  readonly parentId: string | null;
}

/** Who hands it in, and with which key. */
export interface Sender {
  readonly actor: Actor;
  readonly email?: string | null | undefined;
  /** The language of the answer, and of mails about the contribution. */
  readonly lang: string;
  /** See `codeKeyOf`. */
  readonly codeKey: string;
}

/** The answer to a submission, without anything secret: the code is derived again when it is shown. */
export interface Submitted {
  readonly contributionId: string;
  readonly processId: string;
  readonly way: Entry;
}

/** What of the request a use case needs beside the actor. */
export type Request = Pick<RequestContext, 'lang' | 'device'>;

/** How many days a link in a mail confirms a contribution; afterwards it is deleted. */
export const confirmDays = 7;

/**
 * What the code of a contribution is derived from: deed, writer and idempotency key, so that one key used for two deeds gives
 * two codes and a repeat shows the same.
 */
export function codeKeyOf(action: string, actor: Actor, idempotencyKey: string): string {
  return [action, accountOf(actor) ?? '', idempotencyKey].join('\n');
}

/** Writes new contributions, with the way in which their writer can come back to them. */
@Injectable()
export class ContributionWriter {
  constructor(
    private readonly codes: Codes,
    private readonly mails: MailQueue,
    private readonly visibility: Visibility,
  ) {}

  /** By a resident: with an account, by mail or by code, as the phase allows. */
  async submit(work: Work, sender: Sender, { phase, now }: OpenPhase, draft: Draft): Promise<Decision<Submitted>> {
    const way = wayOf(sender.actor, sender.email, phase.rules);
    if (!way.ok) return way;
    const codeId = way.value.kind === 'CODE' ? (await this.codes.issueForContribution(work, draft.processId, sender.codeKey)).codeId : null;
    const accountId = way.value.kind === 'ACCOUNT' ? way.value.accountId : null;
    const contribution = await this.write(work, { ...draft, accountId, codeId, enteredBy: null }, way.value.kind, phase.rules.moderation, now);
    if (way.value.kind === 'MAIL') await this.askForConfirmation(work, contribution, draft, way.value.email, sender.lang);
    return accept({ contributionId: contribution.id, processId: draft.processId, way: way.value.kind });
  }

  /** By staff for somebody else, who always gets a code. */
  async enter(work: Work, sender: Sender, { phase, now }: OpenPhase, draft: Draft): Promise<Decision<Submitted>> {
    const { codeId } = await this.codes.issueForContribution(work, draft.processId, sender.codeKey);
    const people = { accountId: null, codeId, enteredBy: accountOf(sender.actor) };
    const { id } = await this.write(work, { ...draft, ...people }, 'STAFF', phase.rules.moderation, now);
    return accept({ contributionId: id, processId: draft.processId, way: 'STAFF' });
  }

  private async write(
    work: Work, draft: Draft & Pick<ContributionEntity, 'accountId' | 'codeId' | 'enteredBy'>, entry: Entry, moderation: ModerationMode, now: Date,
  ): Promise<ContributionEntity> {
    const [id, textId] = [newId(), newId()];
    const first = firstStanding(textId, entry, moderation);
    const { processId, kind, channel, lang, parentId, wording, accountId, codeId, enteredBy } = draft;
    const contribution: ContributionEntity = {
      id, processId, kind, channel, lang, parentId, accountId, codeId, enteredBy,
      passageId: wording?.passageId ?? null, versionId: wording?.versionId ?? null,
      revisionId: wording?.revisionId ?? null, revisionTextId: wording?.revisionTextId ?? null,
      authorName: presentOrNull(draft.authorName), onBehalfOf: presentOrNull(draft.onBehalfOf),
      state: first.text === 'UNCONFIRMED' ? 'UNCONFIRMED' : 'SUBMITTED', latestTextId: textId, publishedTextId: null,
      replyCount: 0, supportCount: 0, beginsThread: parentId === null, source: null, sourceId: null, sourceUrl: null, createdAt: now, publishedAt: null,
    };
    const text = { id: textId, processId, contributionId: id, number: 1, title: draft.title, body: draft.body, reason: draft.reason ?? null, state: first.text, createdAt: now };
    const values: unknown[] = [];
    const contributionSql = insertOf(work.tx, ContributionEntity, contribution, values);
    await work.tx.query(`WITH contribution AS (${contributionSql}) ${insertOf(work.tx, ContributionTextEntity, text, values)}`, values);
    if (first.standing.publishedTextId !== null) await this.visibility.apply(work, processId, now, [{ contribution, next: first.standing }]);
    return contribution;
  }

  /** Anybody can type in anybody's address: the mail carries no link but its own. */
  private async askForConfirmation(work: Work, { id, processId }: ContributionEntity, { body, reason = null }: Draft, email: string, lang: string): Promise<void> {
    await work.tx.insert(ContributionContactEntity, { contributionId: id, processId, email, lang, confirmedAt: null });
    await this.mails.add(work, {
      processId, to: email, lang, template: 'confirm',
      params: { excerpt: withoutLinks(excerptOf(gistOf({ body, reason }))), days: confirmDays, link: { path: '/bestaetigen', token: { kind: 'confirm', id } } },
    });
  }
}
