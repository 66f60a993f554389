import type { Catalogue } from '../translator.js';
import { changeNoteDe } from '../locales/de/change-note.js';
import { changeNoteEn } from '../locales/en/change-note.js';

export const changeNoteMessages: Catalogue<keyof typeof changeNoteDe> = { de: changeNoteDe, en: changeNoteEn };
