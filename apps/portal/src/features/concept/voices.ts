import type { Span } from '@mitgestalten/concept-domain';

/** A stretch of a plain text (code points, half-open) at which that many comments and suggestions stand. */
export interface VoiceAt extends Span {
  readonly comments: number;
  readonly suggestions: number;
}

/** A piece of a text between two ends of stretches. */
export interface Piece {
  readonly text: string;
  /** How many voices are about these words. */
  readonly voices: number;
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
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, voice.end), comments: last.comments + voice.comments, suggestions: last.suggestions + voice.suggestions };
    } else {
      joined.push(voice);
    }
  }
  return joined;
}

/** The pieces of words that begin at `start`. Joined they are the text. */
export function piecesOf(text: string, start: number, voices: readonly VoiceAt[], chosen: Span | null): Piece[] {
  const characters = [...text];
  const end = start + characters.length;
  const inside = (at: number) => at > start && at < end;
  const cuts = [...voices, ...(chosen === null ? [] : [chosen])].flatMap((span) => [span.start, span.end]).filter(inside);
  const places = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  const clusters = overlapping(voices);
  return places.slice(0, -1).map((from, n) => {
    const to = places[n + 1]!;
    return {
      text: characters.slice(from - start, to - start).join(''),
      voices: voices.filter((voice) => voice.start < to && voice.end > from).reduce((sum, { comments, suggestions }) => sum + comments + suggestions, 0),
      chosen: chosen !== null && chosen.start < to && chosen.end > from,
      ends: clusters.find((cluster) => cluster.end === to) ?? null,
    };
  }).filter(({ text: piece }) => piece !== '');
}

/** The weight of a mark grows with the voices at it, in three steps. */
export function weightOf(voices: number): 1 | 2 | 3 {
  return voices < 3 ? 1 : voices < 10 ? 2 : 3;
}

/** A stretch from the address (`von`, `bis`); null where it names none of this text. */
export function spanFrom(query: URLSearchParams, length: number): Span | null {
  const [start, end] = [query.get('von'), query.get('bis')].map((text) => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN)) as [number, number];
  return start < end && end <= length ? { start, end } : null;
}

/** The address of a stretch. */
export function spanQuery({ start, end }: Span): string {
  return `von=${start}&bis=${end}`;
}
