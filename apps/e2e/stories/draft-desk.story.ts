import { expect, type Page, type Request, type Route } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { openPassage } from '../support/passage.js';
import { test } from '../support/people.js';

const editorEmail = 'bearbeitung@harburg.test';
const wording = (page: Page) => page.getByLabel('Wortlaut', { exact: true });
const saved = (page: Page) => page.getByText(/^Gespeichert .* von Ben Bearbeitung/);
const outline = (page: Page) => page.getByRole('region', { name: 'Gliederung' });

async function open(page: Page, part: string, title: string): Promise<void> {
  await page.goto(`/office/entwurf/${part}`);
  await openPassage(page, outline(page).getByRole('link', { name: title }).first());
}

async function writeAtTheEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page);
  await page.keyboard.type(words);
}

/** Lets saves reach the server and their answers be lost, until told otherwise; tells when the first one has been lost. */
async function loseAnswers(page: Page): Promise<{ readonly lost: Promise<void>; stop(): Promise<void> }> {
  let told = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    told = resolve;
  });
  const cut = async (route: Route) => {
    if (!route.request().postData()?.includes('OfficeSaveDraftPassage')) return route.fallback();
    await route.fetch();
    await route.abort();
    told();
  };
  await page.route('**/graphql', cut);
  return { lost, stop: () => page.unroute('**/graphql', cut) };
}

