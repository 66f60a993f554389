import { Injectable } from '@nestjs/common';
import { localise } from '@mitgestalten/kernel';
import { MailQueue, type Work } from '@mitgestalten/platform';
import type { PartEntity } from './concept.entities.js';
import { draftPath } from './drafter-mail.js';

/** A typing error that one person corrected alone. */
interface Corrected {
  readonly part: PartEntity;
  readonly passageId: string;
  readonly title: string;
  readonly wrong: string;
  readonly right: string;
  /** The account that did it. */
  readonly by: string;
}

/** Tells all other publishers what one person corrected and published alone, and how it is taken back. */
@Injectable()
export class CorrectionMail {
  constructor(private readonly mails: MailQueue) {}

  async add(work: Work, { part, passageId, title, wrong, right, by }: Corrected): Promise<void> {
    const publishers: { email: string; lang: string }[] = await work.tx.query(
      `SELECT a.email, a.lang FROM account a WHERE a.id <> $2 AND a.blocked_at IS NULL AND a.erased_at IS NULL
         AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = a.id AND g.process_id = $1 AND g.role = 'publisher') ORDER BY a.id`, [part.processId, by]);
    for (const { email, lang } of publishers) {
      await this.mails.add(work, {
        processId: part.processId, to: email, lang, template: 'corrected',
        params: { part: localise(part.title, lang), passage: title, wrong, right, link: { path: `${draftPath(part)}/${passageId}` } },
      });
    }
  }
}
