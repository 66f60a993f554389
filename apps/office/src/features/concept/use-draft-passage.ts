import { useApolloClient, useQuery } from '@apollo/client/react';
import { useOnline } from '@mitgestalten/web-data';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryResult } from '../../ui/query-state.js';
import { draftPassagesQuery, type DraftPassage } from './draft-query.js';
import { draftPassage, loadPassages, questionOf } from './passage-texts.js';

// As many as the API gives at once.
const lotSize = 50;
const pauseMs = 300;

/** A passage with its text, asked for when it is opened; what was read of it before is shown meanwhile. */
export function useDraftPassage(partId: string, id: string | undefined): QueryResult<DraftPassage> & { readonly refetch: () => Promise<void> } {
  const client = useApolloClient();
  const [failed, fail] = useState<{ readonly id: string; readonly error: unknown } | null>(null);
  // Heard of in the same breath as the answer to a save: whoever typed on would else do so in the text from before.
  const { data } = useQuery(draftPassagesQuery, { ...questionOf(partId, id ?? ''), fetchPolicy: 'cache-only' });
  const passage = data?.draftPassages[0] ?? null;
  const refetch = useCallback(async () => {
    if (id === undefined) return;
    fail(null);
    try {
      await loadPassages(client, partId, [id]);
      // Told as what it is to the reader: nothing came.
      if ((await draftPassage(client, partId, id)) === null) throw new Error(`No passage ${id}`);
    } catch (error) {
      fail({ id, error });
    }
  }, [client, partId, id]);
  useEffect(() => void refetch(), [refetch]);
  return { data: passage, loading: passage === null, error: failed?.id === id ? failed?.error : null, refetch };
}

/** Fetches the other texts of a draft in the pauses, so that the next passage opens at once, also without a connection. */
export function usePassagesAhead(partId: string, ids: readonly string[], begin: boolean): void {
  const client = useApolloClient();
  const online = useOnline();
  const asked = useRef(new Set<string>());
  const waiting = useRef(ids);
  useEffect(() => {
    waiting.current = ids;
  });
  useEffect(() => {
    if (!begin || !online) return;
    let here = true;
    const next = async () => {
      const lot = waiting.current.filter((id) => !asked.current.has(id)).slice(0, lotSize);
      if (lot.length === 0) return;
      try {
        await loadPassages(client, partId, lot);
        for (const id of lot) asked.current.add(id);
        if (here) timer = setTimeout(() => void next(), pauseMs);
      } catch {
        // Asked for when it is opened.
      }
    };
    let timer = setTimeout(() => void next(), pauseMs);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [client, partId, begin, online]);
}
