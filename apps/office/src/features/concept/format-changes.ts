import { canonicalJson, keptStretches, plainText, textBlocks, type Doc, type Mark } from '@mitgestalten/concept-domain';

/** A link that leads elsewhere than before; null: none was there, or none is any more. */
export interface LinkChange {
  readonly words: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What is different in two wordings besides their words. */
export interface FormatChanges {
  /** Words that both have look or lead otherwise. */
  readonly formatted: boolean;
  readonly links: readonly LinkChange[];
}

/** What a comparison of the words does not show: headings, lists, emphasis, the language of words, and where links lead. */
export function formatChanges(before: Doc, after: Doc): FormatChanges {
  const [from, to] = [plainText(before), plainText(after)];
  const [looked, looks] = [looksOf(before), looksOf(after)];
  const differs = ({ start, end, shift }: { readonly start: number; readonly end: number; readonly shift: number }) => looked.slice(start, end).some((look, n) => look !== looks[start + shift + n]);
  return { formatted: from === to ? canonicalJson(before) !== canonicalJson(after) : keptStretches(from, to).some(differs), links: linkChanges(linksOf(before), linksOf(after)) };
}

/** How each character of the plain text looks; of a blank nobody sees it. */
function looksOf({ content }: Doc): readonly string[] {
  return content.flatMap((block) => {
    const paragraphs = block.type === 'paragraph' || block.type === 'heading' ? [block] : block.content.flatMap((item) => item.content);
    return paragraphs.flatMap(({ content: texts = [] }) => [
      ...texts.flatMap(({ text, marks = [] }) => [...text].map((character) => (character.trim() === '' ? '' : canonicalJson([block.type, marks])))),
      '', // The line feed behind it.
    ]);
  });
}

interface Link {
  readonly words: string;
  readonly href: string;
}

function linksOf(doc: Doc): readonly Link[] {
  return textBlocks(doc).flatMap(({ content = [] }) => {
    const links: Link[] = [];
    let former: string | null = null;
    for (const { text, marks = [] } of content) {
      const href = marks.find((mark): mark is Mark & { type: 'link' } => mark.type === 'link')?.attrs.href ?? null;
      if (href !== null && href === former) links.push({ href, words: links.pop()!.words + text });
      else if (href !== null) links.push({ href, words: text });
      former = href;
    }
    return links;
  });
}

function linkChanges(before: readonly Link[], after: readonly Link[]): readonly LinkChange[] {
  const [gone, come] = [[...before], [...after]];
  /** Those that are alike belong together, each to one. */
  const paired = (isOne: (a: Link, b: Link) => boolean) => before.flatMap((link): LinkChange[] => {
    const other = gone.includes(link) ? come.find((each) => isOne(link, each)) : undefined;
    if (other === undefined) return [];
    gone.splice(gone.indexOf(link), 1);
    come.splice(come.indexOf(other), 1);
    return [{ words: other.words, before: link.href, after: other.href }];
  });
  paired((a, b) => a.words === b.words && a.href === b.href);
  const led = paired((a, b) => a.words === b.words);
  // That its words are others, the comparison of the words shows.
  paired((a, b) => a.href === b.href);
  return [...led, ...gone.map(({ words, href }) => ({ words, before: href, after: null })), ...come.map(({ words, href }) => ({ words, before: null, after: href }))];
}
