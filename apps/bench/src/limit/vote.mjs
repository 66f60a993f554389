/** A vote at the limit: the statements of the platform one after the other, by hand; and the same rows by one call. */
import { randomBytes, randomUUID } from 'node:crypto';
import { derive, hmac, sha256 } from './session.mjs';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first 100 bit in groups of four characters. */
function receiptText(bytes) {
  let text = '';
  let [buffer, bits] = [0, 0];
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5 && text.length < 24; bits -= 5) text += `${ALPHABET[(buffer >> (bits - 5)) & 31]}${text.length % 5 === 3 ? '-' : ''}`;
    buffer &= (1 << bits) - 1;
  }
  return text.slice(0, 24);
}

const SQL = {
  session: `SELECT s.account_id, s.created_at, s.last_seen_at, s.expires_at, clock_timestamp() AS now,
    (SELECT coalesce(json_agg(json_build_object('role', g.role, 'processId', g.process_id, 'bodyId', g.body_id)), '[]') FROM role_grant g WHERE g.account_id = s.account_id) AS grants
    FROM session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL WHERE s.id_hash = $1`,
  claim: `WITH claimed AS (INSERT INTO idempotency_record (key_hash, action, input_hash, answer, created_at)
      VALUES ($1, 'vote.cast', $2, '{"value":{"accepted":true}}', date_trunc('day', clock_timestamp()) + interval '1 day') ON CONFLICT DO NOTHING RETURNING 1),
    entry AS (INSERT INTO audit_entry (id, process_id, action, actor_kind, actor_id, object_type, object_id, details, at)
      SELECT $3::uuid, $4::uuid, 'vote.cast', 'ACCOUNT', NULL, 'ballot', $5, '{}', date_trunc('day', clock_timestamp()) FROM claimed)
    SELECT pg_advisory_xact_lock_shared(hashtextextended('ballot ' || $5, 0)) FROM claimed`,
  ballot: `SELECT b.process_id, b.max_choices, b.minimum_age, b.opens_at, b.closes_at, b.closed_at, process_now(b.process_id) AS now, ph.starts_at, ph.ends_at, ph.closed_at AS phase_closed_at, ph.rules,
    ARRAY(SELECT i.id FROM ballot_item i WHERE i.ballot_id = b.id AND i.id = ANY($2::uuid[]) ORDER BY i.ordinal) AS items, ARRAY(SELECT a.id FROM area a WHERE a.process_id = b.process_id AND a.id = $3::uuid) AS areas
    FROM ballot b JOIN phase ph ON ph.id = b.phase_id WHERE b.id = $1`,
  paper: `INSERT INTO voting_paper AS p (id, process_id, ballot_id, max_choices, voter, area_id, channel, assurance, age_declared, salt, cast_on)
    VALUES ($1, $2, $3, $4, $5, $6, 'ONLINE', 'EMAIL', $7, $8, $9)
    ON CONFLICT (ballot_id, voter) DO UPDATE SET area_id = excluded.area_id, assurance = excluded.assurance, age_declared = excluded.age_declared, salt = excluded.salt,
      cast_on = excluded.cast_on, change = p.change + 1 RETURNING id, change`,
  votes: `WITH line AS (INSERT INTO ledger_entry (process_id, ballot_id, receipt_hash, digest, recorded_on) VALUES ($5, $6, $7, $8, $9)),
      former AS (DELETE FROM vote WHERE paper_id = $1 RETURNING 1)
    INSERT INTO vote (id, process_id, ballot_id, paper_id, max_choices, item_id, revision_text_id, slot)
    SELECT n.id, i.process_id, i.ballot_id, $1::uuid, $2::smallint, i.id, x.id, n.slot FROM unnest($3::uuid[], $4::uuid[]) WITH ORDINALITY AS n(id, item_id, slot)
    JOIN ballot_item i ON i.id = n.item_id JOIN revision_text x ON x.revision_id = i.revision_id AND x.origin = 'ORIGINAL' WHERE (SELECT count(*) FROM former) >= 0`,
};

const run = (client, name, values) => client.query({ name: `vote ${name}`, text: SQL[name], values });