test('the answer to a save is lost, and the button saves all that stands there, without a conflict with oneself', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await open(page, 'leitbild', 'Vielfalt ist unser Alltag');
  const { lost, stop } = await loseAnswers(page);
  await writeAtTheEnd(page, ' Das kam an, und niemand hörte davon.');
  await lost;
  await writeAtTheEnd(page, ' Das kam danach.');
  await stop();
  await page.keyboard.press('Control+S');
  await expect(saved(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Jemand anderes hat diese Stelle inzwischen gespeichert' })).toHaveCount(0);
  const elsewhere = await people.staff(editorEmail);
  await elsewhere.goto(page.url());
  await expect(wording(elsewhere)).toContainText('Das kam an, und niemand hörte davon. Das kam danach.');
});

test('whoever moves a passage while its words are on their way makes no conflict of it', async ({ people }) => {
  const [page, elsewhere] = [await people.staff(editorEmail), await people.staff(editorEmail)];
  for (const each of [page, elsewhere]) await open(each, 'massnahmen', 'Deutschkurse am Abend');
  const cost = page.getByLabel('Kosten', { exact: true });
  const former = await cost.inputValue();
  let goOn = (): void => undefined;
  const moved = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const isSave = (request: Request) => request.postData()?.includes('OfficeSaveDraftPassage') === true;
  await page.route('**/graphql', async (route) => {
    if (isSave(route.request())) await moved;
    return route.continue();
  });
  const onItsWay = page.waitForRequest(isSave);
  await cost.fill('Zwölf Euro im Monat');
  await onItsWay;
  await elsewhere.getByRole('button', { name: 'Nach unten' }).click();
  await expect(elsewhere.getByRole('status').filter({ hasText: 'Verschoben.' })).toBeAttached();
  goOn();
  await expect(async () => {
    await elsewhere.reload();
    await expect(elsewhere.getByLabel('Kosten', { exact: true })).toHaveValue('Zwölf Euro im Monat', { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole('region', { name: 'Jemand anderes hat diese Stelle inzwischen gespeichert' })).toHaveCount(0);

  // Other stories publish this part: what it is about is theirs.
  await elsewhere.getByRole('button', { name: 'Nach oben' }).click();
  await expect(elsewhere.getByRole('status').filter({ hasText: 'Verschoben.' })).toBeAttached();
  await cost.fill(former);
  await expect(async () => {
    await elsewhere.reload();
    await expect(elsewhere.getByLabel('Kosten', { exact: true })).toHaveValue(former, { timeout: 2_000 });
    await expect(outline(elsewhere).getByText('geändert', { exact: true })).toHaveCount(0, { timeout: 2_000 });
  }).toPass();
});

test('the steps follow what is saved, and the way back takes along what is not saved yet', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await open(page, 'massnahmen', 'Deutschkurse am Abend');
  const before = (await wording(page).textContent())!;
  await writeAtTheEnd(page, ' Das stimmt so nicht.');
  await expect(saved(page)).toBeVisible();
  await page.getByText('Wie diese Stelle entstand').click();
  const steps = page.locator('.of-changes > li');
  await steps.first().locator('summary').click();
  await expect(steps.first()).toContainText('Das steht dort jetzt.');
  // The newest step is written on, and says so.
  await writeAtTheEnd(page, ' Und das auch nicht.');
  await expect(saved(page)).toBeVisible();
  await expect(steps.first()).toContainText('Das steht dort jetzt.');
  // Going back with words that were typed a moment ago.
  const way = steps.nth(1);
  await way.locator('summary').click();
  await writeAtTheEnd(page, ' Und dieser Satz ist noch nicht gespeichert.');
  await way.getByRole('button', { name: 'Zu diesem Stand zurückgehen' }).click();
  await expect(wording(page)).toHaveText(before);
  await expect(page.getByRole('region', { name: 'Jemand anderes hat diese Stelle inzwischen gespeichert' })).toHaveCount(0);
  await expect(steps.nth(1)).toContainText('Ben Bearbeitung');
  await expect(steps.nth(1)).toContainText('Und dieser Satz ist noch nicht gespeichert.');
  await isAccessible(page);
  await people.look(page, '01-back');
});

test('the contributions beside the draft are narrowed by words, channel and answer', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await open(page, 'leitbild', 'Sprache verbindet');
  const beside = page.getByRole('region', { name: /^\d+ Beiträge$/ });
  const threads = beside.locator('.of-voices > li');
  await expect(threads).not.toHaveCount(0);
  const all = await threads.count();
  await isAccessible(page);
  await people.look(page, '02-all');
  await beside.getByLabel('Antwort', { exact: true }).selectOption({ label: 'beantwortet' });
  await expect(threads).toHaveCount(1);
  await expect(threads).toContainText('Aber bitte auch online');
  await beside.getByLabel('Antwort', { exact: true }).selectOption({ label: 'alle' });
  await beside.getByLabel('Wörter im Beitrag').fill('schnelles Internet');
  // Said in a reply: the thread is shown.
  await expect(threads).toHaveCount(1);
  await expect(threads).toContainText('Aber bitte auch online');
  await expect(beside.locator('p[role=status]')).toHaveText(/^1 von \d+ Beiträgen$/);
  await isAccessible(page);
  await people.look(page, '03-narrowed');
  await beside.getByLabel('Kanal', { exact: true }).selectOption({ label: 'Papier' });
  await expect(threads).toHaveCount(0);
  await expect(beside.locator('p[role=status]')).toHaveText(/^0 von \d+ Beiträgen$/);
  await beside.getByLabel('Wörter im Beitrag').fill('');
  await beside.getByLabel('Kanal', { exact: true }).selectOption({ label: 'alle' });
  await expect(threads).toHaveCount(all);
  await expect(beside.locator('p[role=status]')).toHaveText('');
});

test('a measure goes below another field, and what changes in its facts stands beside it', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await open(page, 'massnahmen', 'Beratung zur Anerkennung vor Ort');
  const titles = outline(page).locator('.of-outline__title');
  const found = await titles.allTextContents();
  const before = found.indexOf('Beratung zur Anerkennung vor Ort');
  await page.getByText('Anderswo einordnen').click();
  await page.getByLabel('Unterhalb von').focus();
  await page.getByLabel('Unterhalb von').selectOption({ label: 'Sprache' });
  await isAccessible(page);
  await people.look(page, '04-below');
  await page.getByRole('button', { name: 'Dorthin verschieben' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Verschoben.' })).toBeAttached();
  await expect(async () => {
    const order = await titles.allTextContents();
    expect(order.indexOf('Beratung zur Anerkennung vor Ort')).toBeGreaterThan(order.indexOf('Deutschkurse am Abend'));
    expect(order.indexOf('Beratung zur Anerkennung vor Ort')).toBeLessThan(order.indexOf('Bildung und Ausbildung'));
  }).toPass();

  const cost = page.getByLabel('Kosten', { exact: true });
  const former = await cost.inputValue();
  await cost.fill('300 Euro im Monat');
  await expect(saved(page)).toBeVisible();
  await page.getByText('Änderungen gegenüber der Veröffentlichung').click();
  const changes = page.locator('.of-putaside').filter({ hasText: 'Änderungen gegenüber der Veröffentlichung' });
  await expect(changes.getByRole('definition').getByRole('insertion').first()).toContainText('300');
  await isAccessible(page);
  await people.look(page, '05-facts');

  // Other stories publish this part: what it is about is theirs.
  await cost.fill(former);
  await page.getByLabel('Unterhalb von').selectOption({ label: 'Arbeit' });
  await page.getByRole('button', { name: 'Dorthin verschieben' }).click();
  await expect.poll(async () => (await titles.allTextContents()).indexOf('Beratung zur Anerkennung vor Ort')).toBe(before + 1);
  await page.getByRole('button', { name: 'Nach oben' }).click();
  await expect.poll(() => titles.allTextContents()).toEqual(found);
  await expect(outline(page).getByText('geändert', { exact: true })).toHaveCount(0);
});
