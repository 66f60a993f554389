import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MailSender, type StoredMail } from '@mitgestalten/platform';
import { createTranslator, formatDayAndTime, inboxMessages, type Translate } from '@mitgestalten/web-i18n';
import { languageOf } from '@mitgestalten/platform';
import type { FastifyInstance } from 'fastify';

const style = `
:root { color-scheme: light dark; --ink: #1b2733; --paper: #fbfaf7; --line: #c9c4ba; --link: #17509c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ecebe6; --paper: #14181d; --line: #4a5058; --link: #9cc4ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.5 'Fira Sans', system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h1, h2, .meta { overflow-wrap: break-word; hyphens: auto; }
main { max-inline-size: 44rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
article { border-block-start: 1px solid var(--line); padding-block: 1.5rem; }
h2 { margin: 0 0 .25rem; font-size: 1.25rem; }
.meta { margin: 0 0 1rem; font-size: 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; }
a { color: var(--link); }
`;

/** Sample mode has no mail server: here every mail that would have been sent can be read. */
export function registerInbox(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const sender = app.get(MailSender);
  fastify.get('/inbox.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
  fastify.get<{ Querystring: { to?: string } }>('/inbox', async (request, reply) => {
    const translate = createTranslator(inboxMessages, languageOf(request.headers['accept-language']));
    const mails = await sender.newest();
    const wanted = request.query.to?.toLowerCase();
    const shown = wanted === undefined ? mails : mails.filter((mail) => mail.to === wanted);
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page(translate, shown));
  });
}

function page(translate: Translate<keyof typeof inboxMessages.de>, mails: readonly StoredMail[]): string {
  const list = mails.length === 0 ? `<p>${escape(translate('inbox.empty'))}</p>` : mails.map((mail) => article(translate, mail)).join('');
  return `<!doctype html><html lang="${translate.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${escape(translate('inbox.title'))}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/inbox.css"></head><body><main><h1>${escape(translate('inbox.title'))}</h1>` +
    `<p>${escape(translate('inbox.intro'))}</p><p><a href="/">${escape(translate('inbox.back'))}</a></p>${list}</main></body></html>`;
}

function article(translate: Translate<keyof typeof inboxMessages.de>, mail: StoredMail): string {
  const meta = translate('inbox.meta', { to: mail.to, at: formatDayAndTime(translate.lang, mail.createdAt) });
  return `<article lang="${escape(mail.lang)}"><h2>${escape(mail.subject)}</h2><p class="meta">${escape(meta)}</p><div class="text">${linked(mail.text)}</div></article>`;
}

/** Addresses become links; everything is escaped first, so that no text of a mail is ever markup. */
function linked(text: string): string {
  return escape(text).replace(/https?:\/\/[^\s<>"']+[^\s<>"'.,)]/g, (address) => `<a href="${address}">${address}</a>`);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
