/** A comment at the limit: the statements of the platform one after the other, by hand; and the same rows by one call. */
import { newId, sha256 } from './session.mjs';

const SQL = {
  session: `SELECT s.account_id, s.created_at, s.last_seen_at, s.expires_at, clock_timestamp() AS now,
    (SELECT coalesce(json_agg(json_build_object('role', g.role, 'processId', g.process_id, 'bodyId', g.body_id)), '[]') FROM role_grant g WHERE g.account_id = s.account_id) AS grants
    FROM session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL WHERE s.id_hash = $1`,
  limit: `INSERT INTO rate_limit (bucket, window_start, hits) VALUES ($1, date_bin(make_interval(mins => 60), clock_timestamp(), 'epoch'), 1)
    ON CONFLICT (bucket, window_start) DO UPDATE SET hits = rate_limit.hits + 1 RETURNING hits`,
  claim: `INSERT INTO idempotency_record (key_hash, action, input_hash) VALUES ($1, 'contribution.submit-comment', $2) ON CONFLICT DO NOTHING RETURNING 1`,
  wording: `SELECT p.process_id, v.id AS version_id, t.revision_id, part.current_version_id IS NOT DISTINCT FROM v.id AS is_current FROM revision_text t
    JOIN version_entry e ON e.revision_id = t.revision_id JOIN version v ON v.id = e.version_id AND v.state = 'PUBLISHED' JOIN passage p ON p.id = e.passage_id
    JOIN part ON part.id = p.part_id WHERE t.id = $2 AND p.id = $1 ORDER BY v.number DESC LIMIT 1`,
  phases: `WITH clock AS MATERIALIZED (SELECT process_now($1) AS now) SELECT starts_at, ends_at, closed_at, rules, now FROM phase, clock WHERE process_id = $1`,
  rows: `WITH contribution AS (INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, state, account_id, author_name, latest_text_id, created_at)
      VALUES ($1, $2, 'COMMENT', 'ONLINE', $3, $4, $5, $6, $7, 'SUBMITTED', $8, $9, $10, $11))
    INSERT INTO contribution_text (id, process_id, contribution_id, number, body, state, created_at) VALUES ($10, $2, $1, 1, $12, 'SUBMITTED', $11)`,
  record: `WITH entry AS (INSERT INTO audit_entry (id, process_id, action, actor_kind, actor_id, object_type, object_id, details)
      VALUES ($1, $2, 'contribution.submit-comment', 'ACCOUNT', $3, 'contribution', $4, $5))
    UPDATE idempotency_record SET answer = $6 WHERE key_hash = $7`,
  own: `SELECT json_build_object('id', c.id, 'processId', c.process_id, 'state', c.state) AS json FROM contribution c WHERE c.id = $1`,
};

// What one account may send within an hour, as the platform has it.
const MOST = 30;

const run = (client, name, values) => client.query({ name: `comment ${name}`, text: SQL[name], values });

const answerOf = (id, state) => JSON.stringify({ data: { submitComment: { __typename: 'SubmitPayload', contribution: { __typename: 'OwnContribution', id, state }, code: null, confirmationSent: false, errors: [] } } });
const keyOf = (accountId, input) => sha256(['contribution.submit-comment', 'ACCOUNT', accountId, input.idempotencyKey].join('\n'));

async function write(client, input, accountId) {
  const keyHash = keyOf(accountId, input);
  const [claimed] = (await run(client, 'claim', [keyHash, sha256(JSON.stringify(input))])).rows;
  if (!claimed) throw new Error('The key was used before');
  const { rows: [wording] } = await run(client, 'wording', [input.passageId, input.revisionTextId]);
  if (!wording?.is_current) throw new Error('The wording is outdated');
  const { rows: phases } = await run(client, 'phases', [wording.process_id]);
  const [{ now } = {}] = phases;
  if (!phases.some((phase) => phase.closed_at === null && phase.starts_at <= now && now < phase.ends_at && phase.rules.comment)) throw new Error('No phase is open');
  const [id, textId] = [newId(), newId()];
  await run(client, 'rows', [id, wording.process_id, input.lang, input.passageId, wording.version_id, wording.revision_id, input.revisionTextId, accountId, input.authorName, textId, now, input.body]);
  const details = JSON.stringify({ kind: 'COMMENT', channel: 'ONLINE', way: 'ACCOUNT', passageId: input.passageId });
  const answer = JSON.stringify({ value: { contributionId: id, processId: wording.process_id, way: 'ACCOUNT' } });
  await run(client, 'record', [newId(), wording.process_id, accountId, id, details, answer, keyHash]);
  return id;
}

