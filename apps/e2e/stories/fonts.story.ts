import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, type Response } from '@playwright/test';
import { readingPaths } from '../support/paths.js';
import { test } from '../support/people.js';

// The cut files weigh 8 to 10 kB; an uncut one 20 to 25.
const mostBytes = 10_200;

/** Font files that the page fetches, by name, with their bytes. */
async function fontsOf(page: Page, path: string): Promise<{ name: string; bytes: number }[]> {
  const answers: Promise<{ name: string; bytes: number }>[] = [];
  const take = (response: Response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1)!;
    if (name.endsWith('.woff2')) answers.push(response.body().then((body) => ({ name, bytes: body.length })));
  };
  page.on('response', take);
  await page.goto(path, { waitUntil: 'networkidle' });
  page.off('response', take);
  return Promise.all(answers);
}

test('a German page fetches only fonts that are cut to what it is written with', async ({ browser }) => {
  for (const path of ['/', '/konzept/massnahmen', '/seite/imprint']) {
    const page = await browser.newPage();
    const fonts = await fontsOf(page, path);
    expect(fonts.length, path).toBeGreaterThanOrEqual(2);
    expect(fonts.filter(({ name, bytes }) => !name.includes('-own-') || bytes > mostBytes), path).toEqual([]);
    await page.close();
  }
});

test('a phone reads in the fonts of the device and fetches none', async ({ people, request }) => {
  const page = await people.resident();
  for (const path of await readingPaths(request)) expect(await fontsOf(page, path), path).toEqual([]);
});

test('a letter that the cut fonts do not have brings the uncut one', async ({ page }) => {
  await page.goto('/seite/imprint', { waitUntil: 'networkidle' });
  const uncut = page.waitForRequest(/source-serif-4-latin-400-normal/);
  await page.getByRole('heading', { level: 1 }).evaluate((heading) => {
    heading.textContent = 'Søren';
  });
  await uncut;
});

test('nothing moves when fonts come late, or none', async ({ people, request }) => {
  test.setTimeout(300_000);
  const page = await people.resident();
  await page.route('**/*.woff2', async (route) => {
    await sleep(700);
    await route.continue();
  });
  await page.addInitScript(() => {
    const seen = window as { shift?: number };
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift = (seen.shift ?? 0) + (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const moved: Record<string, number> = {};
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of await readingPaths(request)) {
      await page.goto(path, { waitUntil: 'networkidle' });
      await page.waitForTimeout(300);
      const shift = await page.evaluate(() => (window as { shift?: number }).shift ?? 0);
      if (shift >= 0.01) moved[`${path} at ${width}`] = shift;
    }
  }
  expect(moved).toEqual({});
});
