import { createHash } from 'node:crypto';
import bookSheet from '../styles/book.scss?inline';
import pageSheet from '../styles/page.scss?inline';
import { accentStyle } from './accent.js';
import type { RenderedPage } from './page.js';

/** The style that stands in the page itself, and the policy that allows exactly this one. */
export interface PageStyle {
  readonly css: string;
  readonly policy: string;
}

const styles = new Map<string, PageStyle>();

/** The style of a page: its sheet unless it is a form page, which links the whole one, and the colour of the district. */
export function styleOf(page: RenderedPage): PageStyle | null {
  const css = `${page.form === true ? '' : pageSheet.trim()}${page.sheet === 'book' ? bookSheet.trim() : ''}${accentStyle(page.process?.district.accent) ?? ''}`;
  if (css === '') return null;
  const known = styles.get(css) ?? { css, policy: policyWith(css) };
  // One or two per district; a list of districts that long would be somebody's mistake.
  if (styles.size < 100) styles.set(css, known);
  return known;
}

// The policy of the whole origin, and this one style sheet by its hash.
function policyWith(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return [
    "default-src 'self'", "script-src 'self'", `style-src 'self' 'sha256-${hash}'`, "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join(';');
}
