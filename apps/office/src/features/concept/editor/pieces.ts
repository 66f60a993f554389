import { emptyDoc, isSafeHref, canonicalJson, type Block, type Doc, type ListItem, type Mark, type Text } from '@mitgestalten/concept-domain';

/** A stretch of a foreign text between two breaks: what a wording makes of it is the same, wherever it came from. */
export interface Piece {
  readonly kind: 'paragraph' | 'heading' | 'item';
  /** Of a heading: 1 to 6; 0 is the title of the whole. */
  readonly level?: number;
  readonly list?: ListKind;
  /** How many lists stand around the item; from 1. */
  readonly depth?: number;
  /** A further paragraph of the item before. */
  readonly goesOn?: boolean;
  readonly texts: readonly Text[];
}
export type ListKind = 'bulletList' | 'orderedList';

/** What texts look like at a place, in the forms that a wording knows. */
export interface Look {
  readonly strong: boolean;
  readonly em: boolean;
  readonly href: string | null;
  readonly lang: string | null;
}
export const plainLook: Look = { strong: false, em: false, href: null, lang: null };

/** A text in that look. A link that could not be followed safely is none; its words stay. */
export function textOf(text: string, { strong, em, href, lang }: Look): Text {
  const address = href === null ? null : untracked(href);
  const marks: Mark[] = [
    ...(address !== null && isSafeHref(address) ? [{ type: 'link' as const, attrs: { href: address } }] : []),
    ...(lang === null ? [] : [{ type: 'lang' as const, attrs: { lang } }]),
    ...(strong ? [{ type: 'strong' as const }] : []),
    ...(em ? [{ type: 'em' as const }] : []),
  ];
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) };
}

/** The document of these pieces: lists in lists become one, since a wording has no deeper ones; blocks without words go. */
export function docOf(pieces: readonly Piece[]): Doc {
  const content: Block[] = [];
  for (const piece of pieces) {
    const texts = tidied(piece.texts);
    if (texts.length === 0) continue;
    if (piece.kind === 'paragraph') content.push({ type: 'paragraph', content: texts });
    else if (piece.kind === 'heading') content.push({ type: 'heading', attrs: { level: 3 }, content: tidied(texts.map(withoutStrong)) });
    else addItem(content, piece, { type: 'listItem', content: [{ type: 'paragraph', content: texts }] });
  }
  return content.length === 0 ? emptyDoc : { type: 'doc', content };
}

function addItem(content: Block[], { list = 'bulletList', depth = 1, goesOn = false }: Piece, item: ListItem): void {
  const last = content.at(-1);
  const open = last?.type === 'bulletList' || last?.type === 'orderedList' ? last : null;
  if (open === null || (!goesOn && depth === 1 && open.type !== list)) content.push({ type: list, content: [item] });
  else if (goesOn) content[content.length - 1] = { ...open, content: open.content.with(-1, { ...item, content: [...open.content.at(-1)!.content, ...item.content] }) };
  else content[content.length - 1] = { ...open, content: [...open.content, item] };
}

// A heading is strong already.
function withoutStrong({ marks = [], ...text }: Text): Text {
  const kept = marks.filter(({ type }) => type !== 'strong');
  return { ...text, ...(kept.length > 0 ? { marks: kept } : {}) };
}

/** The texts of one block: white space as a browser shows it, neighbours of one look in one. */
export function tidied(texts: readonly Text[]): Text[] {
  const result: Text[] = [];
  let blank = true;
  for (const { text, ...look } of texts) {
    // A single no-break space holds words together; several are somebody's indentation.
    const spaced = storable(text).replace(/\s+/g, (run) => (run === '\u00a0' ? run : ' '));
    const words = blank ? spaced.trimStart() : spaced;
    if (words === '') continue;
    blank = /\s$/.test(words);
    const last = result.at(-1);
    if (last !== undefined && canonicalJson(last.marks) === canonicalJson(look.marks)) result[result.length - 1] = { ...last, text: last.text + words };
    else result.push({ text: words, ...look });
  }
  for (let last = result.at(-1); last !== undefined; last = result.at(-1)) {
    const words = last.text.trimEnd();
    if (words !== '') return result.with(-1, { ...last, text: words });
    result.pop();
  }
  return result;
}

/** A row of a table. Short cells become one line; a row that holds more is a page that was laid out with a table. */
export function rowOf(cells: readonly (readonly Piece[])[]): readonly Piece[] {
  const filled = cells.filter((cell) => cell.length > 0);
  if (filled.length < 2 || filled.some(([first, ...more]) => first?.kind !== 'paragraph' || more.length > 0)) return filled.flat();
  return [{ kind: 'paragraph', texts: filled.flat().flatMap(({ texts }, index) => (index === 0 ? texts : [textOf('; ', plainLook), ...texts])) }];
}

// What the server refuses (control characters, forced directions); hyphens and breaks that another program proposed; signs of
// symbol fonts, which stand for nothing anywhere else. Marks and isolates of right-to-left text stay.
const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u202a-\u202e\u2060\ufeff\ufffe\uffff\ue000-\uf8ff]/g;

/** The text without signs that cannot be stored or would be in the way. */
export function storable(text: string): string {
  return text.toWellFormed().replace(unwanted, '').replace(/[\u2028\u2029]/g, '\n');
}

const tracking = /^(utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_hsenc|_hsmi|wt_mc)$/i;

/** The address without what only tells others who follows it: the detours of mail programs and search engines, and their parameters. */
export function untracked(href: string, detours = 3): string {
  if (!URL.canParse(href)) return href;
  const url = new URL(href);
  const target = url.hostname.endsWith('.safelinks.protection.outlook.com') ? url.searchParams.get('url')
    : /^www\.google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') ?? url.searchParams.get('url') : null;
  if (target !== null && detours > 0) return untracked(target, detours - 1);
  const known = [...url.searchParams.keys()].filter((name) => tracking.test(name));
  for (const name of known) url.searchParams.delete(name);
  return known.length === 0 ? href : url.href;
}
