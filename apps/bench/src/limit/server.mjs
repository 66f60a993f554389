/**
 * The limit: as little server as can answer the same questions. Bare `node:http` and `pg`, named prepared statements, a pool as large as the
 * platform's. It does check the cookie's signature, the session and the account; it knows no GraphQL, no access rules on fields,
 * no languages but German, no refusals in words, no security headers.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import * as comment from './comment.mjs';
import * as reads from './reads.mjs';
import { sessionReader } from './session.mjs';
import * as vote from './vote.mjs';

const { DATABASE_URL, PORT, SECRET_KEY, POOL_SIZE } = process.env;
const options = '-c role=mitgestalten_app -c timezone=UTC';
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE), options });
pool.on('error', () => undefined);
const sessionOf = sessionReader(SECRET_KEY);

/** A read: one statement, whose only column is the answer. */
const read = (name) => async (session, values) => {
  const { rows: [row] } = await pool.query({ name, text: reads[name], values: [session, ...values] });
  if (!row) throw new Error('Nothing was found, or nobody is signed in');
  return row.json;
};

const routes = {
  ...Object.fromEntries(Object.keys(reads).map((name) => [`/${name}`, read(name)])),
  '/w1': vote.castVote(pool, SECRET_KEY),
  '/w1-one': vote.castVoteInOne(pool, SECRET_KEY),
  '/w2': comment.submitComment(pool),
  '/w2-one': comment.submitCommentInOne(pool),
};

/** Answers with the status and the text. */
function send(response, status, text) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (part) => (body += part));
  request.on('end', async () => {
    try {
      if (request.url === '/health/ready') return send(response, 200, '{}');
      send(response, 200, await routes[request.url](sessionOf(request.headers.cookie), JSON.parse(body)));
    } catch (error) {
      send(response, 500, JSON.stringify({ errors: [{ message: error.message }] }));
    }
  });
});
server.keepAliveTimeout = 60_000;
server.listen(Number(PORT), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
