import { expect, type Page } from '@playwright/test';
import { readingPaths } from '../support/paths.js';
import { test } from '../support/people.js';

const measure = 'Sprachcafé in jedem Quartier';

/** What the page fetches, by the ends of the addresses, from now on. */
function fetchesOf(page: Page, ending: string): string[] {
  const urls: string[] = [];
  page.on('request', (request) => request.url().endsWith(ending) && urls.push(request.url()));
  return urls;
}

/** The page of a measure on a screen so low that its form is far away. */
async function farFromForm(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 260 });
  await page.goto('/konzept/massnahmen');
  const path = await page.getByRole('link', { name: `Etwas dazu sagen: ${measure}` }).getAttribute('href');
  await page.goto(path!.replace('#schreiben', ''), { waitUntil: 'networkidle' });
}

const opacityOf = (page: Page) => page.locator('.pt-write .pt-island').evaluate((part) => getComputedStyle(part).opacity);

test('a page on which nothing can be done fetches no script', async ({ page, request }) => {
  for (const path of (await readingPaths(request)).filter((each) => !each.startsWith('/stelle/'))) {
    const scripts = fetchesOf(page, '.js');
    await page.goto(path, { waitUntil: 'networkidle' });
    expect({ path, scripts }).toEqual({ path, scripts: [] });
  }
});

test('the rules of a form come when it comes near, and it is not seen without them', async ({ page }) => {
  const sheets = fetchesOf(page, '.css');
  await farFromForm(page);
  expect(sheets).toEqual([]);
  expect(await opacityOf(page)).toBe('0');
  await page.getByLabel('Ihr Kommentar').scrollIntoViewIfNeeded();
  await expect.poll(() => opacityOf(page)).toBe('1');
  expect(sheets).toHaveLength(1);
  await page.getByLabel('Ihr Kommentar').fill('Gut so.');
  await expect(page.getByLabel('Ihr Kommentar')).toHaveValue('Gut so.');
});

test('a form whose rules do not come is shown as it is', async ({ page }) => {
  await page.route('**/*.css', (route) => route.abort());
  await farFromForm(page);
  await page.getByLabel('Ihr Kommentar').scrollIntoViewIfNeeded();
  await expect.poll(() => opacityOf(page)).toBe('1');
});

test('who comes by the link to the form, or by the keyboard, is at the form', async ({ page }) => {
  await farFromForm(page);
  await page.goto(`${page.url()}#schreiben`);
  await expect(page.getByRole('heading', { name: 'Etwas dazu sagen' })).toBeInViewport();
  await page.getByRole('heading', { name: 'Etwas dazu sagen' }).press('Tab');
  await expect.poll(() => opacityOf(page)).toBe('1');
});
