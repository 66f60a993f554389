import AxeBuilder from '@axe-core/playwright';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { test } from '../support/people.js';

// WCAG 2.2 AA and everything it contains.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Opens each page in light and dark, and collects what axe finds and what is wider than the screen. */
async function walk(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(path, { waitUntil: 'networkidle' });
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      found.push(...(await faultsOf(page)).map((fault) => `${path} (${colorScheme}) ${fault}`));
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (overflow > 0) found.push(`${path} is ${overflow} px wider than the screen`);
  }
  return found;
}

async function portalPaths(request: APIRequestContext): Promise<string[]> {
  const response = await request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' },
    data: { query: '{ process { id ballots { id } parts { slug currentVersion { entries { kind passage { id } } } } } }' },
  });
  const { process } = (await response.json()).data;
  const [leitbild, measures] = process.parts;
  const of = (part: typeof leitbild, kind: string) => part.currentVersion.entries.filter((entry: { kind: string }) => entry.kind === kind).map((entry: { passage: { id: string } }) => `/stelle/${entry.passage.id}`);
  const ballots = process.ballots.flatMap(({ id }: { id: string }) => [`/abstimmung/${id}`, `/ergebnis/${id}`]);
  return [
    '/', '/konzept', '/konzept/leitbild', '/konzept/massnahmen', '/konzept/massnahmen/fassung/1', of(leitbild, 'SECTION')[2], of(measures, 'MEASURE')[0],
    '/ideen', '/ideen?suche=Kurs', '/ideen/neu', ...ballots, '/code', '/anmelden', '/anmelden/link', '/bestaetigen', '/ich',
    '/seite/imprint', '/seite/rules', '/seite/accessibility', '/gibt-es-nicht', '/inbox',
  ];
}

for (const width of [320, 1440]) {
  test(`axe finds nothing on the pages of the portal at ${width} px, in three languages`, async ({ people, request }) => {
    test.setTimeout(300_000);
    const page = await people.resident();
    await page.setViewportSize({ width, height: 800 });
    const paths = await portalPaths(request);
    const translated = width === 320 ? ['/en', '/ar-XB'].flatMap((prefix) => paths.filter((path) => path !== '/inbox').slice(0, 7).map((path) => prefix + path)) : [];
    expect(await walk(page, [...paths, ...translated])).toEqual([]);
  });
}

const desks: readonly (readonly [string, readonly string[]])[] = [
  ['redaktion@harburg.test', ['', 'pruefen', 'pruefen/zurueckgehalten', 'pruefen/veroeffentlicht', 'anruf', 'gibt-es-nicht']],
  ['bearbeitung@harburg.test', ['', 'antworten', 'antworten?stand=PUBLISHED', 'entwurf', 'abstimmungen', 'abstimmungen/neu']],
  ['leitung@harburg.test', ['', 'antworten?stand=PROPOSED']],
  ['verwaltung@harburg.test', ['', 'einstellungen', 'einstellungen/phasen', 'einstellungen/uhr', 'einstellungen/namen', 'personen']],
  ['ausrichtung@harburg.test', ['codes', 'profil']],
  ['rat@harburg.test', ['gremium']],
];

for (const [email, paths] of desks) {
  test(`axe finds nothing at the desk of ${email}`, async ({ people }) => {
    test.setTimeout(300_000);
    const page = await people.staff(email);
    const found = await walk(page, paths.map((path) => `/office/${path}`));
    await page.setViewportSize({ width: 390, height: 844 });
    found.push(...(await walk(page, paths.map((path) => `/office/${path}`))));
    found.push(...(await walk(page, paths.slice(0, 2).map((path) => `/office/${path}${path.includes('?') ? '&' : '?'}lang=ar-XB`))));
    expect(found).toEqual([]);
  });
}

test('axe finds nothing inside a draft, at a tally and at the door of the office', async ({ people, page }) => {
  test.setTimeout(300_000);
  await page.goto('/office/');
  expect(await walk(page, ['/office/anmelden', '/office/anmelden/link'])).toEqual([]);
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.goto('/office/entwurf');
  await editor.getByRole('link', { name: 'Maßnahmen' }).first().click();
  await editor.getByRole('link', { name: 'Deutschkurse am Abend' }).or(editor.getByRole('button', { name: 'Deutschkurse am Abend' })).first().click();
  await expect(editor.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  expect(await faultsOf(editor)).toEqual([]);
  const council = await people.staff('rat@harburg.test');
  await council.getByRole('link', { name: 'Welche Themen sind am wichtigsten?' }).click();
  await expect(council.getByRole('heading', { level: 1, name: 'Welche Themen sind am wichtigsten?' })).toBeVisible();
  expect(await faultsOf(council)).toEqual([]);
});

test('every reading page is complete without JavaScript', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of (await portalPaths(request)).slice(0, 9)) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const scripts = await page.locator('script:not([src])').count();
    expect(`${path} ${scripts} inline scripts`).toBe(`${path} 0 inline scripts`);
  }
  await page.goto('/konzept/leitbild');
  await expect(page.getByText('Wir wollen, dass jede und jeder Deutsch lernen kann.')).toBeVisible();
  await context.close();
});
