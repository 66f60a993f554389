import type { Catalogue } from '../translator.js';
import { portalSynopsisDe } from '../locales/de/portal-synopsis.js';
import { portalSynopsisEn } from '../locales/en/portal-synopsis.js';

export const portalSynopsisMessages: Catalogue<keyof typeof portalSynopsisDe> = { de: portalSynopsisDe, en: portalSynopsisEn };
