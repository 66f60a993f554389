import { renderToString } from 'react-dom/server';
import { PortalDocument } from './app/document.js';
import { hrefIn, languagesOf, splitLanguage, type PageLanguage } from './app/language.js';
import { failurePage, missingPage } from './app/lost-pages.js';
import { styleOf } from './app/page-style.js';
import { pageContext, type PageContext, type PageResult, type RenderedPage } from './app/page.js';
import type { PortalRequest, PortalResponse } from './app/request.js';
import { matchRoute } from './app/routes.js';

export type { ExecutionAnswer, PortalRequest, PortalResponse } from './app/request.js';

/**
 * Renders the page of an address: complete HTML that can be read without JavaScript. Never rejects: what is not there is a
 * page with status 404, what cannot be loaded one with 503.
 */
export async function render(request: PortalRequest): Promise<PortalResponse> {
  const url = URL.parse(request.url, 'http://portal.invalid') ?? new URL('http://portal.invalid/-');
  const { lang, path } = splitLanguage(url.pathname, request.sample);
  const result = await pageOf(request, lang, path, url.searchParams);
  if (result.kind === 'redirect') {
    return redirectTo(hrefIn(lang, result.path));
  }
  const address = `${path}${url.search}`;
  // A language that the process is not shown in: its old addresses lead to the same page in German.
  if (!languagesOf(result.process, request.sample).includes(lang)) {
    return redirectTo(hrefIn('de', address));
  }
  try {
    return respond(request, result, lang, address);
  } catch (error) {
    request.report?.(error);
    return respond(request, failurePage(pageContext(request, { lang, params: {}, query: url.searchParams })), lang, address);
  }
}

async function pageOf(request: PortalRequest, lang: PageLanguage, path: string, query: URLSearchParams): Promise<PageResult> {
  const match = matchRoute(path);
  const context: PageContext = pageContext(request, { lang, params: match?.params ?? {}, query });
  try {
    return match === null ? await missingPage(context) : await match.page(context);
  } catch (error) {
    request.report?.(error);
    return failurePage(context);
  }
}

function redirectTo(location: string): PortalResponse {
  return { status: 302, html: '', headers: { location }, isPublic: false };
}

function respond(request: PortalRequest, page: RenderedPage, lang: PageLanguage, path: string): PortalResponse {
  const plain = renderToString(<PortalDocument page={page} lang={lang} path={path} request={request} />);
  // Behind the sheet of a form page, which is linked.
  const style = styleOf(page, plain);
  const html = style === null ? plain : plain.replace('</head>', () => `<style>${style.css}</style></head>`);
  const headers: Record<string, string> = {
    'content-type': 'text/html; charset=utf-8',
    'content-language': lang,
  };
  if (style !== null) headers['content-security-policy'] = style.policy;
  if (page.status === 503) headers['retry-after'] = '30';
  return { status: page.status, html: `<!doctype html>${html}`, headers, isPublic: page.status === 200 && page.unlisted !== true };
}
