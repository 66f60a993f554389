import type { Span } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';

/** A stretch of a plain text (code points, half-open) at which that many comments and suggestions stand, and how many people support these. */
export interface VoiceAt extends Span {
  readonly comments: number;
  /** Of these comments, those that were made at another passage. */
  readonly fromElsewhere: number;
  readonly suggestions: number;
  readonly supports: number;
}

/** A piece of a text between two ends of stretches. */
export interface Piece {
  readonly text: string;
  /** How much was said about these words, and how many support it, in steps; 0 is nothing. */
  readonly weight: 0 | 1 | 2 | 3;
  readonly chosen: boolean;
  /** The stretches that overlap here, as one: present in the last piece of them, whether or not it is in this text. */
  readonly ends: VoiceAt | null;
}

/** Stretches that overlap as one, with all their voices: they open one list. Sorted. */
export function overlapping(voices: readonly VoiceAt[]): VoiceAt[] {
  const joined: VoiceAt[] = [];
  for (const voice of [...voices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && voice.start < last.end) {
      joined[joined.length - 1] = {
        start: last.start, end: Math.max(last.end, voice.end),
        comments: last.comments + voice.comments, fromElsewhere: last.fromElsewhere + voice.fromElsewhere, suggestions: last.suggestions + voice.suggestions, supports: last.supports + voice.supports,
      };
    } else {
      joined.push(voice);
    }
  }
  return joined;
}

/** The pieces of words that begin at `start`. Joined they are the text; neighbours that look the same are one piece, so that a thousand voices make few. */
export function piecesOf(text: string, start: number, voices: readonly VoiceAt[], chosen: Span | null): Piece[] {
  const characters = [...text];
  const end = start + characters.length;
  const here = voices.filter((voice) => voice.start < end && voice.end > start);
  const inside = (at: number) => at > start && at < end;
  const cuts = [...here, ...(chosen === null ? [] : [chosen])].flatMap((span) => [span.start, span.end]).filter(inside);
  const places = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  const ends = new Map(overlapping(voices).map((cluster) => [cluster.end, cluster]));
  const pieces: Piece[] = [];
  for (const [n, from] of places.slice(0, -1).entries()) {
    const to = places[n + 1]!;
    const piece = {
      text: characters.slice(from - start, to - start).join(''),
      weight: weightOf(here.reduce((sum, voice) => (voice.start < to && voice.end > from ? sum + voice.comments + voice.suggestions + voice.supports : sum), 0)),
      chosen: chosen !== null && chosen.start < to && chosen.end > from,
      ends: ends.get(to) ?? null,
    };
    const last = pieces.at(-1);
    if (last !== undefined && last.ends === null && last.weight === piece.weight && last.chosen === piece.chosen) pieces[pieces.length - 1] = { ...piece, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces;
}

/** The weight of a mark grows with the voices at it, whoever supports one included, in three steps; 0 where there are none. */
function weightOf(voices: number): Piece['weight'] {
  return voices === 0 ? 0 : voices < 3 ? 1 : voices < 10 ? 2 : 3;
}

/** Words of a text: positions count in that text alone, so a link to them names it. */
export interface ChosenWords extends Span {
  readonly textId: string;
}

/** Words from the address (`von`, `bis`, `text`); null where it names none. `length` is that of the longest text. They may be more than one can write about: a list of what overlaps is as long as all of it. */
export function wordsFrom(query: URLSearchParams, length: number): ChosenWords | null {
  const [start, end] = [query.get('von'), query.get('bis')].map((text) => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)) as [number, number];
  const textId = query.get('text');
  return start < end && end <= length && isId(textId) ? { start, end, textId: textId.toLowerCase() } : null;
}

/** The address of words of a text. */
export function wordsQuery({ start, end }: Span, textId: string): string {
  return `von=${start}&bis=${end}&text=${textId}`;
}
