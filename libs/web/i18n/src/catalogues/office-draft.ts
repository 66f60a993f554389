import type { Catalogue } from '../translator.js';
import { officeDraftDe } from '../locales/de/office-draft.js';
import { officeDraftEn } from '../locales/en/office-draft.js';

export const officeDraftMessages: Catalogue<keyof typeof officeDraftDe> = { de: officeDraftDe, en: officeDraftEn };
