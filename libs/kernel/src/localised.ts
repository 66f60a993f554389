/** One text in several languages, keyed by BCP 47 tag. */
export type Localised = Readonly<Record<string, string>>;

/** Languages that the platform's own interface is complete in. */
export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** Languages in which a contribution may be written: every language a reader or translator here may meet. */
export const contributionLanguages = [
  'de', 'en', 'tr', 'ru', 'pl', 'ar', 'fa', 'uk', 'ro', 'bg', 'sq', 'bs', 'hr', 'sr', 'fr', 'es', 'pt', 'it', 'ti', 'ku',
] as const;

/** The text in that language, else in German, else in whichever there is; empty when there is none. */
export function localise(texts: Localised, lang: string): string {
  return texts[lang] || texts['de'] || Object.values(texts).find((text) => text !== '') || '';
}
