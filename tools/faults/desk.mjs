/** What the faults of the drafting room share: a platform whose server can be killed, people who are signed in, and what stands in the draft. */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { bundleOf } from '../lib/bundle-server.mjs';
import { readEnvironment } from '../lib/environment.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { runningDatabase } from '../lib/postgres-state.mjs';
import { PlainError, exited, onEnd, startNode } from '../lib/processes.mjs';
import { freePort, startTestPlatform } from '../test/platform.mjs';

/** The sample year's editor, with the password of all sample people (README). */
export const editor = { email: 'bearbeitung@harburg.test', password: 'mitgestalten im beispiel' };
const readyMs = 30_000;

/** The documents that the build of our own pages knows, by the name of their operation. */
const documents = () => Object.entries(JSON.parse(readFileSync(fromRoot('libs', 'web', 'data', 'src', 'generated', 'persisted-documents.json'), 'utf8')));
function hashOf(operation) {
  const [hash] = documents().find(([, text]) => new RegExp(`(query|mutation) ${operation}\\b`).test(text)) ?? [];
  if (hash === undefined) throw new PlainError(`Our pages have no operation ${operation}.`);
  return hash.replace('sha256:', '');
}

/** Asks as our own pages do; resolves with the data. */
export async function ask(baseUrl, operation, variables, cookie = '') {
  const response = await fetch(`${baseUrl}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', ...(cookie === '' ? {} : { cookie }) },
    body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operation) } } }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new PlainError(`${operation} was answered ${response.status}: ${JSON.stringify(errors)}`);
  return { data, cookie: response.headers.getSetCookie()[0]?.split(';')[0] };
}

/** Signs a person in and resolves with the cookie. */
export async function signIn(baseUrl, { email, password }) {
  const { data, cookie } = await ask(baseUrl, 'OfficeSignIn', { input: { email, password } });
  if (cookie === undefined) throw new PlainError(`${email} was not signed in: ${JSON.stringify(data)}`);
  return cookie;
}

/** The parts of the sample process. */
export async function partsOf(baseUrl, cookie) {
  const { data: { process } } = await ask(baseUrl, 'OfficeSession', { slug: null }, cookie);
  return process.parts;
}

// The API gives no more passages with their texts at once.
const LOT = 50;

/** The passages of a working draft as they are saved. */
export async function draftOf(baseUrl, partId, cookie) {
  const { passages } = (await ask(baseUrl, 'OfficeDraft', { partId, office: true }, cookie)).data.draft;
  const ids = passages.map(({ id }) => id);
  const lots = Array.from({ length: Math.ceil(ids.length / LOT) }, (_, n) => ids.slice(n * LOT, (n + 1) * LOT));
  const answers = await Promise.all(lots.map((passageIds) => ask(baseUrl, 'OfficeDraftPassages', { partId, passageIds }, cookie)));
  return answers.flatMap(({ data }) => data.draftPassages);
}

/**
 * A sample platform and, on its database, a second API process of our own: `server.kill()` ends that as a crash would, `server.start()` brings it
 * back at the same address. `query(text, values)` asks the database.
 */
export async function openDesk() {
  const platform = await startTestPlatform(await freePort());
  onEnd(() => platform.stop());
  const port = await freePort();
  const { env } = await readEnvironment({ ...process.env, DATA_DIR: platform.dataDir, PORT: String(port), MODE: 'sample', NODE_ENV: 'production', PUBLIC_URL: `http://localhost:${port}` });
  const databaseUrl = runningDatabase(platform.dataDir);
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  onEnd(() => database.end());
  let child;
  const baseUrl = `http://localhost:${port}`;
  const server = {
    async start() {
      child = startNode(bundleOf('main'), [], { env: { ...env, DATABASE_URL: databaseUrl }, ownGroup: true, stdio: ['ignore', 'ignore', 'inherit'] });
      for (const until = Date.now() + readyMs; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 50))) {
        if ((await fetch(`${baseUrl}/health/ready`).then(({ status }) => status, () => 0)) === 200) return;
      }
      throw new PlainError('The server of the fault did not start.');
    },
    async kill() {
      child.kill('SIGKILL');
      await exited(child);
    },
  };
  await server.start();
  onEnd(() => server.kill());
  return { baseUrl, server, query: async (text, values) => (await database.query(text, values)).rows };
}
