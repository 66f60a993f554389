import type { Catalogue } from '../translator.js';
import { officeIdentityDe } from '../locales/de/office-identity.js';
import { officeIdentityEn } from '../locales/en/office-identity.js';

export const officeIdentityMessages: Catalogue<keyof typeof officeIdentityDe> = { de: officeIdentityDe, en: officeIdentityEn };
