import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createTranslator, directionOf, pseudoRtl, type Catalogue, type Translate } from '@mitgestalten/web-i18n';

/** The languages that the office is complete in. */
export const officeLanguages = ['de', 'en'] as const;

interface LanguageState {
  readonly lang: string;
  readonly setLang: (lang: string) => void;
}
const LanguageContext = createContext<LanguageState>({ lang: 'de', setLang: () => undefined });

const remembered = 'office.lang';

/** `?lang=` of the address, else what was chosen in this tab, else German: most of the office reads it. */
export function firstLanguage(): string {
  const asked = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem(remembered);
  return asked === 'en' || asked === pseudoRtl ? asked : 'de';
}

/** The language that the API is asked to answer in. */
export function requestLanguage(lang: string): string {
  return lang === pseudoRtl ? 'en' : lang;
}

/** Holds the chosen language and writes it, with its direction, on the document. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [lang, setState] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = directionOf(lang);
    sessionStorage.setItem(remembered, lang);
  }, [lang]);
  const value = useMemo(() => ({ lang, setLang: setState }), [lang]);
  return <LanguageContext value={value}>{children}</LanguageContext>;
}

/** The chosen language and the way to change it. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** The texts of one catalogue in the chosen language. */
export function useTexts<K extends string>(catalogue: Catalogue<K>): Translate<K> {
  const { lang } = useLanguage();
  return useMemo(() => createTranslator(catalogue, lang), [catalogue, lang]);
}
