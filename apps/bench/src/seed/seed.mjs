/** The seeded database of a scale: made once, kept, and copied for each run, so that every run begins with the same rows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fingerprint, listFiles } from '../../../../tools/lib/files.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { outputOfNode } from '../../../../tools/lib/processes.mjs';
import { step } from '../../../../tools/lib/progress.mjs';
import { seedComments } from './comments.mjs';
import { dropFunctions, makeFunctions } from './functions.mjs';
import { PARTICIPANTS, seedPeople } from './people.mjs';
import { template } from './template.mjs';
import { seedVotes } from './votes.mjs';

/** The address of another database on the same server. */
export function databaseAt(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/** Runs `work` with one connection. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  // The server may end the connection when its database is dropped; the statement at that moment says what happened.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the rows depend on: the schema and what fills it. */
const seedPrint = (scale, secretKey) => fingerprint([...listFiles(fromRoot('apps', 'api', 'src', 'migrations')), ...listFiles(fromRoot('apps', 'bench', 'src', 'seed'))], String(scale), secretKey);

const cli = (args, env) => outputOfNode(fromRoot('apps', 'api', 'dist', 'cli.js'), args, { env, title: args[0] });

async function fill(env, { scale, secretKey, dataDir }) {
  const file = join(dataDir, 'template.json');
  writeFileSync(file, JSON.stringify(template()));
  await step('Process of the benchmark', () => cli(['setup', file, '--admin', 'admin@example.org'], env));
  await withClient(env.DATABASE_URL, async (client) => {
    await client.query(makeFunctions);
    const { rows: [{ id: processId }] } = await client.query('SELECT id FROM process');
    const seed = { processId, scale, secretKey, participants: PARTICIPANTS };
    await step('People', () => seedPeople(client, seed));
    await step('Comments', () => seedComments(client, seed));
    await step('Votes', () => seedVotes(client, seed));
    const { rows } = await client.query('SELECT id FROM ballot ORDER BY opens_at');
    await step('Closing and recount', () => outputOfNode(fromRoot('apps', 'bench', 'src', 'seed', 'close.mjs'), rows.map(({ id }) => id), { env }));
    await client.query(dropFunctions);
    await step('Statistics', () => client.query('VACUUM (ANALYZE)'));
  });
}

/**
 * The name of the seeded database of that scale on the server of `url`; made when it is missing or when schema or seed changed.
 * @param platform settings of the platform as environment
 */
export async function seededDatabase(url, { scale, secretKey, dataDir, platform }) {
  const name = `bench_seed_${String(scale).replace('.', '_')}`;
  const print = seedPrint(scale, secretKey);
  return withClient(databaseAt(url, 'postgres'), async (admin) => {
    const { rows: [found] } = await admin.query(`SELECT shobj_description(oid, 'pg_database') AS print FROM pg_database WHERE datname = $1`, [name]);
    if (found?.print === print) return name;
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    await fill({ ...platform, DATABASE_URL: databaseAt(url, name) }, { scale, secretKey, dataDir });
    await admin.query(`COMMENT ON DATABASE ${name} IS '${print}'`);
    return name;
  });
}

/** A fresh copy of a seeded database; returns its address. Whoever still uses the former copy is put out. */
export async function copyOf(url, seeded) {
  const name = seeded.replace('seed', 'run');
  await withClient(databaseAt(url, 'postgres'), async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${seeded} STRATEGY file_copy`);
    // What is compared is the work of the servers, not the disk of this machine: with it, both would only wait for the same disk.
    await admin.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  });
  return databaseAt(url, name);
}
