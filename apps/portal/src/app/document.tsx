import { SkipLink } from '@mitgestalten/web-ui';
import { directionOf, portalMessages } from '@mitgestalten/web-i18n';
import fira from '@mitgestalten/web-ui/fonts/fira-sans-own-400-normal.woff2';
import firaBold from '@mitgestalten/web-ui/fonts/fira-sans-own-600-normal.woff2';
import serif from '@mitgestalten/web-ui/fonts/letter-serif-own-400-normal.woff2';
import { Footer } from './footer.js';
import { Header } from './header.js';
import { LanguageProvider, OfficeLanguageProvider, hrefIn, languagesOf, useTexts, type PageLanguage } from './language.js';
import type { RenderedPage } from './page.js';
import { ActingAssetsProvider } from './page-assets.js';
import type { PortalRequest } from './request.js';

export interface PortalDocumentProps {
  readonly page: RenderedPage;
  readonly lang: PageLanguage;
  /** Path and query without the language. */
  readonly path: string;
  readonly request: Pick<PortalRequest, 'assets' | 'sample' | 'publicUrl'>;
}

/** The whole HTML document of a page: head, header, the page itself, footer. */
export function PortalDocument({ page, lang, path, request }: PortalDocumentProps) {
  return (
    <html lang={lang} dir={directionOf(lang)}>
      <Head page={page} lang={lang} path={path} request={request} />
      <body>
        <LanguageProvider value={lang}>
        <OfficeLanguageProvider value={page.process?.languages[0] ?? lang}>
          <ActingAssetsProvider value={page.form === true ? { ...request.assets, actingStyles: [] } : request.assets}>
            <SkipToMain />
            <Header page={page} path={path} sample={request.sample} />
            <main id="inhalt" tabIndex={-1}>{page.main}</main>
            <Footer process={page.process} />
          </ActingAssetsProvider>
        </OfficeLanguageProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}

// Those of the first screen, where the style sheet knows them (libs/web/ui/src/styles/_fonts.scss, portal.scss).
const fonts = [fira, firaBold, serif];

function Head({ page, lang, path, request }: PortalDocumentProps) {
  const title = page.process === null || page.title === page.process.title ? page.title : `${page.title} – ${page.process.title}`;
  const { assets, publicUrl } = request;
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page.form === true ? assets.styles.map((url) => <link key={url} rel="stylesheet" href={url} />) : null}
      {fonts.map((url) => <link key={url} rel="preload" as="font" type="font/woff2" crossOrigin="" media="(min-width: 60em)" href={url} />)}
      <link rel="icon" href={iconIn(page.process?.district.accent ?? '#b5532d')} />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content={page.process?.district.accent ?? '#b5532d'} />
      {page.description === undefined ? null : <meta name="description" content={page.description} />}
      {page.unlisted || page.status !== 200 ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={`${publicUrl}${hrefIn(lang, path)}`} />}
      {page.status === 200
        ? languagesOf(page.process, false).map((other) => <link key={other} rel="alternate" hrefLang={other} href={`${publicUrl}${hrefIn(other, path)}`} />)
        : null}
    </head>
  );
}

// A point in the colour of the district, in the page itself: no request for it.
function iconIn(accent: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" fill="${/^#[0-9a-f]{6}$/i.test(accent) ? accent : '#b5532d'}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

function SkipToMain() {
  const t = useTexts(portalMessages);
  return <SkipLink href="#inhalt">{t('skip')}</SkipLink>;
}
