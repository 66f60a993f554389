import { plainText } from '@mitgestalten/concept-domain';
import { rivalsOf } from '@mitgestalten/contribution-domain';
import { startTransition, useEffect, useState } from 'react';
import type { DraftPassage } from '../draft-query.js';
import { placing, type PlacedSuggestion } from './placed.js';
import { docOf } from './take-over.js';
import type { SuggestionToAnswer } from './use-suggestions.js';

/** A suggestion with its place in the draft. */
export type PlacedCase = PlacedSuggestion & { readonly one: SuggestionToAnswer };

/** The draft's text and where the suggestions are in it. */
export interface Placed {
  readonly draft: string;
  readonly all: readonly PlacedCase[];
  /** Those whose words stand in the draft. */
  readonly open: readonly PlacedCase[];
  /** How many others would change the same words, by the id of each open one. */
  readonly rivals: ReadonlyMap<string, number>;
}

// A key is heard between two lots.
const lotSize = 10;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Where the suggestions are in the draft; looked for in steps, after each save anew. Until all are found, where they were before; null at first. */
export function usePlaced({ id, doc }: DraftPassage, cases: readonly SuggestionToAnswer[]): Placed | null {
  const [placed, setPlaced] = useState<Placed | null>(null);
  useEffect(() => {
    let wanted = true;
    void inSteps({ id, doc }, cases, () => wanted).then((found) => {
      if (found !== null) startTransition(() => setPlaced(found));
    });
    return () => {
      wanted = false;
    };
  }, [id, doc, cases]);
  return placed;
}

/** Null when it is not wanted any more. */
async function inSteps({ id, doc }: Pick<DraftPassage, 'id' | 'doc'>, cases: readonly SuggestionToAnswer[], isWanted: () => boolean): Promise<Placed | null> {
  await pause();
  const draft = plainText(docOf(doc));
  const place = placing(draft);
  const all: PlacedCase[] = [];
  while (all.length < cases.length) {
    await pause();
    if (!isWanted()) return null;
    all.push(...cases.slice(all.length, all.length + lotSize).map((one) => ({ one, ...place(openSuggestion(one, id)) })));
  }
  await pause();
  const open = all.filter(({ standing }) => standing === 'OPEN');
  return isWanted() ? { draft, all, open, rivals: new Map(open.map((each) => [each.id, rivalsOf(each, open).length])) } : null;
}

function openSuggestion({ contribution: { id, body, quote, place } }: SuggestionToAnswer, passageId: string) {
  const stands = place?.passage?.id === passageId && place.start != null && place.end != null && place.quote != null;
  return { id, body, quote: quote ?? '', at: stands ? { start: place.start!, end: place.end!, quote: place.quote! } : null };
}
