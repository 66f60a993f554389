/**
 * The reads of the limit: one statement each, in which PostgreSQL builds the text of the answer, byte for byte what our documents ask for. Texts
 * put together by `||` and `string_agg` cost PostgreSQL about half of what `json_agg` and `json_build_object` cost.
 */

/** Who is signed in, as part of each statement: a session that holds, of an account that is not blocked. */
const signedIn = `session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL
  WHERE s.id_hash = $1 AND s.expires_at > clock_timestamp()`;

/** A text, number or instant as JSON; null stays null. */
const json = (sql) => `coalesce(to_json(${sql})::text, 'null')`;

const cursor = (key, id) => `translate(encode(convert_to('["' || ${key}::text || '", "' || ${id} || '"]', 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/** What our document asks of a contribution. */
const contribution = (c, more = '') => `
  '{"__typename":"Contribution","id":"' || ${c}.id || '","authorName":' || ${json(`${c}.author_name`)} || ',"onBehalfOf":' || ${json(`${c}.on_behalf_of`)} ||
  ',"channel":"' || ${c}.channel || '","lang":"' || ${c}.lang || '","publishedAt":' || ${json(`${c}.published_at`)} || ',"body":' || ${json('x.body')} ||
  ',"versionNumber":' || v.number ${more} || '}'`;

const withText = (c) => `JOIN contribution_text x ON x.id = ${c}.published_text_id JOIN version v ON v.id = ${c}.version_id`;

const shownText = `SELECT t.* FROM revision_text t WHERE t.revision_id = r.id AND (t.lang = 'de' OR t.origin = 'ORIGINAL') ORDER BY t.lang = 'de' DESC, t.created_at DESC, t.id DESC LIMIT 1`;

/** A wording in German, else as it was written. */
const wording = (facts, text) => `
  '{"__typename":"Revision","id":"' || r.id || '"'${facts.map((name) => ` || ',"${name}":' || ${json(`r.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)}`).join('')} ||
  ',"text":{"__typename":"RevisionText","id":"' || t.id || '","lang":"' || t.lang || '","title":' || ${json('t.title')} || ${text} || '}}'`;

/** A page of 20 measures with their three newest comments each. $2: part, $3: ordinal after which it begins. */
export const r1 = `
  SELECT '{"data":{"entries":{"__typename":"VersionEntryConnection","pageInfo":{"__typename":"PageInfo","hasNextPage":' || (count(*) > 20)::text || ',"endCursor":"' ||
    max(page.cursor) || '"},"nodes":[' || string_agg(page.json, ',' ORDER BY page.n) FILTER (WHERE page.n <= 20) || ']}}}' AS json
  FROM (
    SELECT e.n, CASE WHEN e.n = least(e.all, 20) THEN ${cursor('e.ordinal', 'e.passage_id')} END AS cursor,
      '{"__typename":"VersionEntry","kind":"' || e.kind || '","ordinal":' || e.ordinal || ',"tally":' || coalesce(tally.json, 'null') || ',"revision":' || ${wording(['responsible', 'timeFrame'], `''`)} ||
      ',"passage":{"__typename":"Passage","id":"' || p.id || '","commentCount":' || p.comment_count ||
      ',"comments":{"__typename":"ContributionConnection","nodes":[' || coalesce(newest.json, '') || ']}}}' AS json
    FROM (
      SELECT *, row_number() OVER (ORDER BY ordinal) AS n, count(*) OVER () AS all FROM (
        SELECT * FROM version_entry WHERE version_id = (SELECT current_version_id FROM part WHERE id = $2) AND kind = 'MEASURE' AND ordinal > $3 ORDER BY ordinal LIMIT 21
      ) entry
    ) e
    JOIN passage p ON p.id = e.passage_id JOIN revision r ON r.id = e.revision_id CROSS JOIN LATERAL (${shownText}) t
    LEFT JOIN LATERAL (
      SELECT i.ballot_id, i.id FROM published_tally p JOIN ballot b ON b.id = p.ballot_id JOIN ballot_item i ON i.ballot_id = p.ballot_id AND i.passage_id = e.passage_id AND i.revision_id = e.revision_id
      WHERE p.process_id = e.process_id ORDER BY b.closed_at DESC, b.id DESC LIMIT 1
    ) item ON true
    LEFT JOIN published_tally_item f ON f.ballot_id = item.ballot_id AND f.item_id = item.id
    CROSS JOIN LATERAL (
      SELECT CASE WHEN f.item_id IS NOT NULL THEN '{"__typename":"TallyItem","votes":' || coalesce(f.votes::text, 'null') || '}' END AS json
    ) tally
    CROSS JOIN LATERAL (
      SELECT string_agg(${contribution('c')}, ',' ORDER BY c.published_at DESC, c.id DESC) AS json FROM (
        SELECT * FROM contribution q WHERE q.passage_id = p.id AND q.state = 'PUBLISHED' AND q.begins_thread ORDER BY q.published_at DESC, q.id DESC LIMIT 3
      ) c ${withText('c')}
    ) newest
  ) page WHERE EXISTS (SELECT 1 FROM ${signedIn})`;

