import { useEffect, useRef } from 'react';
import { useLatest } from '../../ui/use-latest.js';
import type { DraftPassage } from './draft-query.js';

const forms = new Map<string, () => Promise<DraftPassage | null>>();

/** The form of a passage says how to save what was typed in it; `save` gives the passage as saved, or null where that did not succeed. */
export function useTypedWords(passageId: string, save: () => Promise<DraftPassage | null>): void {
  const latest = useLatest(save);
  useEffect(() => {
    forms.set(passageId, latest);
    return () => void forms.delete(passageId);
  }, [passageId, latest]);
}

/** The passage with everything that was typed at it here, saved: for whoever changes it beside its form. Null: there are words that could not be saved. */
export async function withTypedWords(passage: DraftPassage): Promise<DraftPassage | null> {
  return forms.has(passage.id) ? forms.get(passage.id)!() : passage;
}

/** Changes a passage beside its form: with what was typed saved first, under the lock that it has then; never twice at once. */
export function useBesideForm(): (passage: DraftPassage, change: (lockVersion: number) => Promise<void>) => Promise<void> {
  const busy = useRef(false);
  return async (passage, change) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await change(((await withTypedWords(passage)) ?? passage).lockVersion);
    } finally {
      busy.current = false;
    }
  };
}
