import { plainText } from '@mitgestalten/concept-domain';
import { rivalsOf } from '@mitgestalten/contribution-domain';
import { startTransition, useEffect, useState } from 'react';
import type { DraftPassage } from '../draft-query.js';
import { docOf } from '../passage-values.js';
import { placing, type PlacedSuggestion } from './placed.js';
import type { SuggestionToAnswer } from './use-suggestions.js';

/** A suggestion with its place in the draft. */
export type PlacedCase = PlacedSuggestion & { readonly one: SuggestionToAnswer };

/** The draft's text and where the suggestions are in it. */
export interface Placed {
  /** The text that they are made at. */
  readonly published: string;
  readonly draft: string;
  readonly all: readonly PlacedCase[];
  /** Those whose words stand in the draft. */
  readonly open: readonly PlacedCase[];
  /** How many others would change the same words, by the id of each open one. */
  readonly rivals: ReadonlyMap<string, number>;
}

// A key is heard between two lots. Words that changed take a hundred times longer than others, so that lots end by the clock.
const lotMs = 5;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Where the suggestions are in the draft; looked for in steps, after each save anew. Until all are found, where they were before; null at first. */
export function usePlaced({ id, doc, publishedRevision }: DraftPassage, cases: readonly SuggestionToAnswer[]): Placed | null {
  const [placed, setPlaced] = useState<Placed | null>(null);
  const original = publishedRevision?.original;
  useEffect(() => {
    let wanted = true;
    const { id: textId = '', plain = '' } = original ?? {};
    void inSteps({ doc, textId, published: plain }, cases, () => wanted).then((found) => {
      if (found !== null) startTransition(() => setPlaced(found));
    });
    return () => {
      wanted = false;
    };
  }, [id, doc, original, cases]);
  return placed;
}

interface Texts {
  readonly doc: unknown;
  readonly textId: string;
  readonly published: string;
}

/** Null when it is not wanted any more. */
async function inSteps({ doc, textId, published }: Texts, cases: readonly SuggestionToAnswer[], isWanted: () => boolean): Promise<Placed | null> {
  await pause();
  const draft = plainText(docOf(doc));
  await pause();
  if (!isWanted()) return null;
  const place = placing(published, draft);
  const all: PlacedCase[] = [];
  let until = 0;
  for (const one of cases) {
    if (performance.now() > until) {
      await pause();
      if (!isWanted()) return null;
      until = performance.now() + lotMs;
    }
    all.push({ one, ...place(openSuggestion(one, textId)) });
  }
  await pause();
  const open = all.filter(({ standing }) => standing === 'OPEN');
  return isWanted() ? { published, draft, all, open, rivals: new Map(open.map((each) => [each.id, rivalsOf(each, open).length])) } : null;
}

function openSuggestion({ contribution: { id, body, quote, place } }: SuggestionToAnswer, textId: string) {
  // Positions count in one text: that of a version which was published since is another one.
  const stands = place?.revisionTextId === textId && place.start != null && place.end != null && place.quote != null;
  return { id, body, quote: quote ?? '', at: stands ? { start: place.start!, end: place.end!, quote: place.quote! } : null };
}
