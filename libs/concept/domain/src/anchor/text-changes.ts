import { alignmentOf } from './alignment.js';
import { foldedText, type Span } from './folded-text.js';
import { lotsOf } from './lots.js';
import { sentencesOf } from './sentences.js';
import { lettersIn, tokensOf, wordsOf, wordsOfMoved } from './words.js';

/**
 * A piece of the way from one text to the next. KEPT, REMOVED and MOVED_AWAY joined are the text before, KEPT, ADDED and MOVED_HERE the text after,
 * to the character. Every MOVED_AWAY has one MOVED_HERE of the same words: in the same text, or in that of the passage it names.
 */
export interface TextChange {
  readonly kind: 'KEPT' | 'REMOVED' | 'ADDED' | 'MOVED_AWAY' | 'MOVED_HERE';
  readonly text: string;
  /** Of moved words: the other passage, where they went or came from. */
  readonly passageId?: string;
}

/** Sentences of one text that went to other passages or came from there, each with the other passage. */
export interface Elsewhere {
  readonly away: ReadonlyMap<string, string>;
  readonly here: ReadonlyMap<string, string>;
}

const nothingElsewhere: Elsewhere = { away: new Map(), here: new Map() };

/** The sentences of a passage that were neither kept nor moved within it. */
export interface FreeSentences {
  readonly passageId: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * How a text became the next one, in words: sentences that stayed are kept, sentences that stand elsewhere in it are moved, and what is left is compared
 * word by word, where what stands between two changes is kept only if it says something.
 */
export function textChanges(before: string, after: string, elsewhere = nothingElsewhere): readonly TextChange[] {
  const { a, b, pairs, moved } = chunked(before, after, elsewhere);
  const changes: TextChange[] = [];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...pairs, [a.length, b.length] as const]) {
    changes.push(...gapChanges(a.slice(i, nextA), b.slice(j, nextB), moved, { a: i, b: j }));
    if (nextA < a.length) changes.push({ kind: 'KEPT', text: a[nextA]! });
    [i, j] = [nextA + 1, nextB + 1];
  }
  return joined(changes);
}

/** The sentences of a passage that can have gone to another one, or come from there. */
export function freeSentences(passageId: string, before: string, after: string): FreeSentences {
  if (before === after) return { passageId, before: [], after: [] };
  const { a, b, pairs, moved } = chunked(before, after, nothingElsewhere);
  const [keptA, keptB] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  return { passageId, before: a.filter((chunk, i) => !keptA.has(i) && !moved.away.has(i) && !isBlank(chunk)), after: b.filter((chunk, j) => !keptB.has(j) && !moved.here.has(j) && !isBlank(chunk)) };
}

/**
 * The sentences that left one passage and stand in another one now, word for word, by passage. Only those that are free once in all texts before and once
 * in all texts after: of several nobody can say which one went where.
 */
export function sentencesElsewhere(passages: readonly FreeSentences[]): ReadonlyMap<string, Elsewhere> {
  const [gone, come] = [passagesBy(passages, ({ before }) => before), passagesBy(passages, ({ after }) => after)];
  const moves = [...gone].flatMap(([sentence, [from, ...others]]) => {
    const [to, ...more] = come.get(sentence) ?? [];
    const isOne = to !== undefined && from !== to && others.length + more.length === 0 && wordsOf(sentence).length >= wordsOfMoved;
    return isOne ? [{ sentence, from: from!, to }] : [];
  });
  const [away, here] = [Map.groupBy(moves, ({ from }) => from), Map.groupBy(moves, ({ to }) => to)];
  return new Map(passages.map(({ passageId }) => [passageId, {
    away: new Map(away.get(passageId)?.map(({ sentence, to }) => [sentence, to])), here: new Map(here.get(passageId)?.map(({ sentence, from }) => [sentence, from])),
  }]));
}

/** The passages in which each sentence stands, once for each time. */
function passagesBy(passages: readonly FreeSentences[], sentences: (passage: FreeSentences) => readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const passage of passages) for (const sentence of sentences(passage)) found.set(sentence, [...(found.get(sentence) ?? []), passage.passageId]);
  return found;
}

interface Chunked {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly pairs: ReturnType<typeof alignmentOf>;
  readonly moved: Moved;
}

