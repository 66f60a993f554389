/**
 * How long the moderation queue takes to answer a key, on a weak device: from the press to the picture in which the next entry stands in the middle.
 * A short queue is measured too: on a noisy machine only the comparison tells whether the length of the list costs anything.
 */
/* global document */
import { chromium } from '@playwright/test';
import { hashOfOperation } from '../ours/documents.mjs';
import { keyTimes, watchKeys } from './keys.mjs';
import { atTheDesk } from './office.mjs';

/** The slowdown of the processor that the mobile presets of Lighthouse use. */
const MOBILE_SLOWDOWN = 4;
const ROWS = { long: 1020, short: 20 };
// As many as the short one has entries to go on to, and enough for a p95.
const PRESSES = { long: 60, short: 18 };
/** Between two presses, so that each is measured alone. */
const PAUSE_MS = 400;
const ROW = '.of-queue__row';

/** The answer of the platform, made as long as wanted: its own entries again and again, each under an id of its own. */
function lengthened(answer, rows) {
  const { nodes } = answer.data.moderationQueue;
  const longer = Array.from({ length: rows }, (_, n) => ({ ...nodes[n % nodes.length], textId: `${nodes[n % nodes.length].textId}-${n}` }));
  return { ...answer, data: { ...answer.data, moderationQueue: { ...answer.data.moderationQueue, nodes: longer, totalCount: rows, pageInfo: { hasNextPage: false, endCursor: null } } } };
}

/** The queue with so many rows, in a new page. */
async function openQueue(context, baseUrl, rows) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  const hash = hashOfOperation('OfficeQueue');
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(hash)) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, json: lengthened(await response.json(), rows) });
  });
  await page.goto(`${baseUrl}/office/pruefen`);
  await page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [ROW, rows]);
  await page.waitForLoadState('networkidle');
  return page;
}

/** Presses the key for the next entry again and again. */
async function timesOf(page, presses) {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watchKeys, '.of-desk__case');
  await session.send('Emulation.setCPUThrottlingRate', { rate: MOBILE_SLOWDOWN });
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press('j');
    await page.waitForTimeout(PAUSE_MS);
  }
  return keyTimes(page, presses);
}

/** The figures of one queue, in ms. */
async function measureQueue(context, baseUrl, length) {
  const page = await openQueue(context, baseUrl, ROWS[length]);
  const times = await timesOf(page, PRESSES[length]);
  await page.close();
  return { rows: ROWS[length], presses: PRESSES[length], ...times };
}

/** The key for the next entry, in a queue of a thousand rows and in a short one. */
export const measureKeystroke = (sample) =>
  atTheDesk(sample, async (port) => {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    try {
      const [context] = browser.contexts();
      return { short: await measureQueue(context, sample.baseUrl, 'short'), long: await measureQueue(context, sample.baseUrl, 'long') };
    } finally {
      await browser.close();
    }
  });
