/**
 * How long the moderation queue takes to answer a key, on a weak device: from the press to the picture in which the next entry
 * stands in the middle. The budget of the design is 50 ms with a thousand loaded rows.
 */
/* global document, window, addEventListener, requestAnimationFrame, MutationObserver */

/** The slowdown of the processor that the mobile presets of Lighthouse use. */
const mobileSlowdown = 4;
/** Between two presses, so that each is measured alone. */
const pauseMs = 250;
const rowSelector = '.of-queue > .of-queue__row';

/** Loads rows of the open queue until there are so many, or all that wait. Resolves with how many there are. */
export async function loadRows(page, count) {
  const more = page.locator('.of-desk__list > .kern-btn');
  for (;;) {
    const rows = await page.locator(rowSelector).count();
    if (rows >= count || !(await more.isVisible())) return rows;
    await more.click();
    await page.waitForFunction(([selector, before]) => document.querySelectorAll(selector).length > before, [rowSelector, rows]);
  }
}

/** Runs in the page: notes for each keydown when its picture was made, and what the browser itself says (Event Timing, as in INP). */
function watch() {
  const presses = [];
  const timings = [];
  new PerformanceObserver((list) => timings.push(...list.getEntries().filter(({ name }) => name === 'keydown'))).observe({ type: 'event', durationThreshold: 16 });
  addEventListener('keydown', ({ timeStamp }) => presses.push({ timeStamp, shownMs: null }), { capture: true });
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(null);
  }));
  new MutationObserver(async () => {
    const press = presses.at(-1);
    if (press === undefined || press.shownMs !== null) return;
    press.shownMs = 0;
    press.shownMs = (await painted()) - press.timeStamp;
  }).observe(document.querySelector('.of-desk__case'), { subtree: true, childList: true, characterData: true });
  window.queueKeystrokes = () => presses.map(({ timeStamp, shownMs }) => ({
    shownMs, eventMs: timings.find(({ startTime }) => Math.abs(startTime - timeStamp) < 1)?.duration ?? 0,
  }));
}

/**
 * Presses the key for the next entry again and again. `page`: a Playwright page that is signed in, with the queue open and its rows loaded.
 * Resolves with milliseconds; of the two ways to measure a press the slower one counts.
 */
export async function measureQueueKeystroke(page, { presses = 40, slowdown = mobileSlowdown } = {}) {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watch);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  try {
    for (let press = 0; press < presses; press++) {
      await page.keyboard.press('j');
      await page.waitForTimeout(pauseMs);
    }
    const measured = await page.evaluate(() => window.queueKeystrokes());
    if (measured.length !== presses || measured.some(({ shownMs }) => !shownMs)) throw new Error('A key was not answered: are there fewer rows than presses?');
    const times = measured.map(({ shownMs, eventMs }) => Math.max(shownMs, eventMs)).sort((a, b) => a - b);
    return { p50: Math.round(times[Math.floor(times.length / 2)]), worst: Math.round(times.at(-1)), rows: await page.locator(rowSelector).count(), presses };
  } finally {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
}
