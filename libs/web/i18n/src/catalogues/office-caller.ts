import type { Catalogue } from '../translator.js';
import { officeCallerDe } from '../locales/de/office-caller.js';
import { officeCallerEn } from '../locales/en/office-caller.js';

export const officeCallerMessages: Catalogue<keyof typeof officeCallerDe> = { de: officeCallerDe, en: officeCallerEn };
