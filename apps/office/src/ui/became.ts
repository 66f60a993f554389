import { folded } from '@mitgestalten/concept-domain';
import type { OfficePlaceFragment } from '@mitgestalten/web-data';

const withoutPlace = { UNCERTAIN: 'words.uncertain', RESTING: 'words.resting' } as const;

/** One thing that became of words, by its entry in the catalogue: the title of the passage in which they stand, or the words that stand there. */
export interface Became {
  readonly key: 'words.elsewhere' | 'words.reworded' | 'words.gone' | (typeof withoutPlace)[keyof typeof withoutPlace];
  readonly title?: string;
  readonly words?: string;
}

interface Place extends Pick<OfficePlaceFragment, 'state'> {
  readonly quote?: string | null;
  readonly passage?: { readonly id: string; readonly currentEntry?: { readonly revision: { readonly text: { readonly title: string } } } | null } | null;
}

/** What became of words that somebody quoted at a passage; nothing where they stand there as they did. All versions since count: the last state alone would not tell. */
export function becameOf({ state, quote: now, passage }: Place, quote: string, madeAt: string | undefined): Became[] {
  if (now == null) return [{ key: state === 'UNCERTAIN' || state === 'RESTING' ? withoutPlace[state] : 'words.gone' }];
  const title = passage?.id === madeAt ? undefined : passage?.currentEntry?.revision.text.title;
  return [...(title === undefined ? [] : [{ key: 'words.elsewhere', title } as const]), ...(folded(now) === folded(quote) ? [] : [{ key: 'words.reworded', words: now } as const])];
}
