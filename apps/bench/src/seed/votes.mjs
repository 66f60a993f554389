/** Voting papers with their votes and ledger lines, in a ballot that has ended and in one that is open. */

export const VOTES = 400_000;
/** Choices on each paper of the ballot that has ended: as many as the platform has slots for. */
export const CLOSED_CHOICES = 20;
export const OPEN_CHOICES = 5;
/** Measures in the open ballot: as many as the platform lets one ballot have. */
export const OPEN_ITEMS = 100;

const ballot = (name) => `
  INSERT INTO ballot (id, process_id, phase_id, part_id, title, method, max_choices, opens_at, closes_at, minimum_age, decides)
  SELECT bench.v4('${name}'), p.process_id, p.id, part.id, '{"de": "Was ist Ihnen wichtig?"}', 'CHOOSE', $2::smallint, p.starts_at, p.ends_at, 16,
    '{"de": "Die Bezirksversammlung entscheidet."}'
  FROM phase p JOIN part ON part.process_id = p.process_id AND part.kind = 'MEASURES' WHERE p.ordinal = $1::int`;

const items = (name) => `
  INSERT INTO ballot_item (id, process_id, ballot_id, passage_id, revision_id, ordinal)
  SELECT bench.v7(b.opens_at, '${name} item ' || e.passage_id), b.process_id, b.id, e.passage_id, e.revision_id, row_number() OVER (ORDER BY e.ordinal)
  FROM ballot b JOIN part ON part.id = b.part_id JOIN version_entry e ON e.version_id = part.current_version_id AND e.kind = 'MEASURE'
  WHERE b.id = bench.v4('${name}') ORDER BY e.ordinal LIMIT $1::int`;

/** Areas are chosen very unevenly, and one in eighteen names none: some cells are small enough to be suppressed, as in reality. */
const papers = (name) => `
  INSERT INTO voting_paper (id, process_id, ballot_id, max_choices, voter, area_id, channel, assurance, age_declared, salt, cast_on)
  SELECT bench.v4('${name} paper ' || k), b.process_id, b.id, b.max_choices, coalesce(a.pseudonym, encode(sha256(convert_to('${name} voter ' || k, 'UTF8')), 'hex')), area.id,
    'ONLINE', CASE WHEN a.n IS NULL THEN 'CODE' ELSE 'EMAIL' END, 16, md5('${name} salt ' || k), (b.opens_at + interval '1 day')::date
  FROM ballot b CROSS JOIN generate_series(1, $1::int) AS g(k)
  LEFT JOIN bench.person a ON a.n = k AND k <= $2::int
  LEFT JOIN area ON area.process_id = b.process_id AND area.ordinal = floor(18 * bench.dice(k, 21) ^ 4)
  WHERE b.id = bench.v4('${name}')`;

/**
 * The items fall into as many groups as there are choices; each paper takes one of each group, low ones four times as often as high ones. So no
 * item is chosen twice on a paper, and some are far more popular than others.
 */
const votes = (name) => `
  INSERT INTO vote (id, process_id, ballot_id, paper_id, max_choices, item_id, revision_text_id, slot)
  SELECT bench.v4('${name} vote ' || k || ' ' || slot), b.process_id, b.id, bench.v4('${name} paper ' || k), b.max_choices, i.id, x.id, slot
  FROM ballot b CROSS JOIN generate_series(1, $1::int) AS g(k) CROSS JOIN LATERAL generate_series(1, b.max_choices) AS c(slot)
  JOIN ballot_item i ON i.ballot_id = b.id AND i.ordinal = slot + b.max_choices * floor(($2::int / b.max_choices) * bench.dice(k * 20 + slot, 22) ^ 2)
  JOIN revision_text x ON x.revision_id = i.revision_id AND x.origin = 'ORIGINAL'
  WHERE b.id = bench.v4('${name}') ORDER BY k, slot`;

/** The line of the ledger as `canonicalLine` of the platform writes it; the platform's own recount checks each of them afterwards. */
const ledger = (name) => `
  INSERT INTO ledger_entry (process_id, ballot_id, receipt_hash, digest, recorded_on)
  SELECT p.process_id, p.ballot_id, encode(sha256(convert_to('receipt ' || p.id, 'UTF8')), 'hex'),
    encode(sha256(convert_to(concat_ws(E'\\n', 'mitgestalten vote 1', p.ballot_id, p.id, p.change, v.items, coalesce(p.area_id::text, ''), p.channel, p.salt), 'UTF8')), 'hex'), p.cast_on
  FROM voting_paper p JOIN (SELECT paper_id, string_agg(item_id::text, ' ' ORDER BY item_id) AS items FROM vote WHERE ballot_id = bench.v4('${name}') GROUP BY paper_id) v
    ON v.paper_id = p.id`;

const audit = (name) => `
  INSERT INTO audit_entry (id, process_id, action, actor_kind, object_type, object_id, at)
  SELECT bench.v4('audit ' || p.id), p.process_id, 'vote.cast', 'ACCOUNT', 'ballot', p.ballot_id, p.cast_on FROM voting_paper p WHERE p.ballot_id = bench.v4('${name}')`;

async function seedBallot(client, name, { phase, choices, itemCount, paperCount, participants }) {
  await client.query(ballot(name), [phase, choices]);
  await client.query(items(name), [itemCount]);
  // Without figures about the new rows, the votes would be joined one by one.
  await client.query('ANALYZE ballot, ballot_item, revision_text, area');
  await client.query(papers(name), [paperCount, participants]);
  await client.query(votes(name), [paperCount, itemCount]);
  await client.query(ledger(name));
  await client.query(audit(name));
}

/**
 * Writes both ballots. The one that has ended holds `VOTES` times `scale` votes, twenty on each paper; the open one half of the participants,
 * so that a measured vote is sometimes a first one and sometimes a change.
 */
export async function seedVotes(client, { scale, participants }) {
  await seedBallot(client, 'closed', { phase: 3, choices: CLOSED_CHOICES, itemCount: 300, paperCount: Math.round((VOTES * scale) / CLOSED_CHOICES), participants });
  await seedBallot(client, 'open', { phase: 4, choices: OPEN_CHOICES, itemCount: OPEN_ITEMS, paperCount: participants / 2, participants });
}
