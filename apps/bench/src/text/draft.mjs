/**
 * A draft of sixty pages with two hundred open suggestions, as somebody who writes meets it on a processor that is four times slower: opening it, typing in it, and
 * reading the suggestions in the running text.
 */
/* global document, window, requestAnimationFrame, addEventListener */
import { chromium } from '@playwright/test';
import { startFaultPlatform } from '../../../../tools/faults/fault-platform.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { step } from '../../../../tools/lib/progress.mjs';
import { openBrowser } from '../pages/browser.mjs';
import { keyTimes, watchKeys } from '../pages/keys.mjs';
import { tasksOf } from '../pages/tasks.mjs';
import { DRAFT, seedDraft } from './draft-seed.mjs';

export const SLOWER = 4;
const EDITOR = '#passage-doc';
const CHOOSE = '.of-rewording input[id^="choose-"]';
const CHOOSE_ALL = 'button[aria-describedby="suggestions-all"]';
const CHOOSE_NONE = `${CHOOSE_ALL} + button`;
// As fast as somebody types well: 400 a minute.
const KEY_MS = 150;
const LOT = 25;
const THOROUGH = { runs: 3, keys: 120, toggles: DRAFT.suggestions };
const QUICK = { runs: 1, keys: 40, toggles: 50 };
// The office fetches its other pages three seconds after the first one stands.
const PREFETCHED_MS = 4_500;
// Five times what a round takes on a busy machine.
const ROUND_MS = 300_000;
const ATTEMPTS = 2;

/** Runs in the page from its start: when the text of a passage was first painted and could be typed into, after the page was asked for and after each click. */
function watchOpening() {
  const opened = { from: 0, at: null, what: null };
  window.opened = opened;
  addEventListener('click', ({ timeStamp }) => Object.assign(opened, { from: timeStamp, at: null, what: document.querySelector('#passage-doc')?.textContent ?? null }), { capture: true });
  const look = () => {
    const editor = document.querySelector('#passage-doc');
    if (opened.at === null && editor !== null && editor.isContentEditable && editor.textContent !== '' && editor.textContent !== opened.what) {
      opened.at = 0;
      const { port1, port2 } = new MessageChannel();
      // Handled once the picture was made and nothing else keeps the page from hearing a key.
      port1.onmessage = () => (opened.at = performance.now());
      port2.postMessage(null);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Resolves with the ms from the page's start, or from the last click, until a passage could be written. */
async function openedAfter(page) {
  await page.waitForFunction(() => Boolean(window.opened.at));
  return page.evaluate(() => Math.round(window.opened.at - window.opened.from));
}

async function newPage(browser, cookie, slower = SLOWER) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'de-DE' });
  const cut = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), domain: 'localhost', path: '/', httpOnly: true, secure: true }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const slow = (rate) => session.send('Emulation.setCPUThrottlingRate', { rate });
  await slow(slower);
  await page.addInitScript(watchOpening);
  return { page, slow, close: () => context.close() };
}

/** The address of the draft in a browser that was never here. */
async function openCold(browser, { baseUrl, cookie, part }) {
  const { page, close } = await newPage(browser, cookie);
  await page.goto(`${baseUrl}/office/entwurf/${part.slug}`);
  const ms = await openedAfter(page);
  await close();
  return ms;
}

/** From the list of parts, by a click, when the office has been open for some seconds; then to the long passage. Leaves the page there. */
async function openWarm({ page, slow }, { baseUrl, part, longest }) {
  await page.goto(`${baseUrl}/office/entwurf`);
  await page.locator(`a[href$="/entwurf/${part.slug}"]`).waitFor();
  await page.waitForTimeout(PREFETCHED_MS);
  await page.waitForLoadState('networkidle');
  await slow(SLOWER);
  await page.locator(`a[href$="/entwurf/${part.slug}"]`).click();
  const warm = await openedAfter(page);
  const link = page.locator(`a[href$="/${longest}"]`);
  await link.scrollIntoViewIfNeeded();
  await link.click();
  const passage = await openedAfter(page);
  await page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [CHOOSE, DRAFT.suggestions]);
  return { warm, passage };
}

/** Types a new paragraph before all others, so that each suggestion moves; how long the keys took, in ms, and how often it was saved meanwhile. */
async function type(page, keys) {
  const saves = [];
  page.on('response', (response) => response.request().method() === 'POST' && response.request().postData()?.includes('"lockVersion"') && saves.push(response.status()));
  await page.locator(EDITOR).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.evaluate(watchKeys, EDITOR);
  const text = 'der bezirk schreibt diesen absatz neu und ';
  for (let n = 0; n < keys; n++) {
    await page.keyboard.press(text[n % text.length] === ' ' ? 'Space' : text[n % text.length]);
    await page.waitForTimeout(KEY_MS);
  }
  const { p50, p95, worst } = await keyTimes(page, keys);
  if (saves.length === 0) throw new PlainError('Nothing was saved while somebody typed.');
  return { p50, p95, worst, saves: saves.length };
}