/** The statements of the platform, one after the other. */
export function submitComment(pool) {
  return async (sessionHash, input) => {
    const { rows: [session] } = await run(pool, 'session', [sessionHash]);
    if (!session || session.expires_at <= session.now) throw new Error('Nobody is signed in');
    const { rows: [{ hits }] } = await run(pool, 'limit', [sha256(`account-text\n${session.account_id}`)]);
    if (hits > MOST) throw new Error('Too many texts');
    const client = await pool.connect();
    let id;
    try {
      await client.query('BEGIN');
      id = await write(client, input, session.account_id);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
    const { rows: [{ json }] } = await run(pool, 'own', [id]);
    return answerOf(json.id, json.state);
  };
}

/** The same rows by one round trip. */
export const oneTripFunction = `
  CREATE FUNCTION bench_submit_comment(session_hash text, bucket text, key_hash text, input_hash text, passage uuid, shown uuid, lang text, author text, body text, id uuid, text_id uuid, audit_id uuid)
  RETURNS void LANGUAGE plpgsql AS $$
  DECLARE who uuid; w record; tries integer; now timestamptz;
  BEGIN
    SELECT s.account_id INTO who FROM session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL
      WHERE s.id_hash = session_hash AND s.expires_at > clock_timestamp();
    IF who IS NULL THEN RAISE EXCEPTION 'nobody is signed in'; END IF;
    INSERT INTO rate_limit (bucket, window_start, hits) VALUES (bench_submit_comment.bucket, date_bin(make_interval(mins => 60), clock_timestamp(), 'epoch'), 1)
      ON CONFLICT ON CONSTRAINT rate_limit_pkey DO UPDATE SET hits = rate_limit.hits + 1 RETURNING hits INTO tries;
    IF tries > ${MOST} THEN RAISE EXCEPTION 'too many texts'; END IF;
    SELECT p.process_id, v.id AS version_id, t.revision_id, process_now(p.process_id) AS now INTO w FROM revision_text t JOIN passage p ON p.id = passage JOIN part ON part.id = p.part_id
      JOIN version v ON v.id = part.current_version_id AND v.state = 'PUBLISHED' JOIN version_entry e ON e.version_id = v.id AND e.passage_id = p.id AND e.revision_id = t.revision_id
      WHERE t.id = shown AND EXISTS (SELECT 1 FROM phase ph WHERE ph.process_id = p.process_id AND ph.closed_at IS NULL AND ph.starts_at <= process_now(p.process_id)
        AND ph.ends_at > process_now(p.process_id) AND (ph.rules ->> 'comment')::boolean);
    IF NOT FOUND THEN RAISE EXCEPTION 'the comment is refused'; END IF;
    INSERT INTO idempotency_record (key_hash, action, input_hash, answer) VALUES (key_hash, 'contribution.submit-comment', input_hash,
      json_build_object('value', json_build_object('contributionId', id, 'processId', w.process_id, 'way', 'ACCOUNT')));
    INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, state, account_id, author_name, latest_text_id, created_at)
      VALUES (bench_submit_comment.id, w.process_id, 'COMMENT', 'ONLINE', bench_submit_comment.lang, passage, w.version_id, w.revision_id, shown, 'SUBMITTED', who, author, text_id, w.now);
    INSERT INTO contribution_text (id, process_id, contribution_id, number, body, state, created_at)
      VALUES (text_id, w.process_id, bench_submit_comment.id, 1, bench_submit_comment.body, 'SUBMITTED', w.now);
    INSERT INTO audit_entry (id, process_id, action, actor_kind, actor_id, object_type, object_id, details) VALUES (audit_id, w.process_id, 'contribution.submit-comment', 'ACCOUNT', who,
      'contribution', bench_submit_comment.id, jsonb_build_object('kind', 'COMMENT', 'channel', 'ONLINE', 'way', 'ACCOUNT', 'passageId', passage));
  END $$`;

/** One call for everything; the request names the account, as at the vote. */
export function submitCommentInOne(pool) {
  const text = 'SELECT bench_submit_comment($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';
  return async (sessionHash, { accountId, ...input }) => {
    const id = newId();
    const values = [sessionHash, sha256(`account-text\n${accountId}`), keyOf(accountId, input), sha256(JSON.stringify(input)), input.passageId, input.revisionTextId, input.lang, input.authorName, input.body, id, newId(), newId()];
    await pool.query({ name: 'comment in one', text, values });
    return answerOf(id, 'SUBMITTED');
  };
}
