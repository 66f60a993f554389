import { DOMSerializer } from 'prosemirror-model';
import { piecesOfHtml } from './pasted-html.js';
import { docOf, storable } from './pieces.js';
import { wordingSchema } from './wording-schema.js';

/**
 * The page on the clipboard as one that holds nothing but what a wording may hold. It is parsed in a document without a window: no script runs, no
 * picture is fetched. What was copied from an editor of ours names how deep it was cut, and is read by the schema alone.
 */
export function cleanHtml(html: string, lang: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (body.querySelector('[data-pm-slice]') !== null) return withoutStyles(body);
  const clean = document.implementation.createHTMLDocument('');
  const { content } = wordingSchema.nodeFromJSON(docOf(piecesOfHtml(body, lang)));
  clean.body.append(DOMSerializer.fromSchema(wordingSchema).serializeFragment(content, { document: clean }));
  return clean.body.innerHTML;
}

// A style sheet could make words strong that nobody made strong.
function withoutStyles(body: HTMLElement): string {
  for (const style of body.querySelectorAll('style')) style.remove();
  return body.innerHTML;
}

/** Plain text from the clipboard, line by line a paragraph. */
export function cleanText(text: string): string {
  return storable(text.replace(/[\t\u000b\f]/g, ' '));
}