/** Runs in the page: presses these boxes one after the other, and lets the page paint in between. */
async function pressEach([selector, from, to]) {
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  for (const each of [...document.querySelectorAll(selector)].slice(from, to)) {
    each.focus();
    await painted();
    each.click();
    await painted();
  }
}

/** The longest tasks while so many suggestions are chosen or given up in turn: traced in lots, for a trace has its limits. */
async function toggleEach(browser, page, count) {
  const tasks = [];
  for (let from = 0; from < count; from += LOT) tasks.push(...(await tasksOf(browser, page, () => page.evaluate(pressEach, [CHOOSE, from, Math.min(from + LOT, count)]))));
  return tasks.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
}

/** The longest tasks while each suggestion is chosen, all are given up, and all are chosen. */
async function toggle(browser, page, toggles) {
  const chosen = () => page.locator(`${CHOOSE}:checked`).count();
  const settled = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 1000))));
  const each = await toggleEach(browser, page, toggles);
  const afterEach = await chosen();
  // Pressed by the page itself: to look for a button by its name costs the page more than to press it.
  const press = (selector) => tasksOf(browser, page, async () => {
    await page.evaluate((button) => document.querySelector(button).click(), selector);
    await settled();
  });
  const none = await press(CHOOSE_NONE);
  if ((await chosen()) !== 0) throw new PlainError('Suggestions were still read when none was wanted.');
  const all = await press(CHOOSE_ALL);
  const afterAll = await chosen();
  if (afterEach === 0 || afterAll === 0) throw new PlainError('No suggestion was read in the running text.');
  return { each, none, all, chosen: afterAll };
}

export async function measureOnce(browser, world, { keys, toggles }) {
  const cold = await step('Opening by its address', () => openCold(browser, world));
  const desk = await newPage(browser, world.cookie, 1);
  const opening = await step('Opening from the list of parts', () => openWarm(desk, world));
  const toggling = await step('Toggling suggestions', () => toggle(browser, desk.page, toggles));
  const typing = await step('Typing', () => type(desk.page, keys));
  await desk.close();
  return { cold, ...opening, typing, toggling };
}

/** Rejects when the round does not end: now and then the browser makes no pictures any more, which says nothing about the page. */
function inTime(round) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new PlainError(`The browser did not end a round within ${ROUND_MS / 1000} s.`)), ROUND_MS);
  });
  return Promise.race([round, late]).finally(() => clearTimeout(timer));
}

/** A round in a browser of its own; of another one when that stands still. */
async function roundOf(world, amounts) {
  for (let attempt = 1; ; attempt++) {
    const opened = await openBrowser();
    try {
      return await inTime(measureOnce(await chromium.connectOverCDP(`http://127.0.0.1:${opened.port}`), world, amounts));
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      process.stderr.write(`  again: ${error.message}\n`);
    } finally {
      await opened.close();
    }
  }
}

/** The round in the middle, for each figure on its own: a busy machine takes its time now and then. */
function middleOf(rounds) {
  const middle = (valueOf) => valueOf(rounds.toSorted((a, b) => size(valueOf(a)) - size(valueOf(b)))[rounds.length >> 1]);
  const size = (value) => (Array.isArray(value) ? value[0].ms : value);
  return {
    opening: { cold: middle(({ cold }) => cold), warm: middle(({ warm }) => warm), passage: middle(({ passage }) => passage) },
    typing: { p50: middle(({ typing }) => typing.p50), p95: middle(({ typing }) => typing.p95), worst: Math.max(...rounds.map(({ typing }) => typing.worst)), saves: rounds[0].typing.saves },
    toggling: { each: middle(({ toggling }) => toggling.each), none: middle(({ toggling }) => toggling.none), all: middle(({ toggling }) => toggling.all), chosen: rounds[0].toggling.chosen },
  };
}

/** Measures it, on a platform of its own. */
export async function measureDraft({ quick = false, runs: wanted } = {}) {
  const { runs, ...amounts } = quick ? QUICK : THOROUGH;
  const platform = await step('Platform', () => startFaultPlatform());
  const world = { baseUrl: platform.baseUrl, ...(await step('A draft of sixty pages with 200 suggestions', () => seedDraft(platform))) };
  const rounds = [];
  for (let n = 0; n < (wanted ?? runs); n++) rounds.push(await roundOf(world, amounts));
  await platform.stop();
  return { runs: rounds.length, ...amounts, ...DRAFT, ...middleOf(rounds), rounds };
}
