/**
 * Random typing in the editor of a draft in a real browser, and at a random moment the tab crashes or is closed, the network or the server is gone, or a second
 * tab writes at the same passage. Afterwards every key that the browser had taken stands in the draft, in the form, or in what the page offers.
 * Several people do so at once, each at passages of their own: when the server is gone for one, it is for all.
 * `--runs=N` (200; with `--quick` 10), `--seed=N`: the seed is printed and gives the same faults again.
 */
/* global document */
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, requireChromium } from '../lib/chromium.mjs';
import { onEnd } from '../lib/processes.mjs';
import { draftOf, editor, openDesk, partsOf, signIn } from './desk.mjs';

const kinds = ['crash', 'close', 'network', 'server', 'second tab'];
const editorSelector = '#passage-doc';
// Most of a run is waiting, for pages and for somebody who thinks between two words: so many go on at once.
const lanes = 4;
// How often a page is opened anew that met the server just when it went.
const openings = 5;
// How long a text may take to be seen, on a machine with much else to do.
const foundMs = 15_000;

/** Numbers from 0 to below 1 that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Words that stand nowhere else, as somebody may type them. */
function wordsOf(random, mark) {
  const letters = 'abcdefghijklmnoprstuvwzäöüß';
  const word = () => Array.from({ length: 2 + Math.floor(random() * 8) }, () => letters[Math.floor(random() * letters.length)]).join('');
  return `${mark}${Array.from({ length: 2 + Math.floor(random() * 8) }, () => ` ${word()}`).join('')}`;
}

/** Opens the passage, when the server is there. */
async function openAt(context, { desk, address }) {
  const page = await context.newPage();
  for (let left = openings; ; left--) {
    await desk.up();
    try {
      await page.goto(address);
      await page.locator(editorSelector).waitFor({ timeout: 10_000 });
      return page;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Puts the cursor at the end of the text. */
async function toTheEnd(page) {
  await page.locator(editorSelector).click();
  await page.keyboard.press('Control+End');
}

/** Types until `until` says so, or to the end; resolves with what the browser has taken. */
async function type(page, text, random, until = () => false) {
  let taken = '';
  for (const letter of text) {
    if (until(taken.length)) break;
    // Long enough, now and then, for the text to be saved in between.
    if (random() < 0.03) await sleep(random() * 2500);
    await (/[a-z0-9 ]/.test(letter) ? page.keyboard.press(letter === ' ' ? 'Space' : letter) : page.keyboard.insertText(letter));
    taken += letter;
    if (random() < 0.3) await sleep(random() * 60);
  }
  return taken;
}

/** Ends a tab as the kernel would. */
async function crash(page) {
  const session = await page.context().newCDPSession(page);
  const gone = new Promise((resolve) => page.once('crash', resolve));
  session.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close();
}

/** One fault; resolves with the texts that must be found. */
const faults = {
  async crash({ page, text, random }) {
    const at = Math.ceil(random() * text.length);
    const taken = await type(page, text, random, (length) => length >= at);
    await crash(page);
    return [taken];
  },
  async close({ page, text, random }) {
    const at = Math.ceil(random() * text.length);
    const taken = await type(page, text, random, (length) => length >= at);
    await page.close();
    return [taken];
  },
  async network({ page, context, text, random }) {
    const at = Math.floor(random() * text.length);
    const first = await type(page, text.slice(0, at), random);
    await context.setOffline(true);
    const rest = await type(page, text.slice(at), random);
    if (random() < 0.5) await crash(page);
    await context.setOffline(false);
    return [first + rest];
  },
  async server({ page, desk, text, random }) {
    const at = Math.floor(random() * text.length);
    const first = await type(page, text.slice(0, at), random);
    const rest = await desk.withoutServer(async () => {
      const typed = await type(page, text.slice(at), random);
      if (random() < 0.5) await crash(page);
      return typed;
    });
    return [first + rest];
  },
  async 'second tab'({ page, context, place, text, random, mark }) {
    const second = await openAt(context, place);
    await toTheEnd(second);
    const [mine, other] = [text, wordsOf(random, `${mark}z`)];
    const half = Math.floor(random() * mine.length);
    const first = await type(page, mine.slice(0, half), random);
    await second.bringToFront();
    const theirs = await type(second, other, random);
    await page.bringToFront();
    const rest = await type(page, mine.slice(half), random);
    for (const tab of [page, second]) if (random() < 0.7) await crash(tab);
    return [first + rest, theirs];
  },
};

/** All that a person can see of a passage: in the form, and in what is offered beside it. */
async function seenBy(page) {
  await page.locator(editorSelector).waitFor();
  return page.evaluate((selector) => [document.querySelector(selector), ...document.querySelectorAll('.of-conflict .of-diff')].map((element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll('.kern-sr-only').forEach((spoken) => spoken.remove());
    return copy.textContent;
  }).join('\n'), editorSelector);
}

/** What is saved of the passage; nothing while the server is away. */
async function savedAt({ desk, partId, passageId, cookie }) {
  const passages = await draftOf(desk.baseUrl, partId, cookie).catch(() => []);
  return JSON.stringify(passages.find(({ id }) => id === passageId)?.doc ?? '');
}

/** Looks until all texts are found, in any tab or the draft; resolves with those that are not, and with what was found instead, the draft first. */
async function missing(context, place, texts) {
  await openAt(context, place);
  let [lost, found] = [texts, []];
  for (const until = Date.now() + foundMs; lost.length > 0 && Date.now() < until; await sleep(100)) {
    found = [await savedAt(place), ...(await Promise.all(context.pages().map(seenBy)))];
    lost = texts.filter((text) => !found.some((where) => where.includes(text.trim())));
  }
  return { lost, found };
}

/** One run; resolves with null, or with what was lost. */
async function oneRun(context, places, { seed, n }) {
  const random = randomFrom(seed + n);
  const place = places[Math.floor(random() * places.length)];
  const kind = kinds[n % kinds.length];
  const mark = `lauf${n}`;
  const text = wordsOf(random, mark);
  try {
    const page = await openAt(context, place);
    await toTheEnd(page);
    const typed = await faults[kind]({ page, context, place, desk: place.desk, text: ` ${text}`, random, mark });
    const { lost, found } = await missing(context, place, typed);
    return lost.length === 0 ? null : `run ${n}, ${kind}: ${JSON.stringify(lost)} was lost; there is ${JSON.stringify(found)}`;
  } catch (error) {
    return `run ${n}, ${kind}: ${error.message}`;
  } finally {
    await context.setOffline(false);
    await Promise.all(context.pages().map((page) => page.close()));
  }
}

/** A browser of the person for all runs, as people have one: what an earlier run left on the device is there in the later ones, too, and the pages come from its cache. */
async function deviceOf(browser, cookie) {
  const context = await browser.newContext({ locale: 'de-DE' });
  const cut = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, cut), value: cookie.slice(cut + 1), domain: 'localhost', path: '/', httpOnly: true, secure: cookie.startsWith('__Host-') }]);
  return context;
}

