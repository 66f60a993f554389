import { commonMessages, createTranslator, directionOf, directionOfText, portalFormMessages, pseudoRtl, type Catalogue, type Direction, type Translate } from '@mitgestalten/web-i18n';
import { createContext, useContext, useMemo } from 'react';

/** The languages the portal is complete in. German has no prefix; the pseudo language exists in sample mode only. */
export const pageLanguages = ['de', 'en', pseudoRtl] as const;
export type PageLanguage = (typeof pageLanguages)[number];

const LanguageContext = createContext<PageLanguage>('de');
export const LanguageProvider = LanguageContext.Provider;

// What the office writes beside the text (reasons, change notes) is in the first language of the process, and is not translated.
const OfficeLanguageContext = createContext<string>('de');
export const OfficeLanguageProvider = OfficeLanguageContext.Provider;

/** `lang` of what the office wrote beside the text, when that is another one than that of the page. */
export function useOfficeLanguage(): { lang?: string } {
  const { lang } = textLanguage(useContext(LanguageContext), useContext(OfficeLanguageContext));
  return lang === undefined ? {} : { lang };
}

/** The language of the page, and how to link within it. */
export function useLanguage() {
  const lang = useContext(LanguageContext);
  return { lang, dir: directionOf(lang), href: (path: string) => hrefIn(lang, path) };
}

/** The texts of a catalogue in the language of the page. */
export function useTexts<K extends string>(catalogue: Catalogue<K>): Translate<K> {
  const lang = useContext(LanguageContext);
  return useMemo(() => createTranslator(catalogue, lang), [catalogue, lang]);
}

export const useCommonTexts = () => useTexts(commonMessages);
export const useFormTexts = () => useTexts(portalFormMessages);

/** The address of a page in a language. */
export function hrefIn(lang: PageLanguage, path: string): string {
  if (lang === 'de') return path;
  return path === '/' ? `/${lang}/` : `/${lang}${path}`;
}

/** The language that the address asks for, and the address without it. */
export function splitLanguage(pathname: string, sample: boolean): { readonly lang: PageLanguage; readonly path: string } {
  for (const lang of pageLanguages) {
    if (lang === 'de' || (lang === pseudoRtl && !sample)) continue;
    if (pathname === `/${lang}` || pathname.startsWith(`/${lang}/`)) return { lang, path: withOneSlash(pathname.slice(lang.length + 1)) };
  }
  return { lang: 'de', path: pathname };
}

/** The languages in which a process is shown; without a process, those of the portal. */
export function languagesOf(process: { readonly languages: readonly string[] } | null, sample: boolean): readonly PageLanguage[] {
  return pageLanguages.filter((lang) => (lang === pseudoRtl ? sample : process === null || process.languages.includes(lang)));
}

/** A path of this site: two slashes in front (a browser takes a backslash for one) would name another site when it is redirected to. */
function withOneSlash(path: string): string {
  return `/${path.replace(/^[/\\]+/, '')}`;
}

/** `lang` and `dir` of a text when it is in another language than the page around it; else nothing. */
export function textLanguage(pageLang: string, textLang: string): { lang?: string; dir?: Direction } {
  return textLang === pageLang ? {} : { lang: textLang, dir: directionOf(textLang) };
}

/** The same with the direction that the words have themselves: a passage may be in another language than the text that it stands in. */
export function wordsLanguage(pageLang: string, textLang: string, words: string): ReturnType<typeof textLanguage> {
  const { lang } = textLanguage(pageLang, textLang);
  const dir = directionOfText(words) ?? directionOf(textLang);
  return { ...(lang === undefined ? {} : { lang }), ...(dir === directionOf(pageLang) ? {} : { dir }) };
}
