/** F16: versions are published while comments on words arrive: each comment is made on exactly one version, none is lost, and all are carried to the newest. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { selectorOf } from '@mitgestalten/concept-domain';
import { PlainError } from '../lib/processes.mjs';
import { startFaultPlatform } from './fault-platform.mjs';

const PUBLISHES = 50;
const COMMENTS_A_SECOND = 20;
// How many seconds the publishes are spread over.
const SECONDS = { full: 60, quick: 12 };
// An account may write 30 texts an hour.
const WRITERS = 60;
// What a person does who is told that another text stands there: read it, and send again.
const READ_AGAIN_MS = 300;
const TRIES = 10;
const CARRIED_WITHIN_MS = 60_000;

export const title = `${PUBLISHES} publishes while ${COMMENTS_A_SECOND} comments a second arrive`;

/** A part that nobody else is about to publish, with the first two of its passages that say something. The first is changed by each version, the second never. */
async function placeOf({ sql }) {
  const [part] = await sql(
    `SELECT part.id, array_agg(e.passage_id ORDER BY e.ordinal) AS passages FROM part JOIN version_entry e ON e.version_id = part.current_version_id
     JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' AND length(t.plain) > 100
     WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.part_id = part.id AND v.state = 'PROPOSED') GROUP BY part.id, part.ordinal HAVING count(*) > 1 ORDER BY part.ordinal LIMIT 1`);
  if (part === undefined) throw new PlainError('The sample has no part in which versions can be published.');
  return { partId: part.id, changed: part.passages[0], kept: part.passages[1] };
}

/** Does one of the office's deeds; a fault or a refusal ends the run. */
async function deed(platform, cookie, operation, name, input) {
  const { status, data, errors } = await platform.ask(0, { operation, cookie, variables: { input: { idempotencyKey: randomUUID(), ...input } } });
  const refused = data?.[name]?.errors ?? errors;
  if (status !== 200 || refused.length > 0) throw new PlainError(`${operation} answered ${status}: ${JSON.stringify(refused)}`);
  return data[name];
}

