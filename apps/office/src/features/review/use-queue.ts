import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useReducer, useRef, useState, type Dispatch, type SetStateAction } from 'react';
import { useHeld } from '../../app/held.js';
import { todayQuery } from '../../app/session-query.js';
import { queueQuery, type QueueEntry } from './queue-query.js';
import { emptyQueue, queueReducer, type Place, type QueueState } from './queue-state.js';

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
  /** These rows are done with here; the server may still have to hear of it. */
  decided(ids: readonly string[]): void;
  /** Rows that were decided stand in their places again; `open`: with the first of them in the middle. */
  returned(ids: readonly string[], open: boolean): void;
}

interface Rows {
  readonly entries: ReadonlyMap<string, QueueEntry>;
  readonly total: number;
  /** The last row that was loaded, and whether others stood behind it. */
  readonly end: string | null;
  readonly hasMore: boolean;
}
const nothing: Rows = { entries: new Map(), total: 0, end: null, hasMore: false };

/** Loads and keeps the queue of a process. */
export function useQueue(processId: string): Queue {
  const client = useApolloClient();
  const [state, dispatch] = useReducer(queueReducer, emptyQueue);
  const [rows, setRows] = useState<Rows>(nothing);
  const held = useHeld();
  const [status, setStatus] = useState<{ loading: boolean; error: unknown; ready: boolean }>({ loading: true, error: null, ready: false });

  const fetchRows = useCallback(async (after: string | null) => {
    setStatus((before) => ({ ...before, loading: true, error: null }));
    try {
      const { data } = await held.steady(() => client.query({ query: queueQuery, variables: { processId, first: pageSize, after }, fetchPolicy: 'no-cache' }));
      const { nodes: waiting, totalCount, pageInfo } = data!.moderationQueue;
      // What is decided here waits for the server only.
      const mine = held.textIds();
      const nodes = waiting.filter((entry) => !mine.has(entry.textId));
      const ids = nodes.map((entry) => entry.textId);
      setRows((before) => {
        const entries = new Map([...(after === null ? [] : before.entries), ...nodes.map((entry) => [entry.textId, entry] as const)]);
        // With all rows here they are the count: a decision without an answer may or may not be in that of the server.
        return { entries, total: pageInfo.hasNextPage ? totalCount - mine.size : entries.size, end: pageInfo.endCursor ?? (after === null ? null : before.end), hasMore: pageInfo.hasNextPage };
      });
      // The newest figure there is: else the menu, or the hint at what has come in, would speak of rows that are here or gone.
      client.cache.updateQuery({ query: todayQuery, variables: { processId } }, (known) => known && { ...known, today: { ...known.today, toModerate: totalCount } });
      dispatch(after === null ? { kind: 'loaded', ids } : { kind: 'appended', ids });
      setStatus({ loading: false, error: null, ready: true });
    } catch (error) {
      setStatus((before) => ({ ...before, loading: false, error }));
    }
  }, [client, processId, held]);

  const reload = useCallback(() => fetchRows(null), [fetchRows]);
  useEffect(() => void reload(), [reload]);

  const moves = useMoves(rows, setRows, state, dispatch);
  const { end, hasMore } = rows;
  const behind = state.ids.length - 1 - (state.current === null ? -1 : state.ids.indexOf(state.current));
  const low = status.ready && !status.loading && status.error === null && hasMore && behind < refillBelow;
  useEffect(() => {
    if (low) void fetchRows(end);
  }, [low, end, fetchRows]);

  return {
    state, dispatch, ...status, entries: rows.entries, total: rows.total, hasMore,
    reload, more: () => fetchRows(end), ...moves,
  };
}

/** Rows that leave because they were decided, and come back in their places when that was not to be. */
function useMoves(rows: Rows, setRows: Dispatch<SetStateAction<Rows>>, state: QueueState, dispatch: Queue['dispatch']): Pick<Queue, 'decided' | 'returned'> {
  const gone = useRef(new Map<string, { readonly entry: QueueEntry; readonly at: number }>());
  const decided = (ids: readonly string[]) => {
    for (const id of ids) {
      const entry = rows.entries.get(id);
      if (entry !== undefined) gone.current.set(id, { entry, at: state.ids.indexOf(id) });
    }
    setRows((before) => {
      const entries = new Map(before.entries);
      const left = ids.filter((id) => entries.delete(id));
      return { ...before, entries, total: Math.max(0, before.total - left.length) };
    });
    dispatch({ kind: 'decided', ids });
  };
  const returned = (ids: readonly string[], open: boolean) => {
    const back = ids.flatMap((id) => {
      const row = gone.current.get(id);
      return row === undefined || rows.entries.has(id) ? [] : [row];
    });
    setRows((before) => ({ ...before, entries: new Map([...before.entries, ...back.map(({ entry }) => [entry.textId, entry] as const)]), total: before.total + back.length }));
    dispatch({ kind: 'returned', rows: back.map(({ entry, at }): Place => ({ id: entry.textId, at })), open });
  };
  return { decided, returned };
}