const receiptHash = (receipt) => sha256(receipt.replaceAll('-', ''));
const line = (ballotId, paper, input, salt) => ['mitgestalten vote 1', ballotId, paper.id, String(paper.change), [...input.itemIds].sort().join(' '), input.areaId ?? '', 'ONLINE', salt].join('\n');
const answerOf = (input, change, receipt) => JSON.stringify({ data: { castVote: { __typename: 'CastVotePayload', paper: { __typename: 'VotingPaper', itemIds: input.itemIds, areaId: input.areaId, change }, receipt, errors: [] } } });

/** Refused exactly where the platform refuses, so that no rule is left out of the comparison. */
function refuseUnlessOpen(ballot, input) {
  const open = ballot.closed_at === null && ballot.opens_at <= ballot.now && ballot.now < ballot.closes_at && ballot.phase_closed_at === null && ballot.starts_at <= ballot.now
    && ballot.now < ballot.ends_at && ballot.rules.vote;
  const known = ballot.items.length === input.itemIds.length && (input.areaId === null || ballot.areas.length === 1);
  if (!open || !known || !input.oldEnough || input.itemIds.length > ballot.max_choices) throw new Error('The vote is refused');
}

/** Everything that is derived from key, voter and input before the transaction begins. */
function deriver(secretKey) {
  const [voter, receipt] = ['voter', 'receipt'].map((purpose) => derive(secretKey, purpose));
  return (processId, accountId, input) => {
    const pseudonym = hmac(voter, processId, `account:${accountId}`).toString('hex');
    const blind = (...parts) => hmac(voter, 'deed', pseudonym, ...parts).toString('hex');
    return {
      pseudonym,
      receipt: receiptText(hmac(receipt, input.ballotId, pseudonym, input.idempotencyKey)),
      keyHash: sha256(['vote.cast', 'ACCOUNT', accountId, blind('key', input.idempotencyKey)].join('\n')),
      inputHash: sha256(JSON.stringify(blind('input', JSON.stringify(input)))),
      salt: randomBytes(16).toString('hex'),
    };
  };
}

async function write(client, input, made, processId) {
  const [claimed] = (await run(client, 'claim', [made.keyHash, made.inputHash, randomUUID(), processId, input.ballotId])).rows;
  if (!claimed) throw new Error('The key was used before');
  const { rows: [ballot] } = await run(client, 'ballot', [input.ballotId, input.itemIds, input.areaId]);
  refuseUnlessOpen(ballot, input);
  const day = ballot.now.toISOString().slice(0, 10);
  const { rows: [paper] } = await run(client, 'paper', [randomUUID(), processId, input.ballotId, ballot.max_choices, made.pseudonym, input.areaId, ballot.minimum_age, made.salt, day]);
  const ledger = [processId, input.ballotId, receiptHash(made.receipt), sha256(line(input.ballotId, paper, input, made.salt)), day];
  await run(client, 'votes', [paper.id, ballot.max_choices, input.itemIds.map(() => randomUUID()), input.itemIds, ...ledger]);
  return paper;
}

