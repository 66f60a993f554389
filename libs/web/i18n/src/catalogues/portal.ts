import type { Catalogue } from '../translator.js';
import { portalDe } from '../locales/de/portal.js';
import { portalEn } from '../locales/en/portal.js';

export const portalMessages: Catalogue<keyof typeof portalDe> = { de: portalDe, en: portalEn };
