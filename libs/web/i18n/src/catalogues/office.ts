import type { Catalogue } from '../translator.js';
import { officeDe } from '../locales/de/office.js';
import { officeEn } from '../locales/en/office.js';

export const officeMessages: Catalogue<keyof typeof officeDe> = { de: officeDe, en: officeEn };
