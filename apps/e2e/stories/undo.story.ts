import { expect, type Locator, type Page } from '@playwright/test';
import { faultsOf } from '../support/axe.js';
import { enterComments } from '../support/callers.js';
import { picture, test } from '../support/people.js';

const moderator = 'redaktion@harburg.test';

/** The queue with its rows, and the idempotency keys of all decisions that left the browser. */
async function queueOf(page: Page) {
  const posted: string[] = [];
  page.context().on('request', (request) => {
    const body = request.postData() ?? '';
    if (/"Office(PublishTexts|WithholdText)"/.test(body)) posted.push(/"idempotencyKey":"([^"]+)"/.exec(body)![1]!);
  });
  await page.goto('/office/pruefen');
  const list = page.getByRole('region', { name: 'Wartende Beiträge' });
  await expect(list.getByRole('listitem').first()).toBeVisible();
  const row = (text: string): Locator => list.getByRole('button', { name: text });
  const open = async (text: string) => {
    await row(text).click();
    await expect(page.getByRole('article').getByText(text)).toBeVisible();
  };
  return { posted, list, row, open };
}

const publishButton = (page: Page) => page.getByRole('button', { name: 'Veröffentlichen', exact: true });
const undoButton = (page: Page) => page.getByRole('button', { name: 'Rückgängig' });
const heading = (page: Page) => page.locator('#case-title');

async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [(await one.boundingBox())!, (await other.boundingBox())!];
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

test('what somebody else decided meanwhile comes back and says so', async ({ people }) => {
  const [mine, next] = ['Zwei sehen das zugleich.', 'Der steht dahinter.'];
  const page = await people.staff(moderator);
  await enterComments(page, [mine, next]);
  const { open, row } = await queueOf(page);
  await open(mine);
  const colleague = await people.staff(moderator);
  const other = await queueOf(colleague);
  await other.open(mine);
  await publishButton(colleague).click();
  await colleague.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => other.posted.length).toBe(1);

  await publishButton(page).click();
  await expect(row(mine)).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(publishButton(page)).toBeEnabled();
  await publishButton(page).click();
  const said = page.locator('.of-said p').filter({ hasText: `„${mine}“ wurde nicht veröffentlicht.` });
  await expect(said).toBeVisible();
  // What is said covers neither the way back nor the next decision.
  for (const button of [undoButton(page), publishButton(page)]) expect(await overlap(said, button)).toBe(false);
  await picture(page, 'undo-refused-said-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByText(`„${mine}“ wurde nicht veröffentlicht.`).first()).toBeVisible();
  await expect(page.getByText('Darüber hat schon jemand entschieden.').first()).toBeVisible();
  await expect(row(mine)).toBeVisible();
  await people.look(page, 'undo-refused');
  await page.getByRole('button', { name: 'Verstanden' }).click();
  await expect(row(mine)).toHaveCount(0);
});

test('a decision without an answer stays, says so, and is carried out once after a reload', async ({ people }) => {
  const text = 'Das kommt erst beim zweiten Mal an.';
  const page = await people.staff(moderator);
  await enterComments(page, [text]);
  const { posted, open, row } = await queueOf(page);
  await open(text);
  await page.route('**/graphql', (route) => (route.request().postData()?.includes('OfficePublishTexts') ? route.abort() : route.continue()));
  await publishButton(page).click();
  await page.reload();
  await expect(page.getByText('Eine Entscheidung ist noch nicht gesendet.')).toBeVisible();
  await expect(row(text)).toHaveCount(0);
  await people.look(page, 'undo-unsent');
  await page.unroute('**/graphql');
  await page.reload();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
  expect(new Set(posted).size).toBe(1);
  await page.goto('/office/pruefen/veroeffentlicht');
  await expect(page.getByText(text)).toHaveCount(1);
});

