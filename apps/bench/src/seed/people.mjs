/** Accounts with their sessions, and what the platform would derive from its key for them. */
import { createHash, createHmac } from 'node:crypto';
import { fileUrl } from '../../../../tools/lib/processes.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';

export const PARTICIPANTS = 20_000;
/** People of the council, who may read the tally for the bodies. */
export const COUNCIL = 16;

/** The platform's own keys. */
export async function keysOf(secretKey) {
  const { Keys } = await import(fileUrl(fromRoot('libs', 'platform', 'dist', 'index.js')));
  return new Keys(secretKey);
}

/** The id of the session of person `n` (participants first, then the council), as random as one that the platform makes. */
export const sessionId = (secretKey, n) => createHmac('sha256', secretKey).update(`bench session ${n}`).digest('base64url').slice(0, 32);

/** The cookie with which person `n` is signed in: the session's id, signed as the platform signs it. */
export function cookieOf(keys, secretKey, n) {
  const id = sessionId(secretKey, n);
  const signature = createHmac('sha256', keys.derive('session').toString('hex')).update(id).digest('base64').replaceAll('=', '');
  return `__Host-session=${encodeURIComponent(`${id}.${signature}`)}`;
}

const insertAccounts = `
  INSERT INTO account (id, email, display_name, lang, confirmed_at, created_at)
  SELECT bench.v7(at, 'account ' || n), 'person-' || n || '@example.org', CASE WHEN bench.dice(n, 1) < 0.5 THEN 'Person ' || n END, 'de', at, at
  FROM generate_series(1, $1::int) n, LATERAL (SELECT clock_timestamp() - interval '100 days' + n * interval '1 second' AS at) t`;

const insertCouncil = `
  INSERT INTO role_grant (id, process_id, account_id, role, body_id)
  SELECT bench.v4('grant ' || a.id), p.id, a.id, 'council', b.id
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM account WHERE email LIKE 'person-%') a, process p JOIN body b ON b.process_id = p.id WHERE a.n > $1`;

/** Makes the accounts and one session for each. Table `bench.person` numbers them for the steps that follow. */
export async function seedPeople(client, { secretKey, processId }) {
  const all = PARTICIPANTS + COUNCIL;
  await client.query(insertAccounts, [all]);
  await client.query(insertCouncil, [PARTICIPANTS]);
  await client.query(`CREATE TABLE bench.person AS SELECT row_number() OVER (ORDER BY id)::int AS n, id, NULL::text AS pseudonym FROM account WHERE email LIKE 'person-%'`);
  const { rows } = await client.query('SELECT n, id FROM bench.person ORDER BY n');
  const keys = await keysOf(secretKey);
  const pseudonyms = rows.map(({ id }) => keys.hmac('voter', processId, `account:${id}`).toString('hex'));
  const hashes = rows.map(({ n }) => createHash('sha256').update(sessionId(secretKey, n)).digest('hex'));
  await client.query('UPDATE bench.person p SET pseudonym = v.pseudonym FROM unnest($1::int[], $2::text[]) AS v(n, pseudonym) WHERE v.n = p.n', [rows.map(({ n }) => n), pseudonyms]);
  await client.query(
    `INSERT INTO session (id_hash, account_id, data, expires_at)
     SELECT h.hash, p.id, '{}', clock_timestamp() + interval '30 days' FROM bench.person p JOIN unnest($1::text[]) WITH ORDINALITY AS h(hash, n) ON h.n = p.n`, [hashes],
  );
  await client.query('ALTER TABLE bench.person ADD PRIMARY KEY (n)');
}

/** Makes all sessions as if everybody had come just now: an old one ends, and a stale one is written anew while it is measured. */
export const refreshSessions = `UPDATE session SET created_at = clock_timestamp(), last_seen_at = clock_timestamp(), expires_at = clock_timestamp() + interval '30 days'`;
