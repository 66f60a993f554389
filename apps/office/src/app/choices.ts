import { pseudoRtl } from '@mitgestalten/web-i18n';

// What the address asks for holds for the tab. Known before any other script has come: nothing here may need React.
const language = 'office.lang';
const process = 'office.process';

/** `?lang=` of the address, else what was chosen in this tab, else German: most of the office reads it. */
export function firstLanguage(): string {
  const asked = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem(language);
  return asked === 'en' || asked === pseudoRtl ? asked : 'de';
}

export function rememberLanguage(lang: string): void {
  sessionStorage.setItem(language, lang);
}

/** The language that the API is asked to answer in. */
export function requestLanguage(lang: string): string {
  return lang === pseudoRtl ? 'en' : lang;
}

/** `?verfahren=` chooses among several processes and holds for this tab; without it the API takes the newest. */
export function chosenProcess(): string | null {
  const asked = new URLSearchParams(location.search).get('verfahren');
  if (asked !== null) sessionStorage.setItem(process, asked);
  return asked ?? sessionStorage.getItem(process);
}
