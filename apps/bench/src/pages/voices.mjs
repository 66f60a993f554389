/** A section about whose words a thousand comments were made, on a phone whose processor is four times slower: when its highlights are there, and whether it stays fluid. */
import { chromium } from '@playwright/test';
import { selectorOf, sentenceSpans } from '@mitgestalten/concept-domain';
import { startFaultPlatform } from '../../../../tools/faults/fault-platform.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { table } from '../report/text.mjs';
import { makePart, textOf } from '../text/prose.mjs';
import { openBrowser } from './browser.mjs';
import { VOICES } from './budgets.mjs';
import { tasksOf } from './tasks.mjs';

const COMMENTS = 1_000;
// The longest section that can be written has 20,000 characters.
const BYTES = 15_000;
const SLOWER = 4;
// What the checks of each change allow: only a mistake of another order shall fall through.
const GUARD_FACTOR = 6;

/** Half of the comments are about whole sentences, half about words of one or two of them: most stretches overlap others. */
function stretches(plain) {
  const sentences = sentenceSpans(plain);
  return Array.from({ length: COMMENTS }, (_, n) => {
    const { start, end } = sentences[(n * 7) % sentences.length];
    const span = n % 2 === 0 ? { start, end } : { start: start + ((n * 13) % 60), end: Math.min(end + ((n * 29) % 90) - 30, plain.length) };
    return selectorOf(plain, span);
  });
}

const insertText = `INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash)
  SELECT gen_random_uuid(), process_id, revision_id, lang, 'HUMAN', title, $2, $3, hash FROM revision_text WHERE id = $1 RETURNING id`;
const insertComments = `
  WITH s AS (SELECT gen_random_uuid() AS id, gen_random_uuid() AS text_id, s.* FROM json_to_recordset($1::json) AS s(n int, start int, "end" int, quote text, prefix text, suffix text)),
    c AS (INSERT INTO contribution (id, process_id, kind, channel, lang, passage_id, version_id, revision_id, revision_text_id, state, latest_text_id, published_text_id, created_at, published_at)
      SELECT s.id, $2::uuid, 'COMMENT', 'ONLINE', 'de', $3::uuid, $4::uuid, $5::uuid, $6::uuid, 'PUBLISHED', s.text_id, s.text_id, at, at FROM s, LATERAL (SELECT clock_timestamp() - s.n * interval '1 minute' AS at) t),
    x AS (INSERT INTO contribution_text (id, process_id, contribution_id, number, body, state, created_at) SELECT text_id, $2, id, 1, 'Dazu habe ich etwas zu sagen: Nummer ' || n || '.', 'PUBLISHED', clock_timestamp() FROM s),
    a AS (INSERT INTO anchor (contribution_id, process_id, version_id, quote, prefix, suffix, start_at, end_at) SELECT id, $2, $4, quote, prefix, suffix, start, "end" FROM s),
    p AS (INSERT INTO anchor_place (contribution_id, process_id, version_id, state, reason, former_quote, quote, start_at, end_at, passage_id, revision_text_id, score)
      SELECT id, $2, $4, 'SAME', 'MADE_HERE', quote, quote, start, "end", $3, $6, 1 FROM s)
  UPDATE passage SET comment_count = comment_count + (SELECT count(*) FROM s) WHERE id = $3`;

/** Gives the first section of the guiding vision a long text and its comments; resolves with the addresses of its pages. */
async function fill({ sql, processId }) {
  const [place] = await sql(
    `SELECT part.slug, e.version_id AS "versionId", e.passage_id AS "passageId", e.revision_id AS "revisionId", t.id AS "textId" FROM part JOIN version_entry e ON e.version_id = part.current_version_id
     JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' WHERE part.kind = 'LEITBILD' ORDER BY e.ordinal LIMIT 1`);
  const plain = textOf(makePart({ passages: 1, bytes: BYTES })[0].sentences);
  const doc = { type: 'doc', content: plain.split('\n').map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
  const [{ id: textId }] = await sql(insertText, [place.textId, JSON.stringify(doc), plain]);
  const rows = stretches(plain).map((selector, n) => ({ n, ...selector }));
  await sql(insertComments, [JSON.stringify(rows), processId, place.passageId, place.versionId, place.revisionId, textId]);
  await sql('ANALYZE');
  return { reading: `/konzept/${place.slug}`, section: `/stelle/${place.passageId}` };
}

/** Says, frame by frame, when the first words of the section and the first highlight were there. Runs in the page. */
function watch() {
  const seen = { text: null, highlight: null };
  globalThis.seen = seen;
  const look = () => {
    const now = performance.now();
    if (globalThis.document.querySelector('[data-start]') !== null) seen.text ??= now;
    if (globalThis.document.querySelector('mark.pt-voice') !== null) seen.highlight ??= now;
    if (seen.highlight === null) globalThis.requestAnimationFrame(look);
  };
  globalThis.requestAnimationFrame(look);
}

/** Down and up again, as a thumb does: in steps of a third of the screen. */
async function scroll(page) {
  for (const way of [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1]) {
    await page.mouse.wheel(0, way * 280);
    await page.evaluate(() => new Promise((resolve) => globalThis.requestAnimationFrame(() => globalThis.requestAnimationFrame(resolve))));
  }
}

async function measurePage(browser, url) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(watch);
  const loading = await tasksOf(browser, page, () => page.goto(url, { waitUntil: 'networkidle' }));
  const { text, highlight } = await page.evaluate(() => globalThis.seen);
  const marks = await page.locator('mark.pt-voice').count();
  await page.locator('mark.pt-voice').first().scrollIntoViewIfNeeded();
  const scrolling = await tasksOf(browser, page, () => scroll(page));
  const opening = await tasksOf(browser, page, async () => {
    await page.locator('.pt-voice__count').first().click();
    await page.waitForURL(/von=/);
    await page.waitForLoadState('networkidle');
  });
  await context.close();
  return { marks, highlight: Math.round(highlight - text), loading, scrolling, opening };
}