function chunked(before: string, after: string, elsewhere: Elsewhere): Chunked {
  const [a, b] = [chunksOf(before), chunksOf(after)];
  // Blanks stay where the sentences beside them do: by themselves they would tear apart what belongs together.
  const pairs = alignmentOf(a, b).filter(([i]) => !isBlank(a[i]!));
  return { a, b, pairs, moved: movedChunks(a, b, pairs, elsewhere) };
}

/** What stands between sentences goes nowhere by itself. */
function isBlank(chunk: string): boolean {
  return chunk.trim() === '';
}

/** Sentences and what stands between them, in turn: joined, they are the text. */
function chunksOf(text: string): readonly string[] {
  const whole = foldedText(text);
  const characters = [...text];
  const spans = sentencesOf(whole).map((span) => whole.toSource(span));
  const cuts = spans.flatMap(({ start, end }: Span) => [start, end]).concat(characters.length);
  let at = 0;
  return cuts.flatMap((cut) => {
    const chunk = characters.slice(at, cut).join('');
    at = cut;
    return chunk === '' ? [] : [chunk];
  });
}

/** By the place of the sentence, the other passage; null within the same. */
interface Moved {
  readonly away: ReadonlyMap<number, string | null>;
  readonly here: ReadonlyMap<number, string | null>;
}

function movedChunks(a: readonly string[], b: readonly string[], pairs: ReturnType<typeof alignmentOf>, elsewhere: Elsewhere): Moved {
  const [keptA, keptB] = [new Set(pairs.map(([i]) => i)), new Set(pairs.map(([, j]) => j))];
  const free = new Map<string, number[]>();
  for (const [j, chunk] of b.entries()) if (!keptB.has(j) && !isBlank(chunk)) free.set(chunk, [...(free.get(chunk) ?? []), j]);
  const [away, here] = [new Map<number, string | null>(), new Map<number, string | null>()];
  for (const [i, chunk] of a.entries()) {
    if (keptA.has(i) || !free.has(chunk) || wordsOf(chunk).length < wordsOfMoved) continue;
    const j = free.get(chunk)!.shift();
    if (j === undefined) continue;
    away.set(i, null);
    here.set(j, null);
  }
  for (const [i, chunk] of a.entries()) if (!keptA.has(i) && !away.has(i) && elsewhere.away.has(chunk)) away.set(i, elsewhere.away.get(chunk)!);
  for (const [j, chunk] of b.entries()) if (!keptB.has(j) && !here.has(j) && elsewhere.here.has(chunk)) here.set(j, elsewhere.here.get(chunk)!);
  return { away, here };
}

/** The changes between two kept chunks, lot by lot. */
function gapChanges(a: readonly string[], b: readonly string[], moved: Moved, from: { readonly a: number; readonly b: number }): TextChange[] {
  const lots = lotsOf(a.map((text, i) => (moved.away.has(from.a + i) ? null : text)), b.map((text, j) => (moved.here.has(from.b + j) ? null : text)));
  return lots.flatMap((lot) => lotChanges(a.slice(...lot.a), b.slice(...lot.b), moved, { a: from.a + lot.a[0], b: from.b + lot.b[0] }));
}

/** Moved sentences stand for themselves, runs of the others are compared by words. */
function lotChanges(a: readonly string[], b: readonly string[], moved: Moved, from: { readonly a: number; readonly b: number }): TextChange[] {
  const away = a.flatMap((text, i): Run[] => [{ text, moved: moved.away.get(from.a + i) }]);
  const here = b.flatMap((text, j): Run[] => [{ text, moved: moved.here.get(from.b + j) }]);
  const [runsA, runsB] = [runsOf(away), runsOf(here)];
  const changes: TextChange[] = [];
  for (let n = 0; n < Math.max(runsA.length, runsB.length); n++) {
    const [former, next] = [runsA[n], runsB[n]];
    if (former?.moved !== undefined) changes.push(movedChange('MOVED_AWAY', former.text, former.moved));
    if (next?.moved !== undefined) changes.push(movedChange('MOVED_HERE', next.text, next.moved));
    changes.push(...wordChanges(former !== undefined && former.moved === undefined ? former.text : '', next !== undefined && next.moved === undefined ? next.text : ''));
  }
  return changes;
}

