import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from '../support/people.js';

const editorEmail = 'bearbeitung@harburg.test';

/** Opens a passage of the Leitbild's draft; gives its address. */
async function openPassage(page: Page, nth: number): Promise<string> {
  await page.goto('/office/entwurf/leitbild');
  await page.getByRole('navigation', { name: 'Gliederung' }).or(page.locator('.of-outline')).first().getByRole('link').nth(nth).click();
  await expect(page.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  return page.url();
}

async function writeAtTheEnd(page: Page, words: string): Promise<void> {
  await page.getByLabel('Wortlaut', { exact: true }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

async function inviteAsEditor(admin: Page, email: string): Promise<void> {
  await admin.goto('/office/personen');
  await admin.getByText('Person einladen').click();
  await admin.getByLabel('E-Mail-Adresse').fill(email);
  await admin.getByLabel('Rolle', { exact: true }).selectOption({ label: 'Bearbeitung' });
  await admin.getByRole('button', { name: 'Einladen' }).click();
  await expect(admin.getByRole('status').filter({ hasText: email })).toBeAttached();
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('a drafter writes without a connection, loses the tab, and comes back', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const address = await openPassage(page, 1);
  await page.context().setOffline(true);
  await writeAtTheEnd(page, 'Im Zug geschrieben.');
  await expect(page.getByRole('status').filter({ hasText: 'Der Text liegt auf diesem Gerät' })).toBeAttached();
  await people.look(page, '01-offline');
  await page.close();

  const again = await page.context().newPage();
  await again.context().setOffline(false);
  await again.goto(address);
  await expect(again.getByLabel('Wortlaut', { exact: true })).toContainText('Im Zug geschrieben.');
  await isAccessible(again);
  await people.look(again, '02-back');
  await again.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(again.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();

  const elsewhere = await people.staff(editorEmail);
  await elsewhere.goto(address);
  await expect(elsewhere.getByLabel('Wortlaut', { exact: true })).toContainText('Im Zug geschrieben.');
});

test('two people write at one passage, and the second makes one text of both, by keyboard', async ({ people }) => {
  const ben = await people.staff(editorEmail);
  const address = await openPassage(ben, 2);
  await inviteAsEditor(await people.staff('verwaltung@harburg.test'), 'ausrichtung@harburg.test');
  const second = await people.staff('ausrichtung@harburg.test');
  await second.goto(address);
  await expect(second.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  await writeAtTheEnd(ben, 'Das schreibt Ben dazu.');
  await expect(ben.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();

  await writeAtTheEnd(second, 'Das kommt vom anderen Tisch.');
  const panel = second.getByRole('region', { name: 'Jemand anderes hat diese Stelle inzwischen gespeichert' });
  await expect(panel).toBeVisible();
  // It came by itself: the cursor stays in the text.
  await expect(second.getByLabel('Wortlaut', { exact: true })).toBeFocused();
  // Words that both texts have stand there unmarked.
  await expect(panel.getByText('schreibt Ben dazu')).toBeVisible();
  await expect(panel.getByText('kommt vom anderen Tisch')).toBeVisible();
  await isAccessible(second);
  await people.look(second, '03-conflict');
  for (const both of await panel.getByRole('radio', { name: 'Beides' }).all()) {
    await both.focus();
    await second.keyboard.press('Space');
  }
  await panel.getByRole('button', { name: 'So zusammenführen' }).focus();
  await second.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(second.getByLabel('Wortlaut', { exact: true })).toContainText(/Das schreibt Ben dazu\..*Das kommt vom anderen Tisch\./);
  await expect(second.getByText(/^Gespeichert .* von Aydın Ausrichtung/)).toBeVisible();
  await ben.reload();
  await expect(ben.getByLabel('Wortlaut', { exact: true })).toContainText(/Das schreibt Ben dazu\..*Das kommt vom anderen Tisch\./);
});

test('what was written is read back step by step, and gone back to', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await openPassage(page, 3);
  await writeAtTheEnd(page, 'Ein Satz zu viel.');
  await expect(page.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
  await page.getByText('Wie diese Stelle entstand').click();
  const steps = page.getByRole('listitem').filter({ has: page.locator('details') });
  await expect(steps).toHaveCount(2);
  await steps.last().locator('summary').click();
  await expect(steps.last().getByText('Ein Satz zu viel.')).toBeVisible();
  await isAccessible(page);
  await people.look(page, '04-history');
  await steps.last().getByRole('button', { name: 'Zu diesem Stand zurückgehen' }).click();
  await expect(page.getByLabel('Wortlaut', { exact: true })).not.toContainText('Ein Satz zu viel.');
  await expect(steps).toHaveCount(3);
  await expect(steps.first()).toContainText('zurück zum Stand');
});
