import { useEffect } from 'react';
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
