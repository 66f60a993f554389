import { Injectable } from '@nestjs/common';
import { localise } from '@mitgestalten/kernel';
import { MailQueue, type MailParams, type Work } from '@mitgestalten/platform';
import { formatUntilDay } from '@mitgestalten/web-i18n';
import type { PartEntity } from './concept.entities.js';
import type { Given } from './given-passages.js';

/** Where a drafter writes. */
export function draftPath({ slug }: Pick<PartEntity, 'slug'>): `/office/${string}` {
  return `/office/entwurf/${slug}`;
}

/** Tells drafters what they were given. */
@Injectable()
export class DrafterMail {
  constructor(private readonly mails: MailQueue) {}

  async add(work: Work, template: 'drafting' | 'drafting-changed', { part, to, given, link }: {
    readonly part: PartEntity; readonly to: { readonly email: string; readonly lang: string }; readonly given: Given; readonly link: MailParams;
  }): Promise<void> {
    const { email, lang } = to;
    const passages = (given.passages ?? []).map(({ title }) => `– ${title}`);
    const whole = given.passages === null ? 'yes' : passages.length === 1 ? 'one' : 'other';
    await this.mails.add(work, {
      processId: part.processId, to: email, lang, template,
      params: { part: localise(part.title, lang), until: formatUntilDay(lang, given.endsAt, given.now), whole, passages: passages.join('\n'), ...link },
    });
  }
}
