/** One seeded database with both servers on it. */
import { oneTripFunction as oneComment } from '../limit/comment.mjs';
import { oneTripFunction as oneVote } from '../limit/vote.mjs';
import { copyOf, databaseAt, seededDatabase, withClient } from '../seed/seed.mjs';
import { refreshSessions } from '../seed/people.mjs';
import { readContext } from './context.mjs';
import { productionSettings } from './database.mjs';
import { childrenOf, cores, parentOf, pin } from './processor.mjs';

/** A fresh copy of the seeded database of that scale; resolves with its address and the ids in it. */
export async function freshWorld(database, scale) {
  const seeded = await seededDatabase(database.url, { ...database, scale, platform: productionSettings(database, database) });
  const url = await copyOf(database.url, seeded);
  const context = await withClient(url, async (client) => {
    await client.query(refreshSessions);
    await client.query(oneVote);
    await client.query(oneComment);
    await client.query('ANALYZE session');
    return readContext(client, database.secretKey);
  });
  return { url, context };
}

/** What one account may write within an hour is not what is measured: everybody begins anew. */
export const forgetLimits = ({ url }) => withClient(url, (client) => client.query('TRUNCATE rate_limit'));

/**
 * Pins PostgreSQL, where it runs on this machine. Gives a function that lists its processes; an empty list where they cannot be seen, and then
 * nothing is told of its processor time.
 */
export async function pinPostgres({ url }) {
  const main = await withClient(databaseAt(url, 'postgres'), async (client) => parentOf((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid, 'postgres'));
  if (main === undefined) return { pinned: false, processes: () => [] };
  const processes = () => [main, ...childrenOf(main)];
  return { pinned: processes().every((pid) => pin(pid, cores?.postgres)), processes };
}
