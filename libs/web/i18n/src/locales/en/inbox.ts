import type { inboxDe } from '../de/inbox.js';

export const inboxEn: Readonly<Record<keyof typeof inboxDe, string>> = {
  'inbox.title': 'Inbox of sample mode',
  'inbox.intro': 'In sample mode no e-mail is sent. Every message that somebody would have got stands here, the newest first.',
  'inbox.back': 'To the start page',
  'inbox.empty': 'No messages yet.',
  'inbox.meta': 'To {to} · {at}',
};
