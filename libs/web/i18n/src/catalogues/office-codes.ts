import type { Catalogue } from '../translator.js';
import { officeCodesDe } from '../locales/de/office-codes.js';
import { officeCodesEn } from '../locales/en/office-codes.js';

export const officeCodesMessages: Catalogue<keyof typeof officeCodesDe> = { de: officeCodesDe, en: officeCodesEn };