/** One measure with its first fifty threads. $2: passage. */
export const r2 = `
  SELECT '{"data":{"passage":{"__typename":"Passage","id":"' || p.id || '","commentCount":' || p.comment_count || ',"currentEntry":' || (
      SELECT '{"__typename":"VersionEntry","kind":"' || e.kind || '","revision":{"__typename":"Revision","id":"' || r.id || '","responsible":' || ${json('r.responsible')} ||
        ',"partners":' || ${json('r.partners')} || ',"cost":' || ${json('r.cost')} || ',"timeFrame":' || ${json('r.time_frame')} || ',"indicator":' || ${json('r.indicator')} ||
        ',"text":{"__typename":"RevisionText","id":"' || t.id || '","lang":"' || t.lang || '","title":' || ${json('t.title')} || ',"doc":' || t.doc::text || '}}}'
      FROM version_entry e JOIN revision r ON r.id = e.revision_id CROSS JOIN LATERAL (${shownText}) t
      WHERE e.passage_id = p.id AND e.version_id = (SELECT current_version_id FROM part WHERE part.id = p.part_id)
    ) || ',"comments":{"__typename":"ContributionConnection","totalCount":' || p.comment_count || page.json || '}}}}' AS json
  FROM passage p CROSS JOIN LATERAL (
    SELECT ',"pageInfo":{"__typename":"PageInfo","hasNextPage":' || (count(*) > 50)::text || ',"endCursor":' ||
      coalesce('"' || max(found.cursor) || '"', 'null') || '},"nodes":[' ||
      coalesce(string_agg(found.json, ',' ORDER BY found.n) FILTER (WHERE found.n <= 50), '') || ']' AS json
    FROM (
      SELECT ${contribution('thread', `|| ',"replyCount":' || thread.reply_count || ',"replies":[' || CASE WHEN thread.reply_count = 0 THEN '' ELSE coalesce((
          SELECT string_agg(${contribution('c')}, ',' ORDER BY c.published_at, c.id)
          FROM contribution c ${withText('c')} WHERE c.parent_id = thread.id AND c.state = 'PUBLISHED'), '') END || ']'`)} AS json,
        CASE WHEN thread.n = least(thread.all, 50) THEN ${cursor('thread.published_at', 'thread.id')} END AS cursor, thread.n
      FROM (
        SELECT *, row_number() OVER (ORDER BY published_at, id) AS n, count(*) OVER () AS all FROM (
          SELECT q.* FROM contribution q WHERE q.passage_id = p.id AND q.state = 'PUBLISHED' AND q.begins_thread ORDER BY q.published_at, q.id LIMIT 51
        ) page
      ) thread ${withText('thread')}
    ) found
  ) page
  WHERE p.id = $2 AND EXISTS (SELECT 1 FROM ${signedIn})`;

const figures = (list) => `'[' || array_to_string(${list}, ',', 'null') || ']'`;

/** The table of the council: each measure of a ballot by area, from the figures that were published at the closing. $2: ballot. */
export const r3 = `
  SELECT '{"data":{"councilTally":{"__typename":"Tally","papers":' || p.papers || ',"cellMinimum":' || p.cell_minimum || ',"areas":[' || (
      SELECT coalesce(string_agg('{"__typename":"Area","id":"' || a.id || '"}', ',' ORDER BY a.ordinal), '') FROM area a WHERE a.process_id = p.process_id AND a.id = ANY(p.area_ids)
    ) || '],"channels":[' || (SELECT coalesce(string_agg('"' || c || '"', ','), '') FROM unnest(p.channels) c) || '],"items":[' || (
      SELECT string_agg('{"__typename":"TallyItem","votes":' || coalesce(f.votes::text, 'null') || ',"withoutArea":' || coalesce(f.without_area::text, 'null') || ',"areaVotes":' || ${figures('f.area_votes')} ||
        ',"channelVotes":' || ${figures('f.channel_votes')} || ',"item":{"__typename":"BallotItem","id":"' || i.id || '","ordinal":' || i.ordinal ||
        ',"revision":{"__typename":"Revision","id":"' || r.id || '","text":{"__typename":"RevisionText","id":"' || t.id || '","title":' || ${json('t.title')} || '}}}}', ',' ORDER BY i.ordinal)
      FROM published_tally_item f JOIN ballot_item i ON i.id = f.item_id JOIN revision r ON r.id = i.revision_id CROSS JOIN LATERAL (${shownText}) t WHERE f.ballot_id = p.ballot_id
    ) || ']}}}' AS json
  FROM published_tally p WHERE p.ballot_id = $2 AND EXISTS (SELECT 1 FROM role_grant g, ${signedIn} AND g.account_id = a.id AND g.process_id = p.process_id)`;
