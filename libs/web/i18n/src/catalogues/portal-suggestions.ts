import type { Catalogue } from '../translator.js';
import { portalSuggestionsDe } from '../locales/de/portal-suggestions.js';
import { portalSuggestionsEn } from '../locales/en/portal-suggestions.js';

export const portalSuggestionMessages: Catalogue<keyof typeof portalSuggestionsDe> = { de: portalSuggestionsDe, en: portalSuggestionsEn };
