import { createTranslator, mailMessages, type Values } from '@mitgestalten/web-i18n';
import type { Keys } from '../keys.js';
import type { MailParams } from './mail-queue.js';

export type MailTemplate = 'sign-in' | 'invitation' | 'confirm' | 'published' | 'withheld' | 'answered' | 'brought' | 'named' | 'drafting' | 'drafting-changed' | 'corrected';

/** A mail as it is sent: plain text, addresses only of the configured origin. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
}

export interface MailSurroundings {
  readonly publicUrl: string;
  readonly keys: Keys;
  readonly processTitle: string;
  readonly contact: string;
}

// Parameters that name an entry of the catalogue: their value is translated before it is put in.
const translated = { reasonCode: 'reason', outcomeCode: 'outcome', roleCode: 'role' } as const;

/** Renders a mail in its language. Line breaks in a subject are impossible: every value is put on one line there. */
export function renderMail(template: MailTemplate, lang: string, params: MailParams, around: MailSurroundings): RenderedMail {
  const translate = createTranslator(mailMessages, lang);
  const prefix = translate.lang === 'de' ? '' : `/${translate.lang}`;
  const values: Record<string, string | number> = { process: around.processTitle, contact: around.contact, rules: `${around.publicUrl}${prefix}/seite/rules`, own: `${around.publicUrl}${prefix}/ich`, office: `${around.publicUrl}/office/`, note: '', author: '' };
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  }
  for (const [param, group] of Object.entries(translated)) {
    const code = params[param];
    if (typeof code === 'string') values[group] = translate(`${group}.${code}` as keyof typeof mailMessages.de);
  }
  if (params.link !== undefined) values['link'] = addressOf(params.link, prefix, around);
  const message = (part: 'subject' | 'body') => translate(`${template}.${part}`, values as Values);
  const text = [translate('greeting'), message('body').replace(/\n{3,}/g, '\n\n'), '-- ', translate('footer', values)].join('\n\n').replace('-- \n\n', '-- \n');
  return { subject: message('subject').replace(/\s+/g, ' '), text: `${text}\n` };
}

/** Tokens stand behind `#`: no server log and no referrer ever sees them. */
function addressOf(link: NonNullable<MailParams['link']>, prefix: string, around: MailSurroundings): string {
  const token = link.token === undefined ? '' : `#${around.keys.token(link.token.kind, link.token.id)}`;
  const path = link.path.startsWith('/office/') ? link.path : `${prefix}${link.path}`;
  return `${around.publicUrl}${path}${token}`;
}

/** The beginning of a text, for a mail that reminds its author of it. */
export function excerptOf(text: string, most = 300): string {
  const characters = [...text.trim()];
  return characters.length <= most ? text.trim() : `${characters.slice(0, most - 1).join('')}…`;
}
