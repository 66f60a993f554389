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

/** Pins PostgreSQL, where it runs on this machine. `pid` is its main process; undefined where it cannot be seen, and then nothing is told of its time. */
export async function pinPostgres({ url }) {
  const pid = await withClient(databaseAt(url, 'postgres'), async (client) => parentOf((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid, 'postgres'));
  return { pid, pinned: pid !== undefined && [pid, ...childrenOf(pid)].every((each) => pin(each, cores?.postgres)) };
}
