import type { Span } from './anchor/folded-text.js';
import { checkDocument, textBlocks, type Block, type Doc, type Heading, type Paragraph } from './document.js';

/** Words that take the place of a stretch of a plain text; `start` and `end` count its code points, half-open. */
export interface Edit extends Span {
  /** Empty: the stretch is struck. */
  readonly words: string;
}

/** Whether two stretches share a character: only one of them can be changed. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a stretch lies within another. */
export function within(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The plain text with these edits, which do not overlap. No blank is left over where something was struck. */
export function editedText(plain: string, edits: readonly Edit[]): string {
  return spliced([...plain].map((text) => ({ text })), edits).map(({ text }) => text).join('');
}

/**
 * The document with these edits of its plain text, which do not overlap. New words look like the first that they replace. A block of which nothing is left goes.
 * Null where one of them does not lie within one block, or the document would be longer than one may be.
 */
export function editedDocument(doc: Doc, edits: readonly Edit[]): Doc | null {
  let at = 0;
  let made = 0;
  const edited = new Map(textBlocks(doc).map((block) => {
    const characters = (block.content ?? []).flatMap((text) => [...text.text].map((character) => ({ ...text, text: character })));
    const [from, to] = [at, at + characters.length];
    at = to + 1;
    const own = edits.filter((edit) => within(edit, { start: from, end: to })).map((edit) => ({ ...edit, start: edit.start - from, end: edit.end - from }));
    made += own.length;
    return [block, own.length === 0 ? block : { ...block, content: spliced(characters, own) }];
  }));
  const now = <T extends Paragraph | Heading>(block: T) => edited.get(block) as T;
  const content = doc.content.map((block): Block => {
    if (block.type === 'paragraph' || block.type === 'heading') return now(block);
    return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(now) })) };
  });
  const checked = checkDocument({ type: 'doc', content });
  return made === edits.length && checked.ok ? checked.value : null;
}

function spliced<T extends { readonly text: string }>(characters: readonly T[], edits: readonly Edit[]): T[] {
  const result: T[] = [];
  let at = 0;
  for (const { start, end, words } of [...edits].sort((a, b) => a.start - b.start)) {
    result.push(...characters.slice(at, start));
    at = end;
    if (words !== '') result.push({ ...characters[start]!, text: words });
    else if (isBlank(result.at(-1)?.text) && !isOfWord(characters[at]?.text)) result.pop();
    else if (isBegin(result.at(-1)?.text) && isBlank(characters[at]?.text)) at++;
  }
  return [...result, ...characters.slice(at)];
}

function isBegin(character: string | undefined): boolean {
  return character === undefined || character === '\n';
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && character !== '\n' && /^\s$/u.test(character);
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
}
