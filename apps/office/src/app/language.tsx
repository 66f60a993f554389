import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createTranslator, directionOf, type Catalogue, type Translate } from '@mitgestalten/web-i18n';
import { firstLanguage, rememberLanguage } from './choices.js';

/** The languages that the office is complete in. */
export const officeLanguages = ['de', 'en'] as const;

interface LanguageState {
  readonly lang: string;
  readonly setLang: (lang: string) => void;
}
const LanguageContext = createContext<LanguageState>({ lang: 'de', setLang: () => undefined });

/** Holds the chosen language and writes it, with its direction, on the document. */
export function LanguageProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [lang, setState] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = lang;
    document.documentElement.dir = directionOf(lang);
    rememberLanguage(lang);
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
