import { useApolloClient } from '@apollo/client/react';
import { useRef, useState } from 'react';
import type { HeldDecisions } from '../../app/held-decisions.js';
import { publishTexts } from '../../app/held-query.js';
import { queueQuery } from './queue-query.js';
import { inLots, mostPerCall } from './queue-state.js';

/** How far a large publication has come. */
export interface BulkProgress {
  readonly done: number;
  readonly total: number;
  readonly state: 'running' | 'stopped' | 'failed' | 'finished';
}

/** Publishes many texts in calls of at most a hundred, can be stopped between two calls, and says how far it came. */
export function useBulkPublish(processId: string, held: HeldDecisions, onPublished: (ids: readonly string[]) => void): BulkPublish {
  const client = useApolloClient();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const stopped = useRef(false);

  const publishLot = async (textIds: readonly string[]): Promise<readonly string[]> => {
    const input = { idempotencyKey: crypto.randomUUID(), processId, textIds: [...textIds] };
    const { data } = await retryOnce(() => client.mutate({ mutation: publishTexts, variables: { input } }));
    const { textIds: published, errors } = data!.publishTexts;
    // What somebody else decided meanwhile is done with; any other refusal ends the run.
    const refused = errors.find((fault) => !['ALREADY_DECIDED', 'NOT_FOUND'].includes(fault.code));
    if (refused !== undefined && published.length === 0) throw new Error(refused.message);
    return published;
  };
  const run = async (total: number, nextLot: () => Promise<readonly string[]>) => {
    stopped.current = false;
    let done = 0;
    let former: readonly string[] = [];
    setProgress({ done, total, state: 'running' });
    try {
      // A decision that is still held comes first: a text that was withheld a moment ago still waits for the server, and must not go out with all.
      await held.flush();
      for (let lot = await nextLot(); lot.length > 0; lot = await nextLot()) {
        const published = await publishLot(lot);
        // A queue that gives the same texts again would never end.
        if (published.length === 0 && lot.every((id) => former.includes(id))) throw new Error('No progress.');
        former = lot;
        done += published.length;
        onPublished(published);
        setProgress({ done, total: Math.max(total, done), state: stopped.current ? 'stopped' : 'running' });
        if (stopped.current) return;
      }
      setProgress({ done, total, state: 'finished' });
    } catch {
      setProgress({ done, total, state: 'failed' });
    }
  };

  return {
    progress,
    selected: (ids) => {
      const lots = inLots(ids);
      return run(ids.length, async () => lots.shift() ?? []);
    },
    // What was published has left the queue, so the first page is always the next one.
    all: (total) => run(total, async () => {
      const { data } = await client.query({ query: queueQuery, variables: { processId, first: mostPerCall, after: null }, fetchPolicy: 'no-cache' });
      const kept = held.textIds();
      return data!.moderationQueue.nodes.map((entry) => entry.textId).filter((id) => !kept.has(id));
    }),
    stop: () => {
      stopped.current = true;
    },
    clear: () => setProgress(null),
  };
}

/** The ways to publish many at once. */
export interface BulkPublish {
  readonly progress: BulkProgress | null;
  selected(ids: readonly string[]): Promise<void>;
  all(total: number): Promise<void>;
  stop(): void;
  clear(): void;
}

// The same key again: a call whose answer was lost is not done twice.
async function retryOnce<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch {
    return call();
  }
}