test('without a connection a decision is held, can be taken back, and goes when there is one again', async ({ people }) => {
  const text = 'Ohne Verbindung entschieden.';
  const page = await people.staff(moderator);
  await enterComments(page, [text]);
  await page.clock.install();
  const { posted, open, row } = await queueOf(page);
  await open(text);
  await page.clock.runFor(700);
  await page.context().setOffline(true);
  await page.keyboard.press('v');
  await expect(page.getByText('Ohne Verbindung nur gemerkt')).toBeVisible();
  await people.look(page, 'undo-offline');
  // Longer than a decision is held with a connection.
  await page.clock.runFor(20_000);
  await page.keyboard.press('r');
  await expect(row(text)).toBeVisible();
  await expect(async () => {
    await page.clock.runFor(700);
    await expect(publishButton(page)).toBeEnabled({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('v');
  await expect(row(text)).toHaveCount(0);
  await page.clock.runFor(20_000);
  expect(posted).toEqual([]);
  await page.context().setOffline(false);
  await expect.poll(() => posted.length).toBe(1);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
});

test('a decision whose session has ended meanwhile waits, leads to the sign-in, and goes once after it', async ({ people }) => {
  const text = 'Die Anmeldung war zu Ende.';
  const page = await people.staff(moderator);
  await enterComments(page, [text]);
  const { posted, open } = await queueOf(page);
  await open(text);
  await page.keyboard.press('v');
  await expect(undoButton(page)).toBeVisible();
  await page.context().clearCookies();
  const line = page.getByRole('status').filter({ hasText: 'Eine Entscheidung ist noch nicht gesendet.' });
  await expect(line).toBeVisible({ timeout: 20_000 });
  await people.look(page, 'undo-signed-out');
  await page.locator('.of-undo').getByRole('link', { name: 'Anmelden' }).click();
  await page.getByLabel('E-Mail-Adresse').fill(moderator);
  await page.getByLabel('Passwort', { exact: true }).fill('mitgestalten im beispiel');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('region', { name: 'Wartende Beiträge' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
  expect(new Set(posted).size).toBe(1);
  await page.goto('/office/pruefen/veroeffentlicht');
  await expect(page.getByText(text)).toHaveCount(1);
});

test('a tab that is duplicated does not send what the first one still holds and takes back', async ({ people }) => {
  const text = 'In zwei Fenstern zugleich.';
  const page = await people.staff(moderator);
  await enterComments(page, [text]);
  const { posted, open, row } = await queueOf(page);
  await open(text);
  await page.keyboard.press('v');
  await expect(undoButton(page)).toBeVisible();
  // At the button no time runs out.
  await undoButton(page).focus();
  const opened = page.context().waitForEvent('page');
  // A window that is opened so has a copy of what its opener keeps for the tab, as a duplicated one has.
  await page.evaluate(() => void window.open('/office/pruefen'));
  const copy = await opened;
  await expect(copy.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('button', { name: text })).toBeVisible();
  await copy.getByRole('link', { name: 'Heute' }).click();
  await copy.reload();
  await expect(copy.getByRole('heading', { level: 1 })).toBeVisible();
  await undoButton(page).click();
  await expect(row(text)).toBeVisible();
  expect(posted).toEqual([]);
});

test('who takes a decision back has posted nothing, and stands where they stood, with what they typed', async ({ people }) => {
  const texts = ['Das war zu schnell.', 'Der Nächste.'];
  const page = await people.staff(moderator);
  await enterComments(page, texts);
  const { posted, open, list, row } = await queueOf(page);
  const figure = page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: /^Prüfen/ });
  const before = (await figure.textContent())!;
  await open(texts[0]!);
  const order = await list.getByRole('listitem').allInnerTexts();
  await page.keyboard.press('z');
  await page.getByLabel('Beleidigung').check();
  await page.getByLabel('Erläuterung für die Person').fill('Das ist verletzend.');
  await page.getByRole('button', { name: 'Zurückhalten', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Zurückgehalten.' })).toBeVisible();
  await expect(row(texts[0]!)).toHaveCount(0);
  await expect(page.getByRole('article').getByText(texts[1]!)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await expect(figure).not.toHaveText(before);

  await undoButton(page).click();
  await expect(page.getByRole('article').getByText(texts[0]!)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await expect(page.getByLabel('Beleidigung')).toBeChecked();
  await expect(page.getByLabel('Erläuterung für die Person')).toHaveValue('Das ist verletzend.');
  expect(await list.getByRole('listitem').allInnerTexts()).toEqual(order);
  await expect(figure).toHaveText(before);
  await page.getByRole('link', { name: 'Heute' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(posted).toEqual([]);
});

test('the next decision sends the former, and leaving sends the last', async ({ people }) => {
  const texts = ['Der Erste von zweien.', 'Der Zweite von zweien.'];
  const page = await people.staff(moderator);
  await enterComments(page, texts);
  const { posted, open } = await queueOf(page);
  await open(texts[0]!);
  await publishButton(page).click();
  await expect(page.getByRole('article').getByText(texts[1]!)).toBeVisible();
  expect(posted).toHaveLength(0);
  await expect(publishButton(page)).toBeEnabled();
  await publishButton(page).click();
  await expect.poll(() => posted.length).toBe(1);
  await page.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => posted.length).toBe(2);
  await page.goto('/office/pruefen/veroeffentlicht');
  for (const text of texts) await expect(page.getByText(text)).toHaveCount(1);
});

test('the desk works by keys alone, and axe finds nothing at the line', async ({ people }) => {
  const texts = ['Nur mit Tasten.', 'Der Zweite ebenso.'];
  const page = await people.staff(moderator);
  await enterComments(page, texts);
  await page.clock.install();
  const { posted, open, row } = await queueOf(page);
  await open(texts[0]!);
  await page.keyboard.press('v');
  await expect(row(texts[0]!)).toHaveCount(0);
  await page.clock.runFor(700);
  // The way back stands right before the case, so it is one step away.
  await heading(page).focus();
  await page.keyboard.press('Shift+Tab');
  await expect(undoButton(page)).toBeFocused();
  // At the button no time runs out, neither on the clock nor while somebody looks.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await people.look(page, `undo-line-${colorScheme}`);
    expect(await faultsOf(page, colorScheme === 'light' ? 'everything' : 'colours')).toEqual([]);
  }
  await page.clock.runFor(60_000);
  await expect(undoButton(page)).toBeFocused();
  await page.keyboard.press('r');
  await expect(row(texts[0]!)).toBeVisible();
  await expect(heading(page)).toBeFocused();
  expect(posted).toEqual([]);
  // A case that has just come takes no decision for a moment: its clock begins when it is there, which on a busy machine is later than the row.
  await expect(async () => {
    await page.clock.runFor(700);
    await expect(publishButton(page)).toBeEnabled({ timeout: 200 });
  }).toPass();
  await page.keyboard.press('v');
  await expect(undoButton(page)).toBeVisible();
  await page.clock.runFor(9_000);
  await expect.poll(() => posted.length).toBe(1);
  await expect(undoButton(page)).toHaveCount(0);
});