export const title = 'typing that a crash, a cut or a second tab interrupts';

/** The desk, with a server that one person at a time takes away. `up` resolves when it is there. */
function sharedDesk(desk) {
  let last = Promise.resolve();
  const withoutServer = (work) => {
    const done = last.then(async () => {
      const [result] = await Promise.all([work(), desk.server.kill()]);
      await desk.server.start();
      return result;
    });
    last = done.catch(() => undefined);
    return done;
  };
  return { ...desk, withoutServer, up: () => last };
}

/** The passages of all drafts. */
async function placesOf(desk, cookie) {
  const parts = await partsOf(desk.baseUrl, cookie);
  const found = await Promise.all(parts.map(async ({ id, slug }) => (await draftOf(desk.baseUrl, id, cookie)).map((passage) => ({
    desk, cookie, partId: id, passageId: passage.id, address: `${desk.baseUrl}/office/entwurf/${slug}/${passage.id}`,
  }))));
  return found.flat();
}

/** Runs it; resolves with what must hold, and each loss. */
export async function run({ quick, runs = quick ? 10 : 200, seed = randomInt(2 ** 31) }) {
  const desk = sharedDesk(await openDesk());
  const cookie = await signIn(desk.baseUrl, editor);
  const places = await placesOf(desk, cookie);
  const browser = await chromium.launch({ executablePath: await requireChromium(), args: CHROMIUM_FLAGS });
  onEnd(() => browser.close());
  const losses = [];
  let done = 0;
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    const context = await deviceOf(browser, cookie);
    const own = places.filter((_place, at) => at % lanes === lane);
    for (let n = lane; n < runs; n += lanes) {
      const loss = await oneRun(context, own, { seed, n });
      if (loss !== null) losses.push(loss);
      done++;
      if (loss !== null || done % 10 === 0) process.stderr.write(`draft-loss, seed ${seed}: ${done} of ${runs}, ${losses.length} lost${loss === null ? '' : ` (${loss})`}\n`);
    }
  }));
  return [['every key is in the draft, in the form, or in what the page offers', losses.length === 0, `${runs - losses.length} of ${runs} runs, seed ${seed}`], ...losses.map((loss) => [loss, false, `seed ${seed}`])];
}
