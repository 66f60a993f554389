import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useReducer, useState } from 'react';
import { queueQuery, type QueueEntry } from './queue-query.js';
import { emptyQueue, queueReducer, type QueueState } from './queue-state.js';

const pageSize = 30;
/** Below this many rows the next ones are fetched, so that the desk never runs empty while others wait. */
const refillBelow = 10;

/** The moderation desk with its rows; rows that were decided leave at once and are refilled in the background. */
export interface Queue {
  readonly state: QueueState;
  readonly entries: ReadonlyMap<string, QueueEntry>;
  readonly total: number;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly ready: boolean;
  dispatch: React.Dispatch<Parameters<typeof queueReducer>[1]>;
  reload(): Promise<void>;
  more(): Promise<void>;
  decided(ids: readonly string[]): void;
}

interface Held {
  readonly entries: ReadonlyMap<string, QueueEntry>;
  readonly total: number;
  readonly cursor: string | null;
}
const nothing: Held = { entries: new Map(), total: 0, cursor: null };

/** Loads and keeps the queue of a process. */
export function useQueue(processId: string): Queue {
  const client = useApolloClient();
  const [state, dispatch] = useReducer(queueReducer, emptyQueue);
  const [held, setHeld] = useState<Held>(nothing);
  const [status, setStatus] = useState<{ loading: boolean; error: unknown; ready: boolean }>({ loading: true, error: null, ready: false });

  const fetchRows = useCallback(async (after: string | null) => {
    setStatus((before) => ({ ...before, loading: true, error: null }));
    try {
      const { data } = await client.query({ query: queueQuery, variables: { processId, first: pageSize, after }, fetchPolicy: 'no-cache' });
      const { nodes, totalCount, pageInfo } = data!.moderationQueue;
      const cursor = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      const ids = nodes.map((entry) => entry.textId);
      setHeld((before) => ({
        entries: new Map([...(after === null ? [] : before.entries), ...nodes.map((entry) => [entry.textId, entry] as const)]), total: totalCount, cursor,
      }));
      dispatch(after === null ? { kind: 'loaded', ids } : { kind: 'appended', ids });
      setStatus({ loading: false, error: null, ready: true });
    } catch (error) {
      setStatus((before) => ({ ...before, loading: false, error }));
    }
  }, [client, processId]);

  const reload = useCallback(() => fetchRows(null), [fetchRows]);
  useEffect(() => void reload(), [reload]);

  const decided = (ids: readonly string[]) => {
    setHeld((before) => {
      const entries = new Map(before.entries);
      const gone = ids.filter((id) => entries.delete(id));
      return { ...before, entries, total: Math.max(0, before.total - gone.length) };
    });
    dispatch({ kind: 'decided', ids });
    void client.refetchQueries({ include: ['OfficeToday'] });
  };
  const { cursor } = held;
  const low = status.ready && !status.loading && status.error === null && cursor !== null && held.entries.size < refillBelow;
  useEffect(() => {
    if (low) void fetchRows(cursor);
  }, [low, cursor, fetchRows]);

  return {
    state, dispatch, ...status, entries: held.entries, total: held.total, hasMore: cursor !== null,
    reload, more: () => fetchRows(cursor), decided,
  };
}
