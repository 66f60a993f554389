import { accept, lengthOf, reason, refuse, textFaults, type Decision, type Refusal } from '@mitgestalten/kernel';
import { canonicalJson } from './canonical-json.js';

/** A wording: restricted ProseMirror JSON in its normal form, as `checkDocument` gives it. */
export interface Doc {
  readonly type: 'doc';
  readonly content: readonly Block[];
}
export type Block = Paragraph | Heading | List;
export interface Paragraph {
  readonly type: 'paragraph';
  readonly content?: readonly Text[];
}
export interface Heading {
  readonly type: 'heading';
  readonly attrs: { readonly level: 3 };
  readonly content: readonly Text[];
}
export interface List {
  readonly type: 'bulletList' | 'orderedList';
  readonly content: readonly ListItem[];
}
export interface ListItem {
  readonly type: 'listItem';
  readonly content: readonly Paragraph[];
}
export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}
export type Mark =
  | { readonly type: 'strong' | 'em' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } }
  /** Words in another language than the text around them, so that voices and hyphenation know. */
  | { readonly type: 'lang'; readonly attrs: { readonly lang: string } };

/** The empty document: an editor needs one block to write in. */
export const emptyDoc: Doc = { type: 'doc', content: [{ type: 'paragraph' }] };

/** About ten printed pages: more than any single section of a Leitbild. In code points. */
export const maxDocumentCharacters = 20_000;
/** Bytes of the canonical serialisation: room for each of those characters and its markup, below the limit of a request. */
export const maxDocumentBytes = 200_000;
// Browsers and servers take addresses up to about this length.
const maxHrefLength = 2000;

/** The order of marks on a text, which is that of the office's editor. */
const markOrder = ['link', 'lang', 'strong', 'em'];

/**
 * The document in its normal form, or why it cannot be one. Only what is listed above is accepted: an unknown node, mark or
 * attribute is refused (DOCUMENT_INVALID), never dropped, because dropping would change what somebody wrote. The normal form has
 * marks in one order, no two neighbouring texts with the same marks, and no blocks without a text (they say nothing); a
 * document without any text is one empty paragraph.
 *
 * Characters stay as they were written, without Unicode normalisation: offsets and quotes refer to what is stored, and anybody can
 * recompute a hash without the tables of a certain Unicode version.
 */
export function checkDocument(json: unknown, field = 'doc'): Decision<Doc> {
  const node = nodeOf(json);
  const blocks = node?.type === 'doc' && hasNoAttributes(node) ? readAll(node.content, readBlock) : null;
  if (blocks === null) return refuse('DOCUMENT_INVALID', field);
  const doc: Doc = blocks.length === 0 ? emptyDoc : { type: 'doc', content: blocks };
  const faults = faultsOfTexts(doc, field);
  if (faults.length > 0) return { ok: false, refusals: faults };
  return new TextEncoder().encode(canonicalJson(doc)).length > maxDocumentBytes ? refuse('DOCUMENT_INVALID', field) : accept(doc);
}