/** The statements of the platform, one after the other. */
export function castVote(pool, secretKey) {
  const deriveAll = deriver(secretKey);
  const processes = new Map();
  // Asked once for each ballot: it never moves to another process.
  const processOf = async (ballotId) => {
    if (!processes.has(ballotId)) processes.set(ballotId, (await pool.query('SELECT process_id FROM ballot WHERE id = $1', [ballotId])).rows[0].process_id);
    return processes.get(ballotId);
  };
  return async (sessionHash, input) => {
    const { rows: [session] } = await run(pool, 'session', [sessionHash]);
    if (!session || session.expires_at <= session.now) throw new Error('Nobody is signed in');
    const processId = await processOf(input.ballotId);
    const made = deriveAll(processId, session.account_id, input);
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const paper = await write(client, input, made, processId);
      await client.query('COMMIT');
      return answerOf(input, paper.change, made.receipt);
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}

/** The same rows by one round trip: what does not depend on the database is computed here, the rest by a function there. */
export const oneTripFunction = `
  CREATE FUNCTION bench_cast_vote(session_hash text, ballot uuid, items uuid[], area uuid, key_hash text, input_hash text, pseudonym text, salt text, receipt_hash text) RETURNS integer
  LANGUAGE plpgsql AS $$
  DECLARE b record; paper record; today date;
  BEGIN
    PERFORM 1 FROM session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL WHERE s.id_hash = session_hash AND s.expires_at > clock_timestamp();
    IF NOT FOUND THEN RAISE EXCEPTION 'nobody is signed in'; END IF;
    INSERT INTO idempotency_record (key_hash, action, input_hash, answer, created_at)
      VALUES (key_hash, 'vote.cast', input_hash, '{"value":{"accepted":true}}', date_trunc('day', clock_timestamp()) + interval '1 day');
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('ballot ' || ballot, 0));
    SELECT x.*, process_now(x.process_id) AS now INTO b FROM ballot x JOIN phase ph ON ph.id = x.phase_id
      WHERE x.id = ballot AND x.closed_at IS NULL AND x.opens_at <= process_now(x.process_id) AND x.closes_at > process_now(x.process_id) AND ph.closed_at IS NULL
        AND (ph.rules ->> 'vote')::boolean AND cardinality(items) <= x.max_choices;
    IF NOT FOUND THEN RAISE EXCEPTION 'the vote is refused'; END IF;
    today := (b.now AT TIME ZONE 'UTC')::date;
    INSERT INTO voting_paper AS p (id, process_id, ballot_id, max_choices, voter, area_id, channel, assurance, age_declared, salt, cast_on)
      VALUES (gen_random_uuid(), b.process_id, b.id, b.max_choices, pseudonym, area, 'ONLINE', 'EMAIL', b.minimum_age, bench_cast_vote.salt, today)
      ON CONFLICT (ballot_id, voter) DO UPDATE SET area_id = excluded.area_id, assurance = excluded.assurance, age_declared = excluded.age_declared, salt = excluded.salt,
        cast_on = excluded.cast_on, change = p.change + 1 RETURNING p.id, p.change INTO paper;
    DELETE FROM vote WHERE paper_id = paper.id;
    INSERT INTO vote (id, process_id, ballot_id, paper_id, max_choices, item_id, revision_text_id, slot)
      SELECT gen_random_uuid(), i.process_id, i.ballot_id, paper.id, b.max_choices, i.id, x.id, n.slot FROM unnest(items) WITH ORDINALITY AS n(item_id, slot)
      JOIN ballot_item i ON i.id = n.item_id JOIN revision_text x ON x.revision_id = i.revision_id AND x.origin = 'ORIGINAL';
    INSERT INTO ledger_entry (process_id, ballot_id, receipt_hash, digest, recorded_on) VALUES (b.process_id, b.id, receipt_hash, encode(sha256(convert_to(
      concat_ws(E'\\n', 'mitgestalten vote 1', ballot, paper.id, paper.change, (SELECT string_agg(i::text, ' ' ORDER BY i) FROM unnest(items) i), coalesce(area::text, ''), 'ONLINE', salt), 'UTF8')), 'hex'), today);
    INSERT INTO audit_entry (id, process_id, action, actor_kind, object_type, object_id, at)
      VALUES (gen_random_uuid(), b.process_id, 'vote.cast', 'ACCOUNT', 'ballot', ballot, date_trunc('day', clock_timestamp()));
    RETURN paper.change;
  END $$`;

/** One call for everything. The account is told by the session, whose owner the request names: the digests need it before the call. */
export function castVoteInOne(pool, secretKey) {
  const deriveAll = deriver(secretKey);
  const text = 'SELECT bench_cast_vote($1, $2, $3, $4, $5, $6, $7, $8, $9) AS change';
  return async (sessionHash, { accountId, processId, ...input }) => {
    const made = deriveAll(processId, accountId, input);
    const values = [sessionHash, input.ballotId, input.itemIds, input.areaId, made.keyHash, made.inputHash, made.pseudonym, made.salt, receiptHash(made.receipt)];
    const { rows: [{ change }] } = await pool.query({ name: 'vote in one', text, values });
    return answerOf(input, change, made.receipt);
  };
}