function movedChange(kind: 'MOVED_AWAY' | 'MOVED_HERE', text: string, passageId: string | null): TextChange {
  return passageId === null ? { kind, text } : { kind, text, passageId };
}

interface Run {
  readonly text: string;
  /** Undefined: not moved. Else the other passage; null within the same. */
  readonly moved: string | null | undefined;
}

/** Neighbours that are not moved, as one. */
function runsOf(chunks: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const chunk of chunks) {
    const last = runs.at(-1);
    if (last !== undefined && last.moved === undefined && chunk.moved === undefined) runs[runs.length - 1] = { text: last.text + chunk.text, moved: undefined };
    else runs.push(chunk);
  }
  return runs;
}

function wordChanges(before: string, after: string): readonly TextChange[] {
  const [a, b] = [tokensOf(before), tokensOf(after)];
  const pieces: { removed: string; added: string; kept: string }[] = [{ removed: '', added: '', kept: '' }];
  let [i, j] = [0, 0];
  for (const [nextA, nextB] of [...alignmentOf(a, b), [a.length, b.length] as const]) {
    const last = pieces.at(-1)!;
    const piece = { removed: a.slice(i, nextA).join(''), added: b.slice(j, nextB).join(''), kept: a[nextA] ?? '' };
    if (piece.removed === '' && piece.added === '') last.kept += piece.kept;
    else pieces.push(piece);
    [i, j] = [nextA + 1, nextB + 1];
  }
  return withMarksAtTheEnd(withoutIslands(pieces)).flatMap(({ removed, added, kept }) => [
    ...(removed === '' ? [] : [{ kind: 'REMOVED', text: removed } as const]),
    ...(added === '' ? [] : [{ kind: 'ADDED', text: added } as const]),
    ...(kept === '' ? [] : [{ kind: 'KEPT', text: kept } as const]),
  ]);
}

// An article, a conjunction, a preposition or two of them: "und in der" has eight.
const lettersOfAnIsland = 8;

/**
 * Kept words between two changes are given up where they say less than what changes around them: a lone "die" between two replaced halves of a
 * sentence makes reading harder. Measured in letters, so that blanks and marks never hold a change apart.
 */
function withoutIslands(pieces: readonly { readonly removed: string; readonly added: string; readonly kept: string }[]) {
  const result: { removed: string; added: string; kept: string }[] = [];
  for (const [n, piece] of pieces.entries()) {
    const former = result.at(-1);
    const island = former?.kept ?? '';
    if (former !== undefined && n > 1 && lettersIn(island) < lettersOfAnIsland && lettersIn(island) <= Math.min(changed(former), changed(piece))) {
      result[result.length - 1] = { removed: former.removed + island + piece.removed, added: former.added + island + piece.added, kept: piece.kept };
    } else {
      result.push({ ...piece });
    }
  }
  return result;
}

/**
 * A mark that begins what came or went, and follows it too, is the end of it: "lernen[. Räume auch]." is a sentence more, "lernen.[ Räume auch.]", and
 * reads like one.
 */
function withMarksAtTheEnd(pieces: ReturnType<typeof withoutIslands>) {
  for (const [n, piece] of pieces.entries()) {
    const former = pieces[n - 1];
    const side = piece.removed === '' ? 'added' : piece.added === '' ? 'removed' : null;
    const [mark] = side === null ? [] : /^\p{P}/u.exec(piece[side]) ?? [];
    if (former === undefined || former.kept === '' || side === null || mark === undefined || !piece.kept.startsWith(mark)) continue;
    former.kept += mark;
    piece[side] = piece[side].slice(mark.length) + mark;
    piece.kept = piece.kept.slice(mark.length);
  }
  return pieces;
}

function changed({ removed, added }: { readonly removed: string; readonly added: string }): number {
  return Math.max(lettersIn(removed), lettersIn(added));
}

function joined(changes: readonly TextChange[]): TextChange[] {
  const result: TextChange[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last !== undefined && last.kind === change.kind && change.kind !== 'MOVED_AWAY' && change.kind !== 'MOVED_HERE') result[result.length - 1] = { kind: last.kind, text: last.text + change.text };
    else result.push(change);
  }
  return result;
}
