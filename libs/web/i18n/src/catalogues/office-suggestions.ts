import type { Catalogue } from '../translator.js';
import { officeSuggestionsDe } from '../locales/de/office-suggestions.js';
import { officeSuggestionsEn } from '../locales/en/office-suggestions.js';

export const officeSuggestionMessages: Catalogue<keyof typeof officeSuggestionsDe> = { de: officeSuggestionsDe, en: officeSuggestionsEn };
