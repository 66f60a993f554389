import type { Catalogue } from '../translator.js';
import { inboxDe } from '../locales/de/inbox.js';
import { inboxEn } from '../locales/en/inbox.js';

export const inboxMessages: Catalogue<keyof typeof inboxDe> = { de: inboxDe, en: inboxEn };
