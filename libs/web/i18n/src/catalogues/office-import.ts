import type { Catalogue } from '../translator.js';
import { officeImportDe } from '../locales/de/office-import.js';
import { officeImportEn } from '../locales/en/office-import.js';

export const officeImportMessages: Catalogue<keyof typeof officeImportDe> = { de: officeImportDe, en: officeImportEn };
