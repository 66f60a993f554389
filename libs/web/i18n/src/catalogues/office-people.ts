import type { Catalogue } from '../translator.js';
import { officePeopleDe } from '../locales/de/office-people.js';
import { officePeopleEn } from '../locales/en/office-people.js';

export const officePeopleMessages: Catalogue<keyof typeof officePeopleDe> = { de: officePeopleDe, en: officePeopleEn };
