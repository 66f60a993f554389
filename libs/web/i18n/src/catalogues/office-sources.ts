import type { Catalogue } from '../translator.js';
import { officeSourcesDe } from '../locales/de/office-sources.js';
import { officeSourcesEn } from '../locales/en/office-sources.js';

export const officeSourceMessages: Catalogue<keyof typeof officeSourcesDe> = { de: officeSourcesDe, en: officeSourcesEn };
