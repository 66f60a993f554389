/** What requests are made of: ids of the seeded database. */
import { COUNCIL, PARTICIPANTS } from '../seed/people.mjs';

const QUERIES = {
  // Measures with enough threads for a full page; the same number of them at each scale.
  discussed: `SELECT p.id FROM passage p JOIN version_entry e ON e.passage_id = p.id AND e.kind = 'MEASURE'
    WHERE (SELECT count(*) FROM contribution c WHERE c.passage_id = p.id AND c.parent_id IS NULL AND c.state = 'PUBLISHED') >= 50 ORDER BY p.comment_count DESC, p.id LIMIT 100`,
  // The last entry of each page of twenty measures but the last page: where the next one begins.
  pages: `SELECT ordinal, passage_id AS "passageId" FROM (SELECT e.*, row_number() OVER (ORDER BY e.ordinal) AS n, count(*) OVER () AS measures FROM part
    JOIN version_entry e ON e.version_id = part.current_version_id AND e.kind = 'MEASURE') x WHERE n % 20 = 0 AND n < measures ORDER BY n`,
  wordings: `SELECT e.passage_id AS "passageId", x.id AS "textId" FROM part JOIN version_entry e ON e.version_id = part.current_version_id JOIN revision_text x ON x.revision_id = e.revision_id ORDER BY x.id`,
  areas: 'SELECT id FROM area ORDER BY ordinal',
  items: `SELECT i.id FROM ballot_item i JOIN ballot b ON b.id = i.ballot_id WHERE b.closed_at IS NULL ORDER BY i.ordinal`,
  accounts: `SELECT id FROM account WHERE email LIKE 'person-%' ORDER BY id`,
};

/** Reads the ids; small enough to be sent to the load generator. */
export async function readContext(client, secretKey) {
  const lists = {};
  for (const [name, text] of Object.entries(QUERIES)) lists[name] = (await client.query(text)).rows.map((row) => (Object.keys(row).length === 1 ? row.id : row));
  const { rows: [ids] } = await client.query(`
    SELECT (SELECT id FROM process) AS "processId", (SELECT id FROM part WHERE kind = 'MEASURES') AS "partId", (SELECT id FROM ballot WHERE closed_at IS NULL) AS "openBallot",
      (SELECT id FROM ballot WHERE closed_at IS NOT NULL) AS "closedBallot"`);
  return { secretKey, participants: PARTICIPANTS, council: COUNCIL, ...ids, ...lists };
}
