import { Injectable } from '@nestjs/common';
import { AuthorContact, ContributionTextEntity, type ContributionEntity } from '@mitgestalten/contribution-api';
import { gistOf } from '@mitgestalten/contribution-domain';
import { localise, type Localised } from '@mitgestalten/kernel';
import { excerptOf, MailQueue, type MailParams, type Work } from '@mitgestalten/platform';

/** Tells authors what became of what they wrote, in their language. Who holds a code reads it at the slip instead. */
@Injectable()
export class AuthorNotices {
  constructor(
    private readonly contact: AuthorContact,
    private readonly mails: MailQueue,
  ) {}

  /** Tells that a version brought what somebody suggested, or was made from what they wrote; whoever chose no name is not told of one. */
  credit(
    work: Work, contribution: ContributionEntity, textId: string, template: 'brought' | 'named', { title, passageId }: { readonly title: Localised; readonly passageId: string },
  ): Promise<void> {
    const author = contribution.authorName === null ? 'nameless' : 'named';
    return this.tell(work, contribution, textId, template, (lang) => ({ author, version: localise(title, lang), link: { path: `/stelle/${passageId}` } }));
  }

  /** The mail quotes the beginning of that text, so that its author knows which one is meant. */
  async tell(
    work: Work, contribution: ContributionEntity, textId: string, template: AuthorTemplate,
    params: MailParams | ((lang: string) => MailParams),
  ): Promise<void> {
    const reachable = await this.contact.of(work.tx, contribution);
    if (reachable === null) return;
    const text = await work.tx.findOneByOrFail(ContributionTextEntity, { id: textId });
    await this.mails.add(work, {
      processId: contribution.processId, to: reachable.email, lang: reachable.lang, template, params: { ...(typeof params === 'function' ? params(reachable.lang) : params), excerpt: excerptOf(gistOf(text)) },
    });
  }
}

type AuthorTemplate = 'published' | 'withheld' | 'answered' | 'brought' | 'named';

/** Where the portal shows a contribution; for a comment it leads on to the passage. */
export function placeOf(contribution: Pick<ContributionEntity, 'id'>): Required<Pick<MailParams, 'link'>> {
  return { link: { path: `/ideen/${contribution.id}` } };
}
