import { createHash } from 'node:crypto';
import pageSheet from '../styles/page.scss?inline&parts';
import { accentStyle } from './accent.js';
import type { RenderedPage } from './page.js';
import { usedBy } from './used-rules.js';

/** The style that stands in the page itself, and the policy that allows exactly this one. */
export interface PageStyle {
  readonly css: string;
  readonly policy: string;
}

// What a script adds to a page that never slept (islands/selection.ts); what wakes brings the whole sheet along.
const madeByScripts = ['pt-offer'];

/** The style of a page: of the sheet what its HTML can use, unless it is a form page, which links the whole one; and the colour of the district. */
export function styleOf({ form, process }: RenderedPage, html: string): PageStyle | null {
  const css = `${form === true ? '' : usedBy(classesIn(html), pageSheet)}${accentStyle(process?.district.accent) ?? ''}`;
  return css === '' ? null : { css, policy: policyWith(css) };
}

function classesIn(html: string): ReadonlySet<string> {
  return new Set([...[...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names!.split(' ')), ...madeByScripts]);
}

// The policy of the whole origin, and this one style sheet by its hash.
function policyWith(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return [
    "default-src 'self'", "script-src 'self'", `style-src 'self' 'sha256-${hash}'`, "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
  ].join(';');
}
