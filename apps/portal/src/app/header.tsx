import { languageName, portalMessages, pseudoRtl } from '@mitgestalten/web-i18n';
import type { ShellProcessFragment } from '@mitgestalten/web-data';
import { hrefIn, languagesOf, useLanguage, useTexts, type PageLanguage } from './language.js';
import type { RenderedPage } from './page.js';

/** Languages on top, then the name of the process and the way to its pages. */
export function Header({ page, path, sample }: { readonly page: RenderedPage; readonly path: string; readonly sample: boolean }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  const { process } = page;
  return (
    <header className="pt-header">
      <div className="pt-header__top">
        <LanguageLinks path={path} languages={languagesOf(process, sample)} />
      </div>
      {sample ? <SampleBanner /> : null}
      {process === null ? null : (
        <div className="pt-header__bar">
          <a className="pt-brand" href={href('/')} aria-current={path === '/' ? 'page' : undefined}>
            <span className="pt-brand__mark" aria-hidden="true" />
            <span className="pt-brand__name">{process.title}</span>
          </a>
          <nav className="pt-nav" aria-label={t('nav.label')}>
            <ul>
              {entriesOf(process).map((entry) => (
                <li key={entry.section}>
                  <a href={href(entry.path)} aria-current={page.section === entry.section ? 'page' : undefined}>{t(`nav.${entry.section}`)}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
      )}
    </header>
  );
}

function LanguageLinks({ path, languages }: { readonly path: string; readonly languages: readonly PageLanguage[] }) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  return (
    <nav className="pt-languages" aria-label={t('lang.label')}>
      <ul>
        {languages.map((other) => (
          <li key={other}>
            <a href={hrefIn(other, path)} lang={other === pseudoRtl ? undefined : other} hrefLang={other} aria-current={other === lang ? 'true' : undefined}>
              {other === pseudoRtl ? t('lang.pseudo') : languageName(other)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function SampleBanner() {
  const t = useTexts(portalMessages);
  return (
    <aside className="pt-sample" aria-label={t('sample.label')}>
      <p>
        <strong>{t('sample.label')}</strong> {t('sample.text')} <a href="/inbox">{t('sample.inbox')}</a> <a href="/office/">{t('sample.office')}</a>
      </p>
    </aside>
  );
}

type Entry = { readonly section: NonNullable<RenderedPage['section']>; readonly path: string };

// Only what works already: no vote before there is one, no result before it is counted.
function entriesOf(process: ShellProcessFragment): readonly Entry[] {
  const open = process.ballots.find((ballot) => ballot.state === 'OPEN');
  const closed = process.ballots.filter((ballot) => ballot.state === 'CLOSED').at(-1);
  return [
    { section: 'concept', path: '/konzept' },
    { section: 'ideas', path: '/ideen' },
    ...(open ? [{ section: 'vote', path: `/abstimmung/${open.id}` } as const] : []),
    ...(closed && !open ? [{ section: 'result', path: `/ergebnis/${closed.id}` } as const] : []),
    { section: 'code', path: '/code' },
    { section: 'me', path: '/ich' },
  ];
}
