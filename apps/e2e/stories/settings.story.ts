import { expect, type Page } from '@playwright/test';
import { enterComments } from '../support/callers.js';
import { test } from '../support/people.js';

const settings = (page: Page, tab: string) => page.getByRole('navigation', { name: 'Bereiche der Einstellungen' }).getByRole('link', { name: tab });

async function removeByName(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `${name} entfernen` }).click();
  const sure = page.getByRole('group', { name: `${name} wirklich entfernen?` });
  await sure.getByRole('button', { name: 'Ja, entfernen' }).click();
}

test('the administration adds a body and a phase, and takes them out again; what is in use stays', async ({ people }) => {
  const page = await people.staff('verwaltung@harburg.test');
  await page.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: 'Einstellungen' }).click();

  await settings(page, 'Teile, Gebiete, Gremien').click();
  await page.getByText('Gebiet hinzufügen').click();
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  // The sample has voted already: its areas are fixed, and the form says so beside what is missing, and keeps what was typed.
  await expect(page.getByRole('link', { name: 'Name (Deutsch): Bitte füllen Sie dieses Feld aus.' })).toBeVisible();
  await expect(page.getByText('Die Gebiete stehen fest').first()).toBeVisible();
  await page.getByLabel('Name (Deutsch)').first().fill('Neugraben');
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Name (Deutsch)' })).toHaveCount(0);
  await expect(page.getByLabel('Name (Deutsch)').first()).toHaveValue('Neugraben');
  await people.look(page, 'settings-add-area');

  await page.getByText('Gremium hinzufügen').click();
  await page.getByLabel('Art des Gremiums').selectOption({ label: 'Ausschuss' });
  await page.getByLabel('Name (Deutsch)').last().fill('Sozialausschuss');
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).last().click();
  await expect(page.getByLabel('Sozialausschuss (Deutsch)')).toBeVisible();
  await removeByName(page, 'Sozialausschuss');
  await expect(page.getByLabel('Sozialausschuss (Deutsch)')).toHaveCount(0);

  // Somebody sits in it: it stays, and the reason is said where the button was.
  await removeByName(page, 'Bezirksversammlung');
  await expect(page.getByText('In diesem Gremium hat noch jemand eine Aufgabe.')).toBeVisible();
  await people.look(page, 'settings-body-stays');

  await settings(page, 'Phasen').click();
  await page.getByText('Phase hinzufügen').first().click();
  await page.getByLabel('Art der Phase').selectOption({ label: 'Ideen sammeln' });
  await people.look(page, 'settings-add-phase');
  const phases = page.getByRole('heading', { level: 2, name: 'Ideen sammeln' });
  await expect(phases).toHaveCount(1);
  await page.getByRole('button', { name: 'Phase hinzufügen' }).click();
  await expect(phases).toHaveCount(2);
  await phases.last().click();
  await removeByName(page, 'Ideen sammeln');
  await expect(phases).toHaveCount(1);
});

test('a language that is not chosen leads residents to the same page in German', async ({ people }) => {
  const page = await people.staff('verwaltung@harburg.test');
  const resident = await people.resident();
  const choose = async (english: boolean) => {
    await page.goto('/office/einstellungen');
    await page.getByLabel('Englisch', { exact: true }).setChecked(english);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByText('Gespeichert.').first()).toBeAttached();
  };
  await choose(false);
  await resident.goto('/en/konzept?x=1');
  await expect(resident).toHaveURL(/\/konzept\?x=1$/);
  expect(new URL(resident.url()).pathname).toBe('/konzept');
  await expect(resident.getByRole('navigation', { name: 'Sprache' }).getByRole('link', { name: 'English' })).toHaveCount(0);
  await choose(true);
  await resident.goto('/en/konzept');
  await expect(resident.locator('html')).toHaveAttribute('lang', 'en');
  await expect(resident.getByRole('link', { name: 'English' })).toBeVisible();
});

test('a case is opened by its address, left by "back", and missed with a word', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.goto('/office/pruefen');
  const rows = page.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('listitem');
  await rows.nth(2).getByRole('button').click();
  await expect(page).toHaveURL(/fall=/);
  const address = page.url();
  const words = await page.locator('.of-voice').innerText();
  await page.keyboard.press('j');
  await expect(page.locator('.of-voice')).not.toHaveText(words);
  await page.goto(address);
  await expect(page.locator('.of-voice')).toHaveText(words);
  await page.goBack();
  await page.goto('/office/pruefen');
  await rows.nth(1).getByRole('button').click();
  await page.goBack();
  await expect(page).toHaveURL(/\/office\/pruefen$/);
  await page.goto('/office/pruefen?fall=00000000-0000-7000-8000-000000000000');
  await expect(page.getByText('Dieser Beitrag wartet hier nicht mehr.')).toBeVisible();
  await people.look(page, 'case-missing');
});

test('keys move the case at once, the address follows them, and "back" leads to the list', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await page.goto('/office/pruefen');
  const row = (at: number) => page.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('listitem').nth(at).getByRole('button');
  const named = () => new URL(page.url()).searchParams.get('fall');
  await row(0).click();
  await expect.poll(named).not.toBeNull();
  const first = named();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(row(2)).toHaveAttribute('aria-current', 'true');
  await expect.poll(named).not.toBe(first);
  await page.reload();
  await expect(row(2)).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(page).toHaveURL(/\/office\/pruefen$/);
});

test('keys bring the open row into sight, down and up again', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await enterComments(page, ['Erstens.', 'Zweitens.', 'Drittens.', 'Viertens.', 'Fünftens.', 'Sechstens.', 'Siebtens.']);
  await page.setViewportSize({ width: 1440, height: 420 });
  await page.goto('/office/pruefen');
  const rows = page.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('listitem');
  await expect(rows.nth(7)).toBeAttached();
  await expect(rows.nth(7)).not.toBeInViewport();
  for (const [key, at] of [['j', 7], ['k', 0]] as const) {
    for (let press = 0; press < 7; press++) await page.keyboard.press(key);
    await expect(rows.nth(at).getByRole('button')).toHaveAttribute('aria-current', 'true');
    // But for a fraction of a pixel.
    await expect(rows.nth(at)).toBeInViewport({ ratio: 0.95 });
  }
});
