import { plainLook, rowOf, textOf, type Look, type Piece } from '../editor/pieces.js';

/** A node of the tree that mammoth makes of a document, as far as it is read here. */
export interface DocxNode {
  readonly type: string;
  readonly children?: readonly DocxNode[];
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string; readonly isOrdered: boolean } | null;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly value?: string;
  readonly href?: string;
  readonly breakType?: string;
  readonly checked?: boolean;
}

/** What a document has that a wording cannot hold. */
export const leftBehind = ['pictures', 'tables', 'notes', 'comments', 'changes', 'others'] as const;
export type LeftBehind = (typeof leftBehind)[number];

/** The pieces of a document, and how often something in it stays behind. */
export function piecesOfDocx(document: DocxNode): { readonly pieces: readonly Piece[]; readonly left: Readonly<Record<'pictures' | 'tables' | 'notes' | 'comments', number>> } {
  const left = { pictures: 0, tables: 0, notes: 0, comments: 0 };
  const reader = new DocxReader(left);
  for (const node of document.children ?? []) reader.block(node);
  return { pieces: withHeadings(reader.pieces), left };
}

class DocxReader {
  readonly pieces: Piece[] = [];

  constructor(private readonly left: { pictures: number; tables: number; notes: number; comments: number }) {}

  block(node: DocxNode): void {
    if (node.type === 'paragraph') this.#paragraph(node);
    else if (node.type === 'table') {
      this.left.tables++;
      for (const row of node.children ?? []) this.#row(row);
    } else for (const child of node.children ?? []) this.block(child);
  }

  #paragraph({ styleName, numbering, children = [] }: DocxNode): void {
    const level = levelOf(styleName ?? '');
    const lines: Piece['texts'][number][][] = [[]];
    for (const child of children) this.#inline(child, plainLook, lines);
    const filled = lines.filter((texts) => texts.some(({ text }) => text.trim() !== ''));
    if (level !== null) {
      const texts = filled.flatMap((line, index) => (index === 0 ? line : [textOf(' ', plainLook), ...line]));
      if (texts.length > 0) this.pieces.push({ kind: 'heading', level, texts });
    } else if (numbering != null) {
      const list = numbering.isOrdered ? 'orderedList' : 'bulletList';
      this.pieces.push(...filled.map((texts, index): Piece => ({ kind: 'item', list, depth: Number(numbering.level) + 1, goesOn: index > 0, texts })));
    } else this.pieces.push(...filled.map((texts): Piece => ({ kind: 'paragraph', texts })));
  }

  #row(row: DocxNode): void {
    const cells = (row.children ?? []).map((cell) => {
      const reader = new DocxReader(this.left);
      for (const child of cell.children ?? []) reader.block(child);
      return reader.pieces;
    });
    this.pieces.push(...rowOf(cells));
  }

  #inline(node: DocxNode, look: Look, lines: Piece['texts'][number][][]): void {
    const add = (text: string) => lines.at(-1)!.push(textOf(text, look));
    if (node.type === 'text') add(node.value ?? '');
    else if (node.type === 'tab') add(' ');
    else if (node.type === 'checkbox') add(node.checked ? '☑ ' : '☐ ');
    else if (node.type === 'break') {
      if (node.breakType === 'line') lines.push([]);
    } else if (node.type === 'image') this.left.pictures++;
    else if (node.type === 'noteReference') this.left.notes++;
    else if (node.type === 'commentReference') this.left.comments++;
    else for (const child of node.children ?? []) this.#inline(child, lookOf(node, look), lines);
  }
}

function lookOf({ type, styleName, isBold = false, isItalic = false, href }: DocxNode, look: Look): Look {
  if (type === 'hyperlink') return { ...look, href: href ?? null };
  return type === 'run' ? { ...look, strong: look.strong || isBold || styleName === 'Strong', em: look.em || isItalic || styleName === 'Emphasis' } : look;
}

/** Word names its own styles in English inside of the file, whatever its menus say; other programs write their menus' names. */
function levelOf(styleName: string): number | null {
  if (/^(title|titel)$/i.test(styleName)) return 0;
  const level = /^(heading|überschrift) ([1-9])$/i.exec(styleName)?.[2];
  return level === undefined ? null : Number(level);
}

// A line of a book, as in the hints of the editor.
const longestHeading = 100;

/** In a document without one heading, paragraphs that are strong as a whole and short are what was meant by it. */
function withHeadings(pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.some(({ kind, level }) => kind === 'heading' && level !== 0)) return pieces;
  return pieces.map((piece) => {
    const words = piece.texts.map(({ text }) => text).join('').trim();
    const loud = piece.texts.every(({ text, marks }) => text.trim() === '' || marks?.some(({ type }) => type === 'strong'));
    return piece.kind === 'paragraph' && loud && words.length <= longestHeading && !/[.!?:;,]$/.test(words) ? { ...piece, kind: 'heading', level: 1 } : piece;
  });
}
