import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { localise } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';
import { Jobs } from '../jobs.js';
import { Keys } from '../keys.js';
import type { OutgoingMailEntity } from '../platform.entities.js';
import type { Settings } from '../settings.js';
import { SETTINGS } from '../tokens.js';
import { sendMailTask, type MailParams } from './mail-queue.js';
import { renderMail, type MailTemplate, type RenderedMail } from './mail-template.js';

export interface StoredMail extends RenderedMail {
  readonly id: string;
  readonly to: string;
  readonly lang: string;
  readonly createdAt: Date;
}

/** Sends queued mails by SMTP. Without SMTP (sample mode) they stay and can be read in the inbox page. */
@Injectable()
export class MailSender implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: Keys,
    private readonly jobs: Jobs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(sendMailTask, ({ mailId }) => this.send(String(mailId)));
  }

  /** At least once: a mail is marked only after the server took it, and a crash in between sends it again. */
  private async send(mailId: string): Promise<void> {
    if (this.settings.smtpUrl === null) return;
    const [mail] = await this.stored('m.id = $1 AND m.sent_at IS NULL', [mailId]);
    if (mail === undefined) return;
    const transport = createTransport(this.settings.smtpUrl);
    await transport.sendMail({ from: this.settings.mailFrom, to: mail.to, subject: mail.subject, text: mail.text, messageId: `<${mail.id}@${new URL(this.settings.publicUrl).hostname}>` });
    // What was sent is not needed any more; the address and the text go with it.
    await this.dataSource.query(`UPDATE outgoing_mail SET sent_at = clock_timestamp(), params = '{}', to_address = '' WHERE id = $1`, [mailId]);
  }

  /** The newest mails, rendered: for the inbox page of sample mode. */
  newest(): Promise<StoredMail[]> {
    return this.stored('true', []);
  }

  private async stored(where: string, values: unknown[]): Promise<StoredMail[]> {
    const rows: (OutgoingMailEntity & { to_address: string; created_at: Date; title: Record<string, string> | null; contact_email: string | null })[] =
      await this.dataSource.query(
        `SELECT m.*, p.title, p.contact_email FROM outgoing_mail m LEFT JOIN process p ON p.id = m.process_id WHERE ${where} ORDER BY m.created_at DESC, m.id DESC LIMIT 100`, values,
      );
    return rows.map((row) => ({
      id: row.id, to: row.to_address, lang: row.lang, createdAt: row.created_at,
      ...renderMail(row.template as MailTemplate, row.lang, row.params as MailParams, {
        publicUrl: this.settings.publicUrl, keys: this.keys,
        processTitle: localise(row.title ?? {}, row.lang) || 'Mitgestalten', contact: row.contact_email ?? this.settings.mailFrom,
      }),
    }));
  }
}
