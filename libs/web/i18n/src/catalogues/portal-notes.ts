import type { Catalogue } from '../translator.js';
import { portalNotesDe } from '../locales/de/portal-notes.js';
import { portalNotesEn } from '../locales/en/portal-notes.js';

export const portalNotesMessages: Catalogue<keyof typeof portalNotesDe> = { de: portalNotesDe, en: portalNotesEn };
