import { useOnline } from '@mitgestalten/web-data';
import { OfflineNotice, SkipLink } from '@mitgestalten/web-ui';
import { createTranslator, officeMessages, pseudoRtl } from '@mitgestalten/web-i18n';
import { Suspense, useState, type ReactNode } from 'react';
import { useQuery } from '@apollo/client/react';
import { Outlet } from 'react-router';
import { AnnouncerProvider } from '../ui/announcer.js';
import { chosenProcess, themes, type Theme } from './choices.js';
import { Opening } from './edges.js';
import { officeLanguages, useLanguage, useTexts } from './language.js';
import { sessionQuery } from './session-query.js';
import { useTheme } from './theme.js';

/** What surrounds every page, signed in or not: skip link, connection, language, appearance, the ways out. */
export function Frame(): ReactNode {
  const t = useTexts(officeMessages);
  const online = useOnline();
  return (
    <AnnouncerProvider>
      <SkipLink href="#inhalt">{t('app.skip')}</SkipLink>
      <OfflineNotice online={online} title={t('state.offline')}>{t('state.offline-why')}</OfflineNotice>
      <Suspense fallback={<Opening />}><Outlet /></Suspense>
      <Foot />
    </AnnouncerProvider>
  );
}

function Foot(): ReactNode {
  const t = useTexts(officeMessages);
  const { lang, setLang } = useLanguage();
  const [theme, setTheme] = useTheme();
  const { data, loading } = useQuery(sessionQuery, { variables: { slug: chosenProcess() } });
  // Before the first page is there it would stand in its place; from then on it stays, also while another language loads.
  const [shown, show] = useState(false);
  if (!loading && !shown) show(true);
  if (!shown) return null;
  const languages = data?.process?.sample || lang === pseudoRtl ? [...officeLanguages, pseudoRtl] : officeLanguages;
  return (
    <footer className="of-foot">
      <label className="of-foot__choice">
        <span>{t('lang.label')}</span>
        <select value={lang} onChange={(event) => setLang(event.target.value)}>
          {languages.map((one) => <option key={one} value={one} lang={one === pseudoRtl ? lang : one}>{nameOf(one)}</option>)}
        </select>
      </label>
      <label className="of-foot__choice">
        <span>{t('theme.label')}</span>
        <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
          {themes.map((one) => <option key={one} value={one}>{t(`theme.${one}`)}</option>)}
        </select>
      </label>
      <a className="of-link" href="/">{t('app.portal')}</a>
      <a className="of-link" href="/seite/accessibility">{t('app.accessibility')}</a>
      <a className="of-link" href="/seite/privacy">{t('app.privacy')}</a>
      <a className="of-link" href="/seite/imprint">{t('app.imprint')}</a>
    </footer>
  );
}

// A language is called by its own name; the pseudo language has none.
function nameOf(lang: string): string {
  return lang === pseudoRtl ? createTranslator(officeMessages, 'de')('lang.pseudo') : lang === 'en' ? 'English' : 'Deutsch';
}
