import type { Catalogue } from '../translator.js';
import { portalFormDe } from '../locales/de/portal-form.js';
import { portalFormEn } from '../locales/en/portal-form.js';

export const portalFormMessages: Catalogue<keyof typeof portalFormDe> = { de: portalFormDe, en: portalFormEn };