/** The round in the middle, for each figure on its own: a busy machine takes its time now and then. */
function middleOf(rounds) {
  const middle = (valueOf) => rounds.toSorted((a, b) => valueOf(a) - valueOf(b))[rounds.length >> 1];
  const phases = ['loading', 'scrolling', 'opening'].map((phase) => [phase, middle((round) => round[phase][0].ms)[phase]]);
  return { marks: rounds[0].marks, highlight: middle((round) => round.highlight).highlight, ...Object.fromEntries(phases) };
}

/** Measures both pages that show it, that often: the part with all its sections, and the page of the section. */
export async function measureVoices(runs) {
  const platform = await startFaultPlatform();
  const pages = await fill(platform);
  const opened = await openBrowser();
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${opened.port}`);
  const results = [];
  for (const [name, path] of Object.entries(pages)) {
    const url = `${platform.baseUrl}${path}`;
    for (let n = 0; n < 3; n++) await (await fetch(url)).text();
    const rounds = [];
    for (let n = 0; n < runs; n++) rounds.push(await measurePage(browser, url));
    results.push({ name, path, bytes: (await (await fetch(url)).text()).length, ...middleOf(rounds) });
  }
  await browser.close();
  await opened.close();
  await platform.stop();
  return { runs, pages: results };
}

const shownIn = { reading: 'in the part', section: 'on its own' };
const HEAD = ['a section with 1,000 comments', 'highlights', 'first one after the text, ms', 'longest task scrolling, ms', 'opening a highlight, ms', 'loading, ms', 'budgets'];

/** What is over its budget, with times as long as `factor` allows: a line each. */
function faultsOf({ name, highlight, scrolling, opening }, factor = 1) {
  return [
    ...(highlight < VOICES.highlight * factor ? [] : [`${shownIn[name]}: the first highlight came ${highlight} ms after the text`]),
    ...(scrolling[0].ms <= VOICES.task * factor ? [] : [`${shownIn[name]}: a task of ${scrolling[0].ms} ms while scrolling`]),
    ...(opening[0].ms <= VOICES.task * factor ? [] : [`${shownIn[name]}: a task of ${opening[0].ms} ms when a highlight is opened`]),
  ];
}

const rowsOf = (pages) => pages.map((page) => {
  const { name, marks, highlight, scrolling, opening, loading } = page;
  return [shownIn[name], marks, highlight, scrolling[0].ms, opening[0].ms, loading[0].ms, faultsOf(page).length === 0 ? 'met' : 'missed'];
});

/** The figures for the terminal. */
export const voicesTable = ({ pages }) => table(HEAD, rowsOf(pages));

/** Text for the documentation. */
export function voicesText({ pages, runs }) {
  const rows = [HEAD, HEAD.map((_, n) => (n === 0 ? '---' : '--:')), ...rowsOf(pages)];
  return [
    `Medians of ${runs} runs, processor slowed ${SLOWER} times. Budgets: the first highlight less than ${VOICES.highlight} ms after the text, no task over ${VOICES.task} ms while scrolling and when a highlight is opened.`,
    rows.map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ].join('\n\n');
}

/** Says what holds and what does not, with generous times, for a machine may be slow; the exit code. */
export function voicesGuard({ pages }) {
  const faults = pages.flatMap((page) => faultsOf(page, GUARD_FACTOR));
  const marks = pages.filter((page) => page.marks === 0).map(({ name }) => `${shownIn[name]}: no highlight`);
  for (const fault of [...faults, ...marks]) say(`✗ ${fault}`);
  return faults.length + marks.length > 0 ? 1 : 0;
}
