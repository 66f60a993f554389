import type { Catalogue } from '../translator.js';
import { mailDe } from '../locales/de/mail.js';
import { mailEn } from '../locales/en/mail.js';

export const mailMessages: Catalogue<keyof typeof mailDe> = { de: mailDe, en: mailEn };
