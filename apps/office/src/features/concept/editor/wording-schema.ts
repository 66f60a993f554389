import { isLanguage, isSafeHref } from '@mitgestalten/concept-domain';
import { Schema, type Node as WordingNode } from 'prosemirror-model';

/**
 * What a wording may hold: paragraphs, one level of headings, two kinds of lists; strong, em, link and the language of words inside.
 * The names are those of the stored documents; the server refuses every other one.
 */
export const wordingSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'text*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      attrs: { level: { default: 3 } }, content: 'text*', group: 'block', defining: true,
      // Whatever level is pasted becomes the one level there is: the levels above belong to the outline.
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: 3 } })),
      toDOM: () => ['h3', 0],
    },
    bulletList: { content: 'listItem+', group: 'block', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    orderedList: { content: 'listItem+', group: 'block', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    listItem: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: {},
  },
  marks: {
    link: {
      attrs: { href: {} }, inclusive: false,
      parseDOM: [{ tag: 'a[href]', getAttrs: (element) => hrefAttrs(element.getAttribute('href')) }],
      toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noopener' }, 0],
    },
    lang: {
      attrs: { lang: {} },
      parseDOM: [{ tag: 'span[lang]', getAttrs: (element) => langAttrs(element.getAttribute('lang')) }],
      toDOM: (mark) => ['span', { lang: String(mark.attrs['lang']), dir: 'auto' }, 0],
    },
    strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    em: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});

function hrefAttrs(href: string | null): { href: string } | false {
  const usable = usableHref(href ?? '');
  return usable === null ? false : { href: usable };
}

function langAttrs(lang: string | null): { lang: string } | false {
  return lang !== null && isLanguage(lang) ? { lang } : false;
}

/** The address as it may stand in a wording, or null: web and mail addresses only. A bare host gets https. */
export function usableHref(typed: string): string | null {
  const text = typed.trim();
  if (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)) return `https://${text}`;
  return isSafeHref(text) ? text : null;
}

/** The document of a stored wording. One that cannot be read becomes its plain text, so that an editor never shows nothing. */
export function readWording(json: unknown): WordingNode {
  try {
    const node = wordingSchema.nodeFromJSON(json);
    node.check();
    return node;
  } catch {
    const paragraphs = plainLines(json).map((line) => wordingSchema.node('paragraph', null, wordingSchema.text(line)));
    return wordingSchema.node('doc', null, paragraphs.length > 0 ? paragraphs : [wordingSchema.node('paragraph')]);
  }
}

function plainLines(json: unknown): string[] {
  if (typeof json !== 'object' || json === null) return [];
  const { text, content } = json as { text?: unknown; content?: unknown };
  if (typeof text === 'string' && text !== '') return [text];
  return Array.isArray(content) ? content.flatMap(plainLines) : [];
}

/** True if both say the same: empty paragraphs, which the server drops, do not count. So nothing moves under who types. */
export function sameWording(a: WordingNode, b: WordingNode): boolean {
  return a.eq(b) || JSON.stringify(withoutEmpty(a.toJSON())) === JSON.stringify(withoutEmpty(b.toJSON()));
}

type WordingJson = { readonly type: string; readonly content?: readonly WordingJson[] };
function withoutEmpty(node: WordingJson): WordingJson {
  if (node.content === undefined || node.type === 'paragraph' || node.type === 'heading') return node;
  const content = node.content.map(withoutEmpty).filter((child) => (child.content?.length ?? 0) > 0);
  return { ...node, content };
}

/** The words of a wording, one block a line: what two wordings are compared by. */
export function plainOf(json: unknown): string {
  const node = readWording(json);
  return node.textBetween(0, node.content.size, '\n');
}
