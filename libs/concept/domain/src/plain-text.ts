import { emptyDoc, textBlocks, type Block, type Doc, type ListItem, type Paragraph } from './document.js';

/**
 * The one plain text of a document: its blocks joined by line feeds, each paragraph of a list item being a block. Stored offsets
 * count the code points of this text.
 */
export function plainText(doc: Doc): string {
  return textBlocks(doc).map((block) => (block.content ?? []).map(({ text }) => text).join('')).join('\n');
}

/**
 * A document from plain text, for templates and samples: a blank line begins a new paragraph, a line that begins with "- " is an item
 * of a list. Single line breaks inside of a paragraph are blanks.
 */
export function documentFromPlain(text: string): Doc {
  const content = text.split(/\r?\n[^\S\n]*\r?\n/).flatMap(blocksOf);
  return content.length === 0 ? emptyDoc : { type: 'doc', content };
}

function blocksOf(chunk: string): Block[] {
  const runs: { readonly list: boolean; readonly lines: string[] }[] = [];
  for (const line of chunk.split(/\r?\n/).map((each) => each.trim())) {
    const list = line.startsWith('- ');
    if (line === '') continue;
    if (runs.at(-1)?.list !== list) runs.push({ list, lines: [] });
    runs.at(-1)!.lines.push(list ? line.slice(2).trim() : line);
  }
  return runs.map(({ list, lines }) => (list ? { type: 'bulletList', content: lines.map(itemOf) } : paragraphOf(lines.join(' '))));
}

function itemOf(text: string): ListItem {
  return { type: 'listItem', content: [paragraphOf(text)] };
}

function paragraphOf(text: string): Paragraph {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}
