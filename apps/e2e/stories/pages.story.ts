import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { faultsOf } from '../support/axe.js';
import { ofProcess, readingPaths } from '../support/paths.js';
import { test } from '../support/people.js';

/** The colours are those of the light that was asked for: on a busy machine they change a moment later, one transition after the other. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map((transition) => transition.finished));
  });
}

/** Forms get their rules when somebody comes near. */
async function comeNear(page: Page): Promise<void> {
  for (const part of await page.locator('[data-styles]').all()) await part.scrollIntoViewIfNeeded();
  await expect(page.locator('.pt-island--bare')).toHaveCount(0);
}

const lights = ['light', 'dark'] as const;

/** Opens each page in light and dark, and collects what axe finds and what is wider than the screen. Colours depend on neither width nor language: one light is enough for the second. */
async function walk(page: Page, paths: readonly string[], schemes: readonly (typeof lights)[number][] = lights): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) found.push(...(await faultsAt(page, path, schemes)));
  return found;
}

async function faultsAt(page: Page, path: string, schemes: readonly (typeof lights)[number][]): Promise<string[]> {
  const found: string[] = [];
  await page.goto(path, { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await comeNear(page);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    found.push(...(await faultsOf(page, colorScheme === schemes[0] ? 'everything' : 'colours')).map((fault) => `${path} (${colorScheme}) ${fault}`));
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow > 0) found.push(`${path} is ${overflow} px wider than the screen`);
  return found;
}

/** Walks at the width of a desk and of a phone. */
async function walkAtBothWidths(page: Page, paths: readonly string[]): Promise<string[]> {
  const found = await walk(page, paths);
  await page.setViewportSize({ width: 390, height: 844 });
  return [...found, ...(await walk(page, paths, ['light']))];
}

async function portalPaths(request: APIRequestContext): Promise<string[]> {
  const { ballots } = await ofProcess(request);
  return [
    ...(await readingPaths(request)), ...ballots.map(({ id }) => `/abstimmung/${id}`),
    '/ideen/neu', '/code', '/anmelden', '/anmelden/link', '/bestaetigen', '/ich', '/gibt-es-nicht', '/inbox',
  ];
}

for (const width of [320, 1440]) {
  test(`axe finds nothing on the pages of the portal at ${width} px`, async ({ people, request }) => {
    test.setTimeout(300_000);
    const page = await people.resident();
    await page.setViewportSize({ width, height: 800 });
    expect(await walk(page, await portalPaths(request), width === 320 ? lights : ['light'])).toEqual([]);
  });
}

test('axe finds nothing on the pages of the portal in other languages, from left to right and from right to left', async ({ people, request }) => {
  test.setTimeout(300_000);
  const page = await people.resident();
  await page.setViewportSize({ width: 320, height: 800 });
  const paths = (await readingPaths(request)).slice(0, 11);
  // What differs from German is the direction of everything, and the words: three pages of them are enough.
  const translated = [...paths.slice(0, 3).map((path) => `/en${path}`), ...paths.map((path) => `/ar-XB${path}`)];
  expect(await walk(page, translated, ['light'])).toEqual([]);
});

const desks: readonly (readonly [string, readonly string[]])[] = [
  ['redaktion@harburg.test', ['', 'pruefen', 'pruefen/zurueckgehalten', 'pruefen/veroeffentlicht', 'anruf', 'gibt-es-nicht']],
  ['bearbeitung@harburg.test', ['', 'antworten', 'antworten?stand=PUBLISHED', 'stellen', 'stellen/gefunden', 'stellen/zugeordnet', 'entwurf', 'abstimmungen', 'abstimmungen/neu']],
  ['leitung@harburg.test', ['', 'antworten?stand=PROPOSED']],
  ['verwaltung@harburg.test', ['', 'einstellungen', 'einstellungen/phasen', 'einstellungen/uhr', 'einstellungen/namen', 'personen']],
  ['ausrichtung@harburg.test', ['codes', 'profil']],
  ['rat@harburg.test', ['gremium']],
];

for (const [email, paths] of desks) {
  test(`axe finds nothing at the desk of ${email}`, async ({ people }) => {
    test.setTimeout(300_000);
    const page = await people.staff(email);
    const found = await walkAtBothWidths(page, paths.map((path) => `/office/${path}`));
    found.push(...(await walk(page, paths.slice(0, 2).map((path) => `/office/${path}${path.includes('?') ? '&' : '?'}lang=ar-XB`), ['light'])));
    expect(found).toEqual([]);
  });
}

test('axe finds nothing at the pages of single things in the office', async ({ people, request }) => {
  test.setTimeout(300_000);
  const { ballots, parts } = await ofProcess(request);
  const editor = await people.staff('bearbeitung@harburg.test');
  expect(ballots).not.toEqual([]);
  expect(await walkAtBothWidths(editor, [
    ...parts.flatMap(({ slug, currentVersion }) => [`/office/entwurf/${slug}/vorschlagen`, `/office/fassungen/${currentVersion.id}`]),
    ...ballots.map(({ id }) => `/office/abstimmungen/${id}`),
  ])).toEqual([]);
});

test('axe finds nothing inside a draft, at a tally and at the door of the office', async ({ people, page }) => {
  test.setTimeout(300_000);
  await page.goto('/office/');
  expect(await walkAtBothWidths(page, ['/office/anmelden', '/office/anmelden/link'])).toEqual([]);
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.goto('/office/entwurf');
  await editor.getByRole('link', { name: 'Maßnahmen' }).first().click();
  await editor.getByRole('link', { name: 'Deutschkurse am Abend' }).or(editor.getByRole('button', { name: 'Deutschkurse am Abend' })).first().click();
  await expect(editor.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  expect(await walkAtBothWidths(editor, [editor.url()])).toEqual([]);
  const council = await people.staff('rat@harburg.test');
  await council.getByRole('link', { name: 'Welche Themen sind am wichtigsten?' }).click();
  await expect(council.getByRole('heading', { level: 1, name: 'Welche Themen sind am wichtigsten?' })).toBeVisible();
  expect(await walkAtBothWidths(council, [council.url()])).toEqual([]);
});

/** Texts in the page that nobody sees; what opens with `details` and what only JavaScript can have to say are no content that is lost. */
function hiddenTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.body.querySelectorAll('*')]
    // A comparison that fits the width of the page stands in the page in both forms.
    .filter((element) => !element.matches('.sy-form *'))
    // On paper nobody can follow a link: its address stands there instead.
    .filter((element) => !element.matches('.ln-note__address'))
    // Supporting needs a script: without one there is no button that would do nothing.
    .filter((element) => !element.matches('.pt-support button, .pt-support button *'))
    .filter((element) => !element.matches('script, style, noscript, option, [data-island-failure], details:not([open]) *'))
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
    .filter((element) => !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((element) => element.outerHTML.slice(0, 120)));
}

test('every reading page is complete without JavaScript', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of await readingPaths(request)) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const scripts = await page.locator('script:not([src])').count();
    // Parts that arrive late stand in a template or behind `hidden` until a script puts them in their place.
    const late = await page.locator('main template').count();
    expect({ path, scripts, late, hidden: await hiddenTexts(page) }).toEqual({ path, scripts: 0, late: 0, hidden: [] });
  }
  await page.goto('/konzept/leitbild');
  await expect(page.getByText('Wir wollen, dass jede und jeder Deutsch lernen kann.')).toBeVisible();
  await context.close();
});

test('only pages that are the same for everybody keep no distance from the window that opened them', async ({ people, request }) => {
  const distance = async (path: string, from: APIRequestContext) => (await from.get(path)).headers()['cross-origin-opener-policy'];
  for (const path of ['/anmelden', '/ich', '/gibt-es-nicht', '/office/', '/graphql']) expect([path, await distance(path, request)]).toEqual([path, 'same-origin']);
  expect(await distance('/konzept', request)).toBeUndefined();
  const signedIn = await people.staff('redaktion@harburg.test');
  expect((await signedIn.goto('/konzept'))?.headers()['cross-origin-opener-policy']).toBe('same-origin');
});
