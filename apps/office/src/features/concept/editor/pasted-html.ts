import { isLanguage } from '@mitgestalten/concept-domain';
import { plainLook, rowOf, textOf, type ListKind, type Look, type Piece } from './pieces.js';

/** The list around an item, as long as it is read. */
interface OpenItem {
  list: ListKind;
  readonly depth: number;
  /** The item has a paragraph already. */
  begun: boolean;
}

/** Where in the foreign page reading is. */
interface Place {
  readonly look: Look;
  readonly item: OpenItem | null;
  /** Level of the heading around. */
  readonly heading: number | null;
  readonly list: { readonly kind: ListKind; readonly depth: number } | null;
}

const start: Place = { look: plainLook, item: null, heading: null, list: null };

// What says nothing in words, belongs to a form, or was struck.
const dropped = new Set([
  'script', 'style', 'template', 'noscript', 'svg', 'math', 'picture', 'video', 'audio', 'canvas', 'iframe', 'object', 'embed', 'map', 'frameset',
  'input', 'select', 'textarea', 'button', 'meta', 'link', 'base', 'title', 'xml', 'del',
]);
const blocks = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'header',
  'hr', 'legend', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

/** The pieces of a page that was parsed and never shown. `lang` is the language of the text it goes into. */
export function piecesOfHtml(root: Element, lang: string): Piece[] {
  const reader = new HtmlReader(lang);
  reader.children(root, start);
  reader.close();
  return reader.pieces;
}

class HtmlReader {
  readonly pieces: Piece[] = [];
  #open: { readonly place: Place; readonly texts: Piece['texts'][number][] } | null = null;
  // Word writes the sign of a list item between two comments, for programs that know no lists.
  #marker: string | null = null;

  constructor(private readonly lang: string) {}

  children(parent: Element, place: Place): void {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) this.#text(node.nodeValue ?? '', place);
      else if (node.nodeType === Node.COMMENT_NODE) this.#comment(node.nodeValue ?? '', place);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node as Element, place);
    }
  }

  /** Ends the piece that is being read. */
  close(): void {
    if (this.#open === null) return;
    const { texts, place: { heading, item } } = this.#open;
    this.#open = null;
    if (heading !== null) this.pieces.push({ kind: 'heading', level: heading, texts });
    else if (item === null) this.pieces.push({ kind: 'paragraph', texts });
    else {
      this.pieces.push({ kind: 'item', list: item.list, depth: item.depth, goesOn: item.begun, texts });
      item.begun = true;
    }
  }

  #text(text: string, place: Place): void {
    if (this.#marker !== null) {
      this.#marker += text;
      return;
    }
    if (this.#open === null && text.trim() === '') return;
    this.#open ??= { place, texts: [] };
    this.#open.texts.push(textOf(text, place.look));
  }

  #comment(text: string, { item }: Place): void {
    if (/^\[if !supportLists\]/.test(text)) this.#marker = '';
    else if (this.#marker !== null && /\[endif\]/.test(text)) {
      markedBy(this.#marker, item);
      this.#marker = null;
    }
  }

  #element(element: Element, place: Place): void {
    const name = element.localName.toLowerCase();
    const style = styleOf(element);
    if (name === 'img') return this.#text(signOf(element), place);
    if (dropped.has(name) || isHidden(element, style)) return;
    if (style.get('mso-list') === 'ignore') {
      if (this.#marker === null) markedBy(element.textContent, place.item);
      else this.#marker += element.textContent;
      return;
    }
    if (name === 'br') {
      if (place.heading === null) this.close();
      else this.#text(' ', place);
      return;
    }
    const inner: Place = { ...place, look: lookOf(element, name, style, place.look, this.lang) };
    const level = headingLevel(element, name);
    if (level === null && !blocks.has(name)) return this.children(element, inner);
    this.close();
    this.#marker = null;
    if (name === 'tr') this.#row(element, inner);
    else this.children(element, level === null ? within(name, style, inner) : { ...inner, heading: level });
    this.close();
  }

  #row(row: Element, { look }: Place): void {
    const cells = [...row.children].map((cell) => {
      const reader = new HtmlReader(this.lang);
      reader.#element(cell, { ...start, look });
      reader.close();
      return reader.pieces;
    });
    this.pieces.push(...rowOf(cells));
  }
}

function within(name: string, style: ReadonlyMap<string, string>, place: Place): Place {
  if (name === 'ul' || name === 'ol') {
    const { list } = place;
    return { ...place, list: list === null ? { kind: name === 'ul' ? 'bulletList' : 'orderedList', depth: 1 } : { kind: list.kind, depth: list.depth + 1 } };
  }
  if (name === 'li') {
    const { kind, depth } = place.list ?? { kind: 'bulletList', depth: 1 };
    return { ...place, item: { list: kind, depth, begun: false } };
  }
  const level = /\blevel(\d)/.exec(style.get('mso-list') ?? '')?.[1];
  return level === undefined ? place : { ...place, item: { list: 'bulletList', depth: Number(level), begun: false } };
}

/** The sign in front of an item says what kind of list it is: `1.`, `a)` and `(iv)` count, everything else is a bullet. */
function markedBy(marker: string, item: OpenItem | null): void {
  if (item !== null && /^\(?([0-9]+|[a-z]{1,5})[.)]/i.test(marker.trim())) item.list = 'orderedList';
}

function headingLevel(element: Element, name: string): number | null {
  const level = /^h([1-6])$/.exec(name)?.[1] ?? (element.getAttribute('role') === 'heading' ? element.getAttribute('aria-level') ?? '2' : null);
  if (level !== null) return Number(level) || 2;
  return element.classList.contains('MsoTitle') ? 0 : null;
}

function lookOf(element: Element, name: string, style: ReadonlyMap<string, string>, look: Look, home: string): Look {
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const code = (element.getAttribute('lang') ?? element.getAttribute('xml:lang'))?.toLowerCase().split('-')[0];
  return {
    strong: weight === undefined ? look.strong || name === 'b' || name === 'strong' : /^bold|^[6-9]\d\d$/.test(weight),
    em: slant === undefined ? look.em || name === 'i' || name === 'em' : /^(italic|oblique)/.test(slant),
    href: name === 'a' ? element.getAttribute('href')?.trim() ?? look.href : look.href,
    lang: code === undefined || !isLanguage(code) ? look.lang : code === home.split('-')[0] ? null : code,
  };
}

/** The declarations of an element's own style, as they are written: the page is never shown, so nothing computes them. */
function styleOf(element: Element): ReadonlyMap<string, string> {
  return new Map((element.getAttribute('style') ?? '').toLowerCase().split(';').map((part) => {
    const [name = '', ...value] = part.split(':');
    return [name.trim(), value.join(':').trim()];
  }));
}

function isHidden(element: Element, style: ReadonlyMap<string, string>): boolean {
  return element.hasAttribute('hidden') || style.get('display') === 'none' || style.get('visibility') === 'hidden' || style.get('mso-hide') === 'all' ||
    /^comment/.test(style.get('mso-element') ?? '') || element.classList.contains('MsoCommentReference');
}

/** Pictures stay behind, but for those that stand for a single sign, such as the faces of chat programs. */
function signOf(picture: Element): string {
  const alt = picture.getAttribute('alt') ?? '';
  return alt.length <= 12 && /^\p{Extended_Pictographic}/u.test(alt) ? alt : '';
}
