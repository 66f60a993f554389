import { pseudoRtl } from '@mitgestalten/web-i18n';

// What the address asks for holds for the tab. Known before any other script has come: nothing here may need React.
const language = 'office.lang';
const process = 'office.process';
const theme = 'office.theme';
// The server draws the first page before it can know what was chosen in the tab: German, the newest process, and light or dark as the device has it.
const isServer = typeof document === 'undefined';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** `?lang=` of the address, else what was chosen in this tab, else German: most of the office reads it. */
export function firstLanguage(): string {
  if (isServer) return 'de';
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
  if (isServer) return null;
  const asked = new URLSearchParams(location.search).get('verfahren');
  if (asked !== null) sessionStorage.setItem(process, asked);
  return asked ?? sessionStorage.getItem(process);
}

/** Whether nothing was chosen that the server, which draws the first page, cannot know. */
export function isAsDrawn(): boolean {
  return firstLanguage() === 'de' && chosenProcess() === null;
}

/** The light that was chosen in this tab. */
export function chosenTheme(): Theme {
  return themes.find((one) => one === sessionStorage.getItem(theme)) ?? 'system';
}

/** Keeps the light for this tab and writes it on the document; without the attribute the style sheet follows the device (theme.scss). */
export function showTheme(chosen: Theme): void {
  sessionStorage.setItem(theme, chosen);
  if (chosen === 'system') delete document.documentElement.dataset['kernTheme'];
  else document.documentElement.dataset['kernTheme'] = chosen;
}
