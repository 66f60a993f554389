import type { ReactNode } from 'react';

/** A wording: restricted ProseMirror JSON. It comes from outside, so nothing about its shape is taken for granted. */
export interface DocProps {
  readonly doc: unknown;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** The level that a heading of the text gets in the outline of the page. */
  readonly headingLevel?: 2 | 3 | 4 | 5 | 6;
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
export function Doc({ doc, lang, dir, headingLevel = 4 }: DocProps) {
  return <div className="mg-doc" lang={lang} dir={dir}>{renderNode(doc, headingLevel, 0, 0)}</div>;
}

function renderNode(value: unknown, headingLevel: number, key: number, depth: number): ReactNode {
  const node = nodeOf(value);
  if (node === null || depth > deepest) return null;
  const children = () => node.content.map((child, index) => renderNode(child, headingLevel, index, depth + 1));
  switch (node.type) {
    case 'text':
      return node.marks.reduceRight<ReactNode>((inner, mark) => renderMark(mark, inner, key), node.text);
    case 'paragraph':
      return <p key={key}>{children()}</p>;
    case 'heading': {
      const Heading = `h${headingLevel}` as 'h4';
      return <Heading key={key}>{children()}</Heading>;
    }
    case 'bulletList':
    case 'bullet_list':
      return <ul key={key}>{children()}</ul>;
    case 'orderedList':
    case 'ordered_list':
      return <ol key={key}>{children()}</ol>;
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

function renderMark(value: unknown, inner: ReactNode, key: number): ReactNode {
  if (!isRecord(value)) return inner;
  if (value['type'] === 'strong') return <strong key={key}>{inner}</strong>;
  if (value['type'] === 'em') return <em key={key}>{inner}</em>;
  if (value['type'] !== 'link' || !isRecord(value['attrs'])) return inner;
  const href = safeHref(value['attrs']['href']);
  return href === null ? inner : <a key={key} href={href} rel="nofollow noopener">{inner}</a>;
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
