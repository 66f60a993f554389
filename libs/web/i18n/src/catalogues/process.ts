import type { Catalogue } from '../translator.js';
import { processDe } from '../locales/de/process.js';
import { processEn } from '../locales/en/process.js';

export const processMessages: Catalogue<keyof typeof processDe> = { de: processDe, en: processEn };
