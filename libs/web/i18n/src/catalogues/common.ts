import type { Catalogue } from '../translator.js';
import { commonDe } from '../locales/de/common.js';
import { commonEn } from '../locales/en/common.js';

export const commonMessages: Catalogue<keyof typeof commonDe> = { de: commonDe, en: commonEn };
