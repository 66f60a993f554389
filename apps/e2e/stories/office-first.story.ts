import { expect, type APIRequestContext } from '@playwright/test';
import { test } from '../support/people.js';

/** What the office is told before its scripts have come; and of whom, and in which language the first part is called. */
async function early(request: APIRequestContext, query = '') {
  const answer = await request.get(`/office/early${query}`);
  expect(answer.headers()['cache-control']).toBe('no-store');
  const answers = (await answer.json()) as { data: { viewer?: { email: string } | null; process?: { parts: { title: string }[] } | null; today?: object } }[];
  return { viewer: answers[0]?.data.viewer?.email ?? null, title: answers[0]?.data.process?.parts[0]?.title, today: answers.some(({ data }) => data.today !== undefined) };
}

test('who is not signed in, or has no work in the office, is not told what waits', async ({ people }) => {
  const page = await people.resident();
  expect(await early(page.request)).toMatchObject({ viewer: null, today: false });
  await page.goto('/anmelden');
  await page.getByText('Mit Passwort anmelden').click();
  await page.locator('#password-email').fill('olena@harburg.test');
  await page.getByLabel('Passwort', { exact: true }).fill('mitgestalten im beispiel');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  expect(await early(page.request)).toMatchObject({ viewer: 'olena@harburg.test', today: false });
  expect(await early(page.request, '?verfahren=nirgends')).toEqual({ viewer: 'olena@harburg.test', title: undefined, today: false });
});

test('the first page is there without asking again who is here, in each language', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  const german = await early(page.request);
  expect(german).toMatchObject({ viewer: 'redaktion@harburg.test', today: true });
  expect((await early(page.request, '?lang=en')).title).not.toBe(german.title);
  const asked: string[] = [];
  page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postDataJSON().operationName));
  const heading = page.getByRole('heading', { level: 1 });
  const figure = page.getByRole('navigation').getByRole('link', { name: /offen|open/ }).first();
  for (const [path, lang, says] of [['/office/', 'de', /offen/], ['/office/?lang=en', 'en', /open/]] as const) {
    await page.goto(path);
    await expect(heading).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(figure).toHaveAccessibleName(says);
    await people.look(page, `first-${lang}`);
  }
  expect(asked).not.toContain('OfficeSession');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ar-XB');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(figure).toHaveAccessibleName(/\[\d+ open\]/);
  await people.look(page, 'first-rtl');
});

test('the first page stands there before the app has come, and only for whom it is', async ({ people }) => {
  const guest = await people.resident();
  expect(await (await guest.request.get('/office/')).text()).toContain('<div id="root"></div>');
  const page = await people.staff('redaktion@harburg.test');
  expect((await page.request.get('/office/')).headers()['cache-control']).toBe('no-store');
  await page.route('**/office/assets/app-*.js', (route) => route.abort());
  const heading = page.getByRole('heading', { level: 1 });
  await page.goto('/office/');
  await expect(heading).toHaveText(/^Heute: \d+ prüfen/);
  await expect(page.getByRole('navigation').getByRole('link', { name: /offen/ }).first()).toBeVisible();
  // What was chosen in the tab the server cannot know: nothing is better than another language.
  await page.goto('/office/?lang=en');
  await expect(heading).toHaveCount(0);
});

test('what is drawn is seen before the app runs, also when the app has come first', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.addInitScript(() => {
    const order: string[] = [];
    requestAnimationFrame(() => order.push('picture'));
    // React tells the tools of developers as soon as it runs.
    Object.assign(window, { order, __REACT_DEVTOOLS_GLOBAL_HOOK__: { supportsFiber: true, inject: () => order.push('app') } });
  });
  // Holds the picture up, and nothing else, until the app has come and the small script has run.
  await page.route('**/office/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</head>', '<script async blocking="render" src="/office/assets/late.js"></script></head>') });
  });
  const come = page.waitForResponse(/\/assets\/app-.*\.js$/).then((response) => response.finished());
  const parsed = page.waitForFunction(() => 'order' in window && performance.getEntriesByType('navigation').some((one) => (one as PerformanceNavigationTiming).domContentLoadedEventEnd > 0), null, { polling: 50 });
  await page.route('**/late.js', async (route) => {
    await Promise.all([come, parsed]);
    await route.fulfill({ contentType: 'text/javascript', body: '' });
  });
  await page.goto('/office/');
  const order = () => page.evaluate(() => (window as unknown as { order: string[] }).order);
  await expect.poll(order).toHaveLength(2);
  expect(await order()).toEqual(['picture', 'app']);
});

test('a page that nobody looks at is taken over all the same', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    window.requestAnimationFrame = () => 0;
  });
  await page.goto('/office/');
  await page.getByRole('combobox', { name: 'Darstellung' }).selectOption('dark');
  await expect(page.locator('html')).toHaveAttribute('data-kern-theme', 'dark');
});

test('the app takes the drawn page over as it is, also in the dark that was chosen', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.getByRole('combobox', { name: 'Darstellung' }).selectOption('dark');
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('/office/', { waitUntil: 'networkidle' });
  await expect(page.getByRole('combobox', { name: 'Darstellung' })).toHaveValue('dark');
  await page.getByRole('link', { name: 'Weiterarbeiten' }).click();
  await expect(page.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('listitem').first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('without the early answers the office asks for itself', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.route('**/office/early*', (route) => route.abort());
  await page.goto('/office/pruefen?lang=en');
  await expect(page.getByRole('region').getByRole('listitem').first()).toBeVisible();
});

test('light or dark is chosen against the device, and holds for the tab', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  const ground = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  expect(dark).not.toBe(light);
  const choice = page.getByRole('combobox', { name: 'Darstellung' });
  await choice.selectOption('dark');
  expect(await ground()).toBe(dark);
  await page.reload();
  await expect(choice).toHaveValue('dark');
  expect(await ground()).toBe(dark);
  await people.look(page, 'theme-dark');
  await page.emulateMedia({ colorScheme: 'dark' });
  await choice.selectOption('light');
  expect(await ground()).toBe(light);
  await people.look(page, 'theme-light');
  // Paper stays light.
  await choice.selectOption('dark');
  await page.emulateMedia({ media: 'print' });
  expect(await ground()).toBe(light);
});