/** Publishes the versions, evenly spread. Each adds its number to the text of one passage. */
async function publishAll(platform, { partId, changed }, [editor, publisher], seconds) {
  const [{ title: heading, plain }] = await platform.sql(
    `SELECT t.title, t.plain FROM part JOIN version_entry e ON e.version_id = part.current_version_id AND e.passage_id = $2
     JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' WHERE part.id = $1`, [partId, changed]);
  const began = performance.now();
  for (let n = 1; n <= PUBLISHES; n++) {
    await sleep(Math.max(0, began + (n * seconds * 1000) / PUBLISHES - performance.now()));
    const [{ lockVersion }] = await platform.sql('SELECT lock_version AS "lockVersion" FROM draft_passage WHERE passage_id = $1', [changed]);
    const doc = { type: 'doc', content: [...plain.split('\n'), `Das ist Fassung ${n}.`].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
    await deed(platform, editor, 'OfficeSaveDraftPassage', 'saveDraftPassage', { passageId: changed, lockVersion, title: heading, doc, requiredByLaw: false, substance: true });
    const { version } = await deed(platform, editor, 'OfficeProposeVersion', 'proposeVersion', { partId, title: [{ lang: 'de', text: `Fassung ${n}` }] });
    await deed(platform, publisher, 'OfficeApproveVersion', 'approveVersion', { versionId: version.id });
  }
}

/** One person reads a passage and says something about its first words; tells what came of it. */
async function comment(platform, passageId, cookie, n) {
  const body = `F16 ${n}`;
  const began = performance.now();
  const faults = [];
  for (let tried = 1; tried <= TRIES; tried++) {
    // As the page does it: free questions are let in twice a second, and here twenty people read.
    const { data } = await platform.ask(n, { operation: 'PortalPassage', variables: { id: passageId } });
    const text = data?.passage?.currentEntry.revision.text;
    const input = text && { idempotencyKey: randomUUID(), passageId, revisionTextId: text.id, anchor: selectorOf(text.plain, { start: 0, end: 40 }), body, lang: 'de' };
    const { status, data: answer, errors } = text ? await platform.ask(n, { operation: 'PortalSubmitComment', cookie, variables: { input } }) : { status: 0 };
    const refused = answer?.submitComment?.errors ?? errors ?? [];
    if (status === 200 && refused.length === 0) return { body, done: true, tried, faults, ms: performance.now() - began };
    if (refused[0]?.code !== 'TEXT_OUTDATED') faults.push(`${status} ${JSON.stringify(refused)}`);
    await sleep(READ_AGAIN_MS);
  }
  return { body, done: false, tried: TRIES, faults, ms: performance.now() - began };
}

/** Sends comments at their pace until the publishes are done. */
async function commentUntil(isOver, platform, { changed, kept }, writers) {
  const sent = [];
  for (const began = performance.now(); !isOver(); await sleep(Math.max(0, began + (sent.length * 1000) / COMMENTS_A_SECOND - performance.now()))) {
    const n = sent.length;
    sent.push(comment(platform, n % 2 === 0 ? changed : kept, writers[n % writers.length], n));
  }
  return Promise.all(sent);
}

/** Waits until all comments are carried; resolves with how many carryings are still open. */
async function openCarries({ sql }) {
  for (const end = performance.now() + CARRIED_WITHIN_MS; ; await sleep(100)) {
    const [{ open }] = await sql('SELECT count(*)::int AS open FROM anchor_carry WHERE finished_at IS NULL');
    if (open === 0 || performance.now() > end) return open;
  }
}

/** What the database has of them: for each text the comments with it, and of these on how many versions they were made, and whether they stand on each version since. */
const found = `
  SELECT x.body, count(DISTINCT c.id)::int AS comments, count(*) FILTER (WHERE p.reason = 'MADE_HERE')::int AS made,
    bool_and(p.passage_id IS NOT NULL) AND count(*) = (SELECT max(v2.number) FROM version v2 WHERE v2.part_id = $1) - min(v.number) + 1 AS carried
  FROM contribution c JOIN contribution_text x ON x.contribution_id = c.id LEFT JOIN anchor_place p ON p.contribution_id = c.id LEFT JOIN version v ON v.id = p.version_id
  WHERE x.body LIKE 'F16 %' GROUP BY x.body`;

function checksOf({ publishes, comments, rows, open }) {
  const byBody = new Map(rows.map((row) => [row.body, row]));
  const done = comments.filter((each) => each.done);
  const of = (wrong) => rows.filter(wrong).length;
  const slowest = Math.round(Math.max(0, ...done.map(({ ms }) => ms)));
  const faults = comments.flatMap((each) => each.faults);
  const lost = done.filter(({ body }) => !byBody.has(body)).length;
  const unanswered = comments.filter((each) => !each.done).length;
  return [
    [`${PUBLISHES} versions are published`, publishes === PUBLISHES, publishes],
    ['comments arrived, some on a text that was replaced meanwhile', done.length > PUBLISHES, `${done.length}, ${done.filter(({ tried }) => tried > 1).length} of them sent again, the slowest within ${slowest} ms`],
    ['no fault was answered', faults.length === 0, `${faults.length}${faults.length > 0 ? `: ${faults.slice(0, 3).join('; ')}` : ''}`],
    ['all were let in', unanswered === 0, `${unanswered} were not`],
    ['none is lost', lost === 0, `${lost} lost`],
    ['none is doubled', of(({ comments: count }) => count !== 1) === 0, `${of(({ comments: count }) => count !== 1)} doubled`],
    ['each is made on exactly one version', of(({ made }) => made !== 1) === 0, `${of(({ made }) => made !== 1)} are not`],
    ['each stands on that version and every later one', open === 0 && of(({ carried }) => !carried) === 0, `${of(({ carried }) => !carried)} do not, ${open} carryings open`],
  ];
}

/** Makes it happen. */
export async function run({ quick }) {
  const platform = await startFaultPlatform();
  const place = await placeOf(platform);
  const [editor, publisher, ...writers] = await platform.people([['editor'], ['publisher'], ...Array.from({ length: WRITERS }, () => [])]);
  const [{ before }] = await platform.sql('SELECT max(number) AS before FROM version WHERE part_id = $1', [place.partId]);
  let over = false;
  const publishing = publishAll(platform, place, [editor, publisher], quick ? SECONDS.quick : SECONDS.full).finally(() => (over = true));
  const [comments] = await Promise.all([commentUntil(() => over, platform, place, writers), publishing]);
  const open = await openCarries(platform);
  const rows = await platform.sql(found, [place.partId]);
  const [{ after }] = await platform.sql('SELECT max(number) AS after FROM version WHERE part_id = $1', [place.partId]);
  await platform.stop();
  return checksOf({ publishes: after - before, comments, rows, open });
}
