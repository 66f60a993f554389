import type { Catalogue } from '../translator.js';
import { officeTodayDe } from '../locales/de/office-today.js';
import { officeTodayEn } from '../locales/en/office-today.js';

export const officeTodayMessages: Catalogue<keyof typeof officeTodayDe> = { de: officeTodayDe, en: officeTodayEn };
