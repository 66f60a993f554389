import type { Catalogue } from '../translator.js';
import { officePlacesDe } from '../locales/de/office-places.js';
import { officePlacesEn } from '../locales/en/office-places.js';

export const officePlacesMessages: Catalogue<keyof typeof officePlacesDe> = { de: officePlacesDe, en: officePlacesEn };
