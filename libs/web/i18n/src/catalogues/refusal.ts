import type { Catalogue } from '../translator.js';
import { refusalDe } from '../locales/de/refusal.js';
import { refusalEn } from '../locales/en/refusal.js';

export const refusalMessages: Catalogue<keyof typeof refusalDe> = { de: refusalDe, en: refusalEn };