/** The blocks of a document that hold text: paragraphs and headings, those in list items too, in reading order. */
export function textBlocks(doc: Doc): (Paragraph | Heading)[] {
  return doc.content.flatMap<Paragraph | Heading>((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? [block] : block.content.flatMap((item) => item.content),
  );
}

function faultsOfTexts(doc: Doc, field: string): Refusal[] {
  const texts = textBlocks(doc).flatMap((block) => block.content ?? []);
  const total = texts.reduce((sum, { text }) => sum + lengthOf(text), 0);
  if (total > maxDocumentCharacters) return [reason('TOO_LONG', field, { max: maxDocumentCharacters })];
  // Text by text: a surrogate pair that is torn apart by a mark would look whole in the plain text.
  return texts.flatMap(({ text }) => textFaults(field, text, { min: 0, max: maxDocumentCharacters })).slice(0, 1);
}

// What a reader gives: the parts in normal form (none for what says nothing), or null for what may not stand there.
type Read<T> = readonly T[] | null;

function readBlock(json: unknown): Read<Block> {
  const node = nodeOf(json);
  switch (node?.type) {
    case 'paragraph':
      return readParagraph(json);
    case 'heading': {
      const level = recordWith(node.attrs, 'level')?.['level'];
      const content = level === 3 ? readTexts(node.content) : null;
      return content === null ? null : content.length === 0 ? [] : [{ type: 'heading', attrs: { level: 3 }, content }];
    }
    case 'bulletList':
    case 'orderedList': {
      const content = hasNoAttributes(node) ? readAll(node.content, readItem) : null;
      return content === null ? null : content.length === 0 ? [] : [{ type: node.type, content }];
    }
    default:
      return null;
  }
}

function readItem(json: unknown): Read<ListItem> {
  const node = nodeOf(json);
  const content = node?.type === 'listItem' && hasNoAttributes(node) ? readAll(node.content, readParagraph) : null;
  return content === null ? null : content.length === 0 ? [] : [{ type: 'listItem', content }];
}

function readParagraph(json: unknown): Read<Paragraph> {
  const node = nodeOf(json);
  const content = node?.type === 'paragraph' && hasNoAttributes(node) ? readTexts(node.content) : null;
  return content === null ? null : content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

function readTexts(json: unknown): Text[] | null {
  const texts = readAll(json, readText);
  if (texts === null) return null;
  const merged: Text[] = [];
  for (const text of texts) {
    const last = merged.at(-1);
    if (last !== undefined && canonicalJson(last.marks) === canonicalJson(text.marks)) merged[merged.length - 1] = { ...last, text: last.text + text.text };
    else merged.push(text);
  }
  return merged;
}

function readText(json: unknown): Read<Text> {
  const node = recordWith(json, 'type', 'text', 'marks');
  if (node?.['type'] !== 'text' || typeof node['text'] !== 'string') return null;
  const found = readAll(node['marks'], readMark);
  if (found === null) return null;
  const marks = markOrder.flatMap((type) => found.filter((mark) => mark.type === type).slice(0, 1));
  // Twice the same mark is one; two different links on one text are none that could be followed.
  if (found.some((mark) => !marks.some((kept) => canonicalJson(kept) === canonicalJson(mark)))) return null;
  if (node['text'] === '') return [];
  return [{ type: 'text', text: node['text'], ...(marks.length > 0 ? { marks } : {}) }];
}

function readMark(json: unknown): Read<Mark> {
  const mark = recordWith(json, 'type', 'attrs');
  switch (mark?.['type']) {
    case 'strong':
    case 'em':
      return isEmptyRecord(mark['attrs']) ? [{ type: mark['type'] }] : null;
    case 'link': {
      const href = recordWith(mark['attrs'], 'href')?.['href'];
      return typeof href === 'string' && isSafeHref(href) ? [{ type: 'link', attrs: { href } }] : null;
    }
    case 'lang': {
      const lang = recordWith(mark['attrs'], 'lang')?.['lang'];
      return typeof lang === 'string' && isLanguage(lang) ? [{ type: 'lang', attrs: { lang } }] : null;
    }
    default:
      return null;
  }
}

/** The code of a language alone, without country or script: what a voice is chosen by. */
export function isLanguage(lang: string): boolean {
  return /^[a-z]{2,3}$/.test(lang);
}

/** An address of the web or of mail. Credentials in it are refused: `https://hamburg.de@elsewhere` reads like another place. */
export function isSafeHref(href: string): boolean {
  if (!/^(https?:\/\/|mailto:)\S+$/i.test(href) || textFaults('href', href, { min: 1, max: maxHrefLength }).length > 0) return false;
  if (!URL.canParse(href)) return false;
  const { username, password } = new URL(href);
  return username === '' && password === '';
}

interface Node {
  readonly type: unknown;
  readonly attrs: unknown;
  readonly content: unknown;
}

function nodeOf(json: unknown): Node | null {
  const node = recordWith(json, 'type', 'attrs', 'content');
  return node === null ? null : { type: node['type'], attrs: node['attrs'], content: node['content'] };
}

function hasNoAttributes(node: Node): boolean {
  return isEmptyRecord(node.attrs);
}

function isEmptyRecord(json: unknown): boolean {
  return json === undefined || recordWith(json) !== null;
}

/** The value if it is an object with no other keys than these. */
function recordWith(json: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  return Object.keys(json).every((key) => keys.includes(key)) ? (json as Record<string, unknown>) : null;
}

function readAll<T>(json: unknown, read: (item: unknown) => Read<T>): T[] | null {
  if (json === undefined) return [];
  if (!Array.isArray(json)) return null;
  const all: T[] = [];
  for (const item of json) {
    const found = read(item);
    if (found === null) return null;
    all.push(...found);
  }
  return all;
}
