import type { Catalogue } from '../translator.js';
import { officeDraftersDe } from '../locales/de/office-drafters.js';
import { officeDraftersEn } from '../locales/en/office-drafters.js';

export const officeDraftersMessages: Catalogue<keyof typeof officeDraftersDe> = { de: officeDraftersDe, en: officeDraftersEn };
