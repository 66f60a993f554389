/** Carrying ten thousand comments into the next version as the platform does it: the job of the worker, on a database, while more comments arrive. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { foldedText, selectorOf, sentencesOf } from '@mitgestalten/concept-domain';
import { startFaultPlatform } from '../../../../tools/faults/fault-platform.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { step } from '../../../../tools/lib/progress.mjs';
import { deed, docOf, partToWrite } from './draft-seed.mjs';
import { changed, makePart, textOf } from './prose.mjs';

const PART = { passages: 300, bytes: 500_000 };
const ANCHORS = 10_000;
const COMMENTS_MEANWHILE = 20;
const LOOK_MS = 50;
// The budget is ten seconds; a run that takes so much longer has failed in another way.
const PATIENCE_MS = 120_000;

/** Writes the passages as an editor does, and publishes them. Gives them with their ids. */
async function firstVersion(platform, [editor, publisher], { id: partId, kind }) {
  const written = [];
  for (const { title, sentences } of makePart(PART)) {
    const { passage } = await deed(platform, editor, 'OfficeAddDraftPassage', 'addDraftPassage', { partId, kind: kind === 'LEITBILD' ? 'SECTION' : 'MEASURE', title });
    written.push({ id: passage.id, title, sentences });
    await save(platform, editor, written.at(-1), textOf(sentences));
  }
  await publish(platform, [editor, publisher], partId, 'Vorher');
  return written;
}

async function save({ sql, ...platform }, editor, { id, title }, plain) {
  const [{ lock }] = await sql('SELECT lock_version AS lock FROM draft_passage WHERE passage_id = $1', [id]);
  await deed(platform, editor, 'OfficeSaveDraftPassage', 'saveDraftPassage', { passageId: id, lockVersion: lock, title, doc: docOf(plain), requiredByLaw: false, substance: true });
}

async function publish(platform, [editor, publisher], partId, title) {
  const { version } = await deed(platform, editor, 'OfficeProposeVersion', 'proposeVersion', { partId, title: [{ lang: 'de', text: title }] });
  const began = performance.now();
  await deed(platform, publisher, 'OfficeApproveVersion', 'approveVersion', { versionId: version.id });
  return { versionId: version.id, began };
}

/** Comments at the sentences of the published version in turn, half of them at a part of one, as they would stand in the database after a year. */
async function comment({ sql, processId }, passages) {
  const texts = await sql(
    `SELECT t.id, t.plain, t.revision_id AS "revisionId", e.passage_id AS "passageId", e.version_id AS "versionId" FROM part JOIN version_entry e ON e.version_id = part.current_version_id
     JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' WHERE e.passage_id = ANY($1)`, [passages.map(({ id }) => id)]);
  const spans = texts.flatMap((text) => {
    const whole = foldedText(text.plain);
    return sentencesOf(whole).map((span) => ({ text, ...whole.toSource(span) }));
  });
  const rows = Array.from({ length: ANCHORS }, (_, n) => {
    const { text, start, end } = spans[n % spans.length];
    const { quote, prefix, suffix, ...at } = selectorOf(text.plain, n % 2 === 0 ? { start, end } : { start: start + 4 + (n % 7), end: end - 5 - (n % 11) });
    return { id: randomUUID(), text_id: randomUUID(), passage_id: text.passageId, version_id: text.versionId, revision_id: text.revisionId, revision_text_id: text.id, quote, prefix, suffix, start_at: at.start, end_at: at.end };
  });
  await sql(
    `WITH r AS MATERIALIZED (SELECT * FROM json_to_recordset($1) AS r(id uuid, text_id uuid, passage_id uuid, version_id uuid, revision_id uuid, revision_text_id uuid, quote text, prefix text, suffix text, start_at int, end_at int)),
       c AS (INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, state, latest_text_id, published_text_id, created_at, published_at)
         SELECT id, $2, 'COMMENT', 'COUNTER', 'de', passage_id, version_id, revision_id, revision_text_id, 'PUBLISHED', text_id, text_id, clock_timestamp(), clock_timestamp() FROM r),
       t AS (INSERT INTO contribution_text (id, process_id, contribution_id, number, body, state, created_at) SELECT text_id, $2, id, 1, 'Ja.', 'PUBLISHED', clock_timestamp() FROM r),
       a AS (INSERT INTO anchor (contribution_id, process_id, version_id, quote, prefix, suffix, start_at, end_at) SELECT id, $2, version_id, quote, prefix, suffix, start_at, end_at FROM r)
     INSERT INTO anchor_place (contribution_id, process_id, version_id, state, reason, former_quote, passage_id, revision_text_id, start_at, end_at, quote, score)
     SELECT id, $2, version_id, 'SAME', 'MADE_HERE', quote, passage_id, revision_text_id, start_at, end_at, quote, 1 FROM r`, [JSON.stringify(rows), processId]);
  await sql('ANALYZE');
}

/** Says something about a passage until it is heard; resolves with the ms that took. */
async function commentNow(platform, cookie, passageId) {
  const began = performance.now();
  const { data } = await platform.ask(0, { operation: 'PortalPassage', variables: { id: passageId } });
  const { id: revisionTextId, plain } = data.passage.currentEntry.revision.text;
  await deed(platform, cookie, 'PortalSubmitComment', 'submitComment', { passageId, revisionTextId, anchor: selectorOf(plain, { start: 0, end: 40 }), body: 'Dazu noch etwas.', lang: 'de' });
  return performance.now() - began;
}

async function carried({ sql }, { versionId, began }) {
  for (const end = began + PATIENCE_MS; performance.now() < end; await sleep(LOOK_MS)) {
    const [carry] = await sql('SELECT carried, finished_at AS "finishedAt" FROM anchor_carry WHERE version_id = $1', [versionId]);
    if (carry?.finishedAt) return { seconds: (performance.now() - began) / 1000, count: carry.carried };
  }
  throw new PlainError('The comments were not carried.');
}

/** The most memory that a process ever had, in MiB, by Linux' own count. */
function highestMemory(pid) {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** From the approval of the second version, in which every sentence is changed, until the last comment has its place; and the most memory that the worker ever had. */
export async function carryAsJob() {
  const platform = await step('Platform of the carrying', startFaultPlatform);
  try {
    const [editor, publisher, resident] = await platform.people([['editor'], ['publisher'], []]);
    const part = await partToWrite(platform);
    const passages = await step(`${PART.passages} passages`, () => firstVersion(platform, [editor, publisher], part));
    await step(`${ANCHORS} comments`, () => comment(platform, passages));
    await step('Every sentence changed', async () => {
      for (const passage of passages) await save(platform, editor, passage, textOf(passage.sentences.map(changed)));
    });
    const publication = await publish(platform, [editor, publisher], part.id, 'Nachher');
    const waits = [];
    const commenting = (async () => {
      for (let n = 0; n < COMMENTS_MEANWHILE; n++) waits.push(await commentNow(platform, resident, passages[n].id));
    })();
    const { seconds, count } = await carried(platform, publication);
    await commenting;
    return {
      seconds, mebibytes: highestMemory(platform.workerPid),
      what: `${count.toLocaleString('en')} comments of ${PART.passages} passages, every sentence changed; ${waits.length} more meanwhile, the slowest heard after ${Math.round(Math.max(...waits))} ms`,
    };
  } finally {
    await platform.stop();
  }
}
