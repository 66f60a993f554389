import { directionOfText, type Direction } from '@mitgestalten/web-i18n';
import { Fragment, type ReactNode } from 'react';

/** A wording: restricted ProseMirror JSON. It comes from outside, so nothing about its shape is taken for granted. */
export interface DocProps {
  readonly doc: unknown;
  readonly lang?: string;
  /** The direction of its language. A paragraph of the other one has its own. */
  readonly dir?: Direction;
  /** The level that a heading of the text gets in the outline of the page. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6;
  /** How words are shown, from where they begin in the plain text (code points). Without it, as they are. */
  readonly words?: (text: string, start: number) => ReactNode;
  /** What follows each paragraph or heading, by its stretch of the plain text. */
  readonly after?: (block: { readonly start: number; readonly end: number }) => ReactNode;
}

/** How the parts of a wording are shown, and how far into its plain text rendering has come. */
interface Rendering extends Pick<DocProps, 'words' | 'after'> {
  readonly headingLevel: number;
  /** Around what is rendered now: a list has that of its first item, whose signs then stand where its words begin. */
  dir: Direction | undefined;
  /** The next code point of the plain text, in which a line feed stands between two blocks. */
  at: number;
}

interface DocNode {
  readonly type: string;
  readonly text: string;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
}

// A wording has at most doc > list > item > paragraph > text; lists in lists add two each.
const deepest = 12;

/** Renders a wording as plain elements. Unknown nodes show their text only, unknown marks and unsafe links nothing but their words. */
export function Doc({ doc, lang, dir, headingLevel = 4, words, after }: DocProps) {
  return <div className="mg-doc" lang={lang} dir={dir}>{renderNode(doc, { headingLevel, words, after, dir, at: 0 }, 0, 0)}</div>;
}

function renderNode(value: unknown, rendering: Rendering, key: number, depth: number): ReactNode {
  const node = nodeOf(value);
  if (node === null || depth > deepest) return null;
  const children = () => node.content.map((child, index) => renderNode(child, rendering, index, depth + 1));
  switch (node.type) {
    case 'text':
      return node.marks.reduceRight<ReactNode>((inner, mark) => renderMark(mark, inner, key), renderWords(node.text, rendering, key));
    case 'paragraph':
      return renderBlock('p', node, children, rendering, key);
    case 'heading':
      return renderBlock(`h${rendering.headingLevel}` as 'h4', node, children, rendering, key);
    case 'bulletList':
    case 'bullet_list':
      return renderList('ul', node, children, rendering, key);
    case 'orderedList':
    case 'ordered_list':
      return renderList('ol', node, children, rendering, key);
    case 'listItem':
    case 'list_item':
      return <li key={key}>{children()}</li>;
    case 'hardBreak':
    case 'hard_break':
      return <br key={key} />;
    default:
      return children();
  }
}

function renderWords(text: string, rendering: Rendering, key: number): ReactNode {
  const start = rendering.at;
  for (const _ of text) rendering.at++;
  return rendering.words === undefined ? text : <Fragment key={key}>{rendering.words(text, start)}</Fragment>;
}

function renderBlock(Block: 'p' | 'h4', node: DocNode, children: () => ReactNode, rendering: Rendering, key: number): ReactNode {
  const dir = turned(node, rendering);
  const start = rendering.at;
  const inner = children();
  const end = rendering.at++;
  if (rendering.words === undefined && rendering.after === undefined) return <Block key={key} dir={dir}>{inner}</Block>;
  return <Fragment key={key}><Block data-start={start} dir={dir}>{inner}</Block>{rendering.after?.({ start, end })}</Fragment>;
}

function renderList(List: 'ul' | 'ol', node: DocNode, children: () => ReactNode, rendering: Rendering, key: number): ReactNode {
  const outer = rendering.dir;
  const dir = turned(nodeOf(nodeOf(node.content[0])?.content[0]), rendering);
  rendering.dir = dir ?? outer;
  const items = children();
  rendering.dir = outer;
  return <List key={key} dir={dir}>{items}</List>;
}

/** The direction of a paragraph, where it is another than that of the text. */
function turned(block: DocNode | null, { dir = 'ltr' }: Rendering): Direction | undefined {
  const runs = (block?.content ?? []).map(nodeOf).filter((run) => run !== null);
  const words = (among: readonly DocNode[]) => directionOfText(among.map(({ text }) => text).join(''));
  // Words that are marked as another language decide only where there are no others.
  const own = words(runs.filter(({ marks }) => !marks.some((mark) => isRecord(mark) && mark['type'] === 'lang'))) ?? words(runs);
  return own === null || own === dir ? undefined : own;
}

function renderMark(value: unknown, inner: ReactNode, key: number): ReactNode {
  if (!isRecord(value)) return inner;
  if (value['type'] === 'strong') return <strong key={key}>{inner}</strong>;
  if (value['type'] === 'em') return <em key={key}>{inner}</em>;
  if (value['type'] === 'lang') return renderLanguage(value['attrs'], inner, key);
  if (value['type'] !== 'link' || !isRecord(value['attrs'])) return inner;
  const href = safeHref(value['attrs']['href']);
  return href === null ? inner : <a key={key} href={href} rel="nofollow noopener">{inner}</a>;
}

/** Words in another language, in their own direction. */
function renderLanguage(attrs: unknown, inner: ReactNode, key: number): ReactNode {
  const lang = isRecord(attrs) && typeof attrs['lang'] === 'string' && /^[a-z]{2,3}$/.test(attrs['lang']) ? attrs['lang'] : null;
  return lang === null ? inner : <span key={key} lang={lang} dir="auto">{inner}</span>;
}

/** The address if it may stand in a link: http, https, mailto or a path of this site; else null. */
export function safeHref(href: unknown): string | null {
  if (typeof href !== 'string') return null;
  if (/^\/(?![/\\])/.test(href)) return href;
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function nodeOf(value: unknown): DocNode | null {
  if (!isRecord(value) || typeof value['type'] !== 'string') return null;
  const list = (name: string): readonly unknown[] => (Array.isArray(value[name]) ? value[name] : []);
  return { type: value['type'], text: typeof value['text'] === 'string' ? value['text'] : '', content: list('content'), marks: list('marks') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
