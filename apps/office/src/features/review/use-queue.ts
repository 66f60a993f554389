import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useReducer, useState } from 'react';
import { todayQuery } from '../../app/session-query.js';
import { queueQuery, type QueueEntry } from './queue-query.js';
import { emptyQueue, queueReducer, type QueueState } from './queue-state.js';

const pageSize = 30;
/** With fewer rows than this behind the open one the next ones are fetched: the desk never runs empty, and the reader never waits, while others wait. */
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
  /** Appends what stands behind the last row, also what has come in since. */
  more(): Promise<void>;
  decided(ids: readonly string[]): void;
}

interface Held {
  readonly entries: ReadonlyMap<string, QueueEntry>;
  readonly total: number;
  /** The last row that was loaded, and whether others stood behind it. */
  readonly end: string | null;
  readonly hasMore: boolean;
}
const nothing: Held = { entries: new Map(), total: 0, end: null, hasMore: false };

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
      const ids = nodes.map((entry) => entry.textId);
      setHeld((before) => ({
        entries: new Map([...(after === null ? [] : before.entries), ...nodes.map((entry) => [entry.textId, entry] as const)]), total: totalCount,
        end: pageInfo.endCursor ?? (after === null ? null : before.end), hasMore: pageInfo.hasNextPage,
      }));
      // The newest figure there is: else the menu, or the hint at what has come in, would speak of rows that are here or gone.
      client.cache.updateQuery({ query: todayQuery, variables: { processId } }, (known) => known && { ...known, today: { ...known.today, toModerate: totalCount } });
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
  const { end, hasMore } = held;
  const behind = state.ids.length - 1 - (state.current === null ? -1 : state.ids.indexOf(state.current));
  const low = status.ready && !status.loading && status.error === null && hasMore && behind < refillBelow;
  useEffect(() => {
    if (low) void fetchRows(end);
  }, [low, end, fetchRows]);

  return {
    state, dispatch, ...status, entries: held.entries, total: held.total, hasMore,
    reload, more: () => fetchRows(end), decided,
  };
}
