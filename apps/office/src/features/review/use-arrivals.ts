import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useHeldCount } from '../../app/held.js';
import { useSession } from '../../app/session.js';
import { todayQuery } from '../../app/session-query.js';
import { useSettled } from '../../ui/use-settled.js';
import type { Queue } from './use-queue.js';

/** Own decisions reach the list at once and the figure a moment later: that is no news. */
const settleMs = 1_500;

/**
 * How many texts have come in behind the last row of the desk. They are shown when they are asked for, so that nothing moves under
 * the reader's hands; an empty desk takes them at once.
 */
export function useArrivals(queue: Queue): number {
  const { process } = useSession();
  const { data } = useQuery(todayQuery, { variables: { processId: process.id } });
  const held = useHeldCount();
  const { ready, loading, error, hasMore, total, reload } = queue;
  // While rows are left to be loaded, new ones come after them in their turn.
  const known = data !== undefined && ready && !loading && error === null && !hasMore;
  const more = known ? Math.max(0, data.today.toModerate - held - total) : 0;
  const arrived = Math.min(more, useSettled(more, settleMs));
  const empty = queue.state.ids.length === 0;
  useEffect(() => {
    if (empty && arrived > 0) void reload();
  }, [empty, arrived, reload]);
  return arrived;
}
