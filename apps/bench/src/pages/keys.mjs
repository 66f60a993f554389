/** How long a page takes to answer a key: from the press to the painted picture. */
/* global document, window, addEventListener, requestAnimationFrame, MutationObserver */
import { PlainError } from '../../../../tools/lib/processes.mjs';

/** Runs in the page: notes for each keydown when the picture was made in which that part of the page had changed, and what the browser itself says (Event Timing, as in INP). */
export function watchKeys(selector) {
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
  }).observe(document.querySelector(selector), { subtree: true, childList: true, characterData: true });
  window.keyTimes = () => presses.map(({ timeStamp, shownMs }) => ({
    shownMs, eventMs: timings.find(({ startTime }) => Math.abs(startTime - timeStamp) < 1)?.duration ?? 0,
  }));
}

/** How long so many keys took, in ms. Of the two ways to measure a key the slower one counts. */
export async function keyTimes(page, keys) {
  const measured = await page.evaluate(() => window.keyTimes());
  if (measured.length !== keys || measured.some(({ shownMs }) => !shownMs)) throw new PlainError('A key was not answered.');
  const times = measured.map(({ shownMs, eventMs }) => Math.max(shownMs, eventMs)).sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))]);
  return { p50: at(0.5), p95: at(0.95), worst: at(1) };
}
