import type { Catalogue } from '../translator.js';
import { councilDe } from '../locales/de/council.js';
import { councilEn } from '../locales/en/council.js';

export const councilMessages: Catalogue<keyof typeof councilDe> = { de: councilDe, en: councilEn };
