/** Published comments: spread unevenly over the passages, threads one level deep, each decided by a moderator, all counters right. */

export const COMMENTS = 50_000;
// Of five comments three begin a thread; the others reply to one.
const THREADS_SHARE = 0.6;

/**
 * Threads: comment n falls on the passage whose rank the square of a dice gives, so that the most discussed passage has thirty times as many
 * as the least. How many replies a thread gets does not depend on the scale: a page costs the same to show with more data.
 */
const threads = `
  CREATE TABLE bench.comment AS
  WITH passage AS (
    SELECT e.passage_id, e.version_id, e.revision_id, x.id AS text_id, row_number() OVER (ORDER BY md5(e.ordinal::text || part.slug)) - 1 AS rank, count(*) OVER () AS passages
    FROM part JOIN version_entry e ON e.version_id = part.current_version_id AND e.kind IN ('SECTION', 'MEASURE')
    JOIN revision_text x ON x.revision_id = e.revision_id AND x.origin = 'ORIGINAL'
  )
  SELECT n, NULL::bigint AS parent, passage_id, version_id, revision_id, text_id, at, bench.v7(at, 'comment ' || n) AS id, bench.v7(at, 'text ' || n) AS body_id
  FROM generate_series(1::bigint, $1::bigint) n CROSS JOIN LATERAL (SELECT now() - interval '150 days' + n * interval '60 days' / $1::bigint AS at) t
  JOIN passage ON passage.rank = floor(passages * bench.dice(n, 2) ^ 2)`;

const replies = `
  INSERT INTO bench.comment
  SELECT $1::bigint + row_number() OVER (ORDER BY n, i), n, passage_id, version_id, revision_id, text_id, later,
    bench.v7(later, 'reply ' || n || ' ' || i), bench.v7(later, 'reply text ' || n || ' ' || i)
  FROM bench.comment, LATERAL generate_series(1, CASE WHEN bench.dice(n, 3) < 0.55 THEN 0 WHEN bench.dice(n, 3) < 0.80 THEN 1 WHEN bench.dice(n, 3) < 0.94 THEN 2 ELSE 4 END) i,
    LATERAL (SELECT at + interval '10 days' * bench.dice(n * 10 + i, 4) + interval '1 hour' * i AS later) t
  ORDER BY bench.dice(n, 5), i LIMIT $2::bigint`;

const contributions = `
  INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, parent_id, state, account_id, author_name,
    latest_text_id, published_text_id, reply_count, begins_thread, created_at, published_at)
  SELECT c.id, $1::uuid, 'COMMENT', 'ONLINE', 'de', c.passage_id, c.version_id, c.revision_id, c.text_id, p.id, 'PUBLISHED', a.id,
    CASE WHEN bench.dice(c.n, 6) < 0.6 THEN 'Person ' || a.n END, c.body_id, c.body_id, coalesce(r.replies, 0), p.id IS NULL, c.at, c.at + interval '1 hour'
  FROM bench.comment c
  LEFT JOIN bench.comment p ON p.n = c.parent
  LEFT JOIN (SELECT parent, count(*) AS replies FROM bench.comment GROUP BY parent) r ON r.parent = c.n
  LEFT JOIN bench.person a ON a.n = 1 + floor($2::int * bench.dice(c.n, 7)) AND bench.dice(c.n, 8) < 0.6
  ORDER BY c.n`;

const texts = `
  INSERT INTO contribution_text (id, process_id, contribution_id, number, body, state, decision_count, created_at)
  SELECT body_id, $1::uuid, id, 1, bench.prose(n), 'PUBLISHED', 1, at FROM bench.comment ORDER BY n`;

const decisions = `
  INSERT INTO moderation_decision (id, process_id, contribution_id, text_id, number, kind, decided_by, decided_at)
  SELECT bench.v7(at + interval '1 hour', 'decision ' || n), $1::uuid, id, body_id, 1, 'PUBLISH', (SELECT id FROM account WHERE email = 'person-1@example.org'), at + interval '1 hour'
  FROM bench.comment ORDER BY n`;

const audit = `
  INSERT INTO audit_entry (id, process_id, action, actor_kind, actor_id, object_type, object_id, details, at)
  SELECT bench.v7(c.created_at, 'audit ' || c.id), c.process_id, 'contribution.submit-comment', CASE WHEN c.account_id IS NULL THEN 'GUEST' ELSE 'ACCOUNT' END, c.account_id,
    'contribution', c.id, jsonb_build_object('kind', 'COMMENT', 'channel', 'ONLINE', 'passageId', c.passage_id), c.created_at FROM contribution c ORDER BY c.id`;

const counters = [
  `UPDATE passage p SET comment_count = c.comments FROM (SELECT passage_id, count(*) AS comments FROM contribution WHERE state = 'PUBLISHED' GROUP BY passage_id) c WHERE c.passage_id = p.id`,
  `UPDATE process SET published_count = (SELECT count(*) FROM contribution WHERE state = 'PUBLISHED')`,
];

/** Writes `COMMENTS` times `scale` comments. */
export async function seedComments(client, { processId, scale, participants }) {
  const all = Math.round(COMMENTS * scale);
  const begun = Math.round(all * THREADS_SHARE);
  await client.query(threads, [begun]);
  await client.query(replies, [begun, all - begun]);
  await client.query('CREATE INDEX ON bench.comment (n)');
  await client.query('ANALYZE bench.comment');
  await client.query('BEGIN');
  await client.query(contributions, [processId, participants]);
  await client.query(texts, [processId]);
  await client.query('COMMIT');
  await client.query(decisions, [processId]);
  await client.query(audit);
  for (const counter of counters) await client.query(counter);
}
