import { expect, type Page } from '@playwright/test';
import { readingPaths } from '../support/paths.js';
import { test } from '../support/people.js';

const email = 'olena@harburg.test';
const password = 'mitgestalten im beispiel';

// Playwright switches the browser's memory of left pages off; people have it.
test.use({ launchOptions: [async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }), { scope: 'worker' }] });

/** One step back. A page that comes from memory loads nothing, so there is no load to wait for. */
async function back(page: Page): Promise<void> {
  await page.goBack({ waitUntil: 'commit' });
  await page.waitForFunction(() => document.readyState === 'complete');
}

interface Kept { kept?: string }
const leaveSign = (page: Page, sign: string) => page.evaluate((text) => void ((window as Kept).kept = text), sign);
const signLeft = (page: Page) => page.evaluate(() => (window as Kept).kept ?? null);

/** The paths that are not shown as they were left when somebody comes back to them. */
async function forgotten(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await leaveSign(page, path);
    await page.goto('/code');
    await back(page);
    if ((await signLeft(page)) !== path) found.push(path);
  }
  return found;
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/anmelden');
  await page.getByText('Mit Passwort anmelden').click();
  await page.locator('#password-email').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
}

/** All that can be read on the page, and all that stands in its fields. */
const contentOf = (page: Page) => page.evaluate(() => [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)].join('\n'));

test('who goes back finds each page for reading as it was left', async ({ people, request }) => {
  const page = await people.resident();
  expect(await forgotten(page, await readingPaths(request))).toEqual([]);
});

test('so does who is signed in, from the start to a measure and back', async ({ people, request }) => {
  const page = await people.resident();
  await signIn(page);
  const paths = (await readingPaths(request)).filter((path) => !path.startsWith('/seite/'));
  expect(await forgotten(page, paths)).toEqual([]);
  await page.goto('/');
  await leaveSign(page, 'start');
  await page.getByRole('link', { name: 'Thema wählen' }).click();
  await expect(page).toHaveURL(/konzept/);
  await back(page);
  expect(await signLeft(page)).toBe('start');
});

test('after signing out, going back brings nothing of the person', async ({ people }) => {
  const page = await people.resident();
  await signIn(page);
  await page.goto('/konzept/leitbild');
  await page.getByRole('link', { name: /^Etwas dazu sagen/ }).first().click();
  await page.getByLabel('Ihr Kommentar').focus();
  await expect(page.getByText('Olena')).toBeVisible();
  await page.goto('/ich');
  await leaveSign(page, 'me');
  await expect(page.getByText(email)).toBeVisible();
  await page.goto('/konzept');
  await back(page);
  // As long as the person is there, their page comes back as it was.
  expect(await signLeft(page)).toBe('me');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByRole('link', { name: 'Thema wählen' })).toBeVisible();

  const seen: string[] = [];
  while (new URL(page.url()).pathname !== '/anmelden') {
    await back(page);
    await page.waitForLoadState('networkidle');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const content = await contentOf(page);
    for (const secret of [email, password, 'Olena', 'Abmelden']) expect(content, page.url()).not.toContain(secret);
    seen.push(new URL(page.url()).pathname);
  }
  expect(seen).toEqual(['/ich', expect.stringMatching(/^\/stelle\//), '/konzept/leitbild', '/ich', '/anmelden']);
});

test('after signing out in the office, going back brings nothing of it', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.goto('/ich');
  await expect(page.getByText('redaktion@harburg.test')).toBeVisible();
  await page.goto('/office/profil');
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByLabel('Passwort', { exact: true })).toBeVisible();
  for (let step = 0; step < 2; step++) {
    await back(page);
    await page.waitForLoadState('networkidle');
    expect(await contentOf(page), page.url()).not.toContain('redaktion@harburg.test');
  }
});
