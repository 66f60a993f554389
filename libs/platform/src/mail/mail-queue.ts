import { Injectable } from '@nestjs/common';
import { newId } from '../keys.js';
import { OutgoingMailEntity } from '../platform.entities.js';
import type { Work } from '../unit-of-work.js';
import type { MailTemplate } from './mail-template.js';

export interface MailOrder {
  readonly processId: string | null;
  readonly to: string;
  readonly lang: string;
  readonly template: MailTemplate;
  readonly params: MailParams;
}

/** Parameters of a template. `link` is made into an address when the mail is rendered; a token exists only there. */
export interface MailParams {
  readonly link?: { readonly path: string; readonly token?: { readonly kind: string; readonly id: string } };
  readonly [name: string]: unknown;
}

export const sendMailTask = 'mail.send';

/** Puts a mail into the transaction of a deed: it is sent if and only if the deed happened. */
@Injectable()
export class MailQueue {
  async add(work: Work, order: MailOrder): Promise<void> {
    const id = newId();
    await work.tx.insert(OutgoingMailEntity, {
      id, processId: order.processId, toAddress: order.to, lang: order.lang, template: order.template, params: order.params as never, sentAt: null,
    });
    await work.enqueue(sendMailTask, { mailId: id });
  }
}
