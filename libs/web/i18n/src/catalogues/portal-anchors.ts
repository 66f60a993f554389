import type { Catalogue } from '../translator.js';
import { portalAnchorsDe } from '../locales/de/portal-anchors.js';
import { portalAnchorsEn } from '../locales/en/portal-anchors.js';

export const portalAnchorMessages: Catalogue<keyof typeof portalAnchorsDe> = { de: portalAnchorsDe, en: portalAnchorsEn };
