import { checkDocument, mayStand, type Doc, type PartKind, type PassageKind } from '@mitgestalten/concept-domain';
import { lengthOf, limits, textFaults, type Refusal } from '@mitgestalten/kernel';
import { docOf, tidied, type Piece } from '../editor/pieces.js';

/** A heading of a document and what stands below it, up to the next one. */
export interface Section {
  /** 0 is the title of the whole; null: words before the first heading. */
  readonly level: number | null;
  readonly title: string;
  readonly doc: Doc;
}

/** What a section becomes: a passage, a heading inside of the passage before it, or nothing. */
export type Becomes = PassageKind | 'INSIDE' | 'NOTHING';

/** A section as it stands in the preview, with what somebody made of it. */
export interface Row {
  readonly title: string;
  readonly becomes: Becomes;
  readonly level: number | null;
  readonly doc: Doc;
}

/** A passage that is to be written, and the row of the preview it comes from. */
export interface Chosen {
  readonly row: number;
  readonly kind: PassageKind;
  readonly title: string;
  readonly doc: Doc;
}

export function sectionsOf(pieces: readonly Piece[]): Section[] {
  const sections: { level: number | null; title: string; pieces: Piece[] }[] = [];
  for (const piece of pieces) {
    const title = tidied(piece.texts).map(({ text }) => text).join('');
    if (title === '') continue;
    if (piece.kind === 'heading') sections.push({ level: piece.level ?? 1, title, pieces: [] });
    else {
      if (sections.length === 0) sections.push({ level: null, title: '', pieces: [] });
      sections.at(-1)!.pieces.push(piece);
    }
  }
  return sections.map((section) => ({ level: section.level, title: section.title, doc: docOf(section.pieces) }));
}

/**
 * What the sections become if nobody says otherwise. In a Leitbild the two upper levels of headings are passages, deeper ones stay in the text; among measures the levels
 * are fields, goals and measures, or fields and measures where there are but two. A title without words of its own is no passage.
 */
export function proposedRows(part: PartKind, sections: readonly Section[], inField: boolean): Row[] {
  const levels = [...new Set(sections.flatMap(({ level }) => (level === null || level === 0 ? [] : [level])))].sort((a, b) => a - b);
  const kinds: readonly PassageKind[] = part === 'LEITBILD' ? ['SECTION', 'SECTION'] : kindsOf(levels.length, inField);
  return sections.map((section): Row => {
    const { level } = section;
    if (level === 0 || level === null) return { ...section, becomes: level === 0 && isEmpty(section.doc) ? 'NOTHING' : kinds[0]! };
    return { ...section, becomes: kinds[levels.indexOf(level)] ?? 'INSIDE' };
  });
}

function kindsOf(levels: number, inField: boolean): readonly PassageKind[] {
  if (inField) return levels > 1 ? ['GOAL', 'MEASURE'] : ['MEASURE'];
  return levels > 2 ? ['FIELD', 'GOAL', 'MEASURE'] : ['FIELD', 'MEASURE'];
}

/** The kinds that a passage can have in such a part. */
export function kindsIn(part: PartKind): readonly PassageKind[] {
  return part === 'LEITBILD' ? ['SECTION'] : ['FIELD', 'GOAL', 'MEASURE'];
}

/** The passages that the rows ask for, each with the headings that belong into its text. */
export function chosenOf(rows: readonly Row[]): Chosen[] {
  const chosen: Chosen[] = [];
  for (const [row, { title, becomes, doc }] of rows.entries()) {
    const before = chosen.at(-1);
    if (becomes === 'NOTHING') continue;
    if (becomes !== 'INSIDE') chosen.push({ row, kind: becomes, title: title.trim(), doc });
    else if (before !== undefined) chosen[chosen.length - 1] = { ...before, doc: joined(before.doc, title, doc) };
  }
  return chosen;
}

function joined(before: Doc, title: string, { content }: Doc): Doc {
  const words = title.trim();
  const heading = words === '' ? [] : [{ type: 'heading' as const, attrs: { level: 3 as const }, content: [{ type: 'text' as const, text: words }] }];
  return { type: 'doc', content: [...(isEmpty(before) ? [] : before.content), ...heading, ...content] };
}

/** What the server would refuse, by row and field (`rows.N.title`), before anything is sent. `parent` is the kind of the passage below which the rows come. */
export function faultsOfRows(part: PartKind, rows: readonly Row[], parent: PassageKind | null): Refusal[] {
  const chosen = chosenOf(rows);
  const faults = chosen.flatMap(({ row, title, doc }) => {
    const checked = checkDocument(doc, `rows.${row}.becomes`);
    return [...textFaults(`rows.${row}.title`, title, limits.passageTitle), ...(checked.ok ? [] : checked.refusals)];
  });
  const above: PassageKind[] = [];
  for (const { row, kind } of chosen) {
    while (above.length > 0 && !mayStand(part, kind, above.at(-1)!)) above.pop();
    if (above.length === 0 && !mayStand(part, kind, parent)) faults.push({ code: 'INVALID', field: `rows.${row}.becomes`, params: {} });
    above.push(kind);
  }
  const orphan = rows.findIndex(({ becomes }) => becomes !== 'NOTHING');
  return rows[orphan]?.becomes === 'INSIDE' ? [...faults, { code: 'INVALID', field: `rows.${orphan}.becomes`, params: {} }] : faults;
}

export function isEmpty({ content }: Doc): boolean {
  return content.every((block) => block.type === 'paragraph' && block.content === undefined);
}

/** How long a text is, in words, for people who look for what they know. */
export function wordsIn(plain: string): number {
  return lengthOf(plain) === 0 ? 0 : plain.trim().split(/\s+/).length;
}
