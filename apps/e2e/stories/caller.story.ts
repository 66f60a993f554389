import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { test } from '../support/people.js';

const measure = 'Ein Tag im Betrieb';
const sentence = 'Jugendliche aus Sprachklassen verbringen jeden Monat einen Tag in einem Betrieb ihrer Wahl.';
const words = 'jeden Monat einen Tag';

/** The words are marked as with the mouse. */
async function mark(page: Page): Promise<void> {
  await page.getByText(sentence, { exact: true }).evaluate((block, marked) => {
    const text = block.firstChild!;
    const at = text.textContent!.indexOf(marked);
    getSelection()!.setBaseAndExtent(text, at, text, at + marked.length);
  }, words);
}

test('a caller means some words: the sentence by keyboard, then just these by marking, and finds them again with the code', async ({ people }) => {
  const page = await people.staff('ausrichtung@harburg.test');
  await page.goto('/office/anruf');
  await page.getByLabel('Was sagt die Person?').fill('Einmal im Vierteljahr reicht.');
  await page.getByLabel('Stelle suchen').fill(measure);
  await page.getByRole('radio', { name: measure }).check();
  const picker = page.getByRole('group', { name: 'Meint die Person bestimmte Worte?' });
  await picker.getByText('Meint die Person bestimmte Worte?').click();
  await isAccessible(page);
  await people.look(page, '01-sentences');
  const take = picker.getByRole('button', { name: `Diesen Satz nehmen ${sentence}` });
  await take.focus();
  await page.keyboard.press('Enter');
  await expect(picker).toBeFocused();
  await expect(picker.getByText('Es geht um die Worte')).toContainText(sentence);
  await isAccessible(page);
  await people.look(page, '02-sentence');

  await picker.getByRole('button', { name: 'Doch die ganze Stelle' }).click();
  await expect(picker).toBeFocused();
  await picker.getByText('Meint die Person bestimmte Worte?').click();
  const takeMarked = picker.getByRole('button', { name: 'Die markierten Worte nehmen' });
  await expect(takeMarked).toHaveCount(0);
  await mark(page);
  await takeMarked.click();
  await expect(picker.locator('q')).toHaveText(words);
  // What was chosen outlives the page, as what was typed does.
  await page.reload();
  await expect(picker.locator('q')).toHaveText(words);
  await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect(page.getByText('Der Beitrag liegt jetzt bei der Redaktion.')).toBeVisible();
  const code = (await page.locator('.of-code__text').innerText()).replace(/\s/g, '');

  const caller = await people.resident();
  await caller.goto(`/code#${code}`);
  await expect(caller.getByText('Einmal im Vierteljahr reicht.')).toBeVisible();
  await expect(caller.getByText('Zu den Worten').locator('..')).toContainText(words);
});

test('another passage has other words: those of the first are not sent with it', async ({ people }) => {
  const page = await people.staff('ausrichtung@harburg.test');
  await page.goto('/office/anruf');
  await page.getByLabel('Stelle suchen').fill(measure);
  await page.getByRole('radio', { name: measure }).check();
  const picker = page.getByRole('group', { name: 'Meint die Person bestimmte Worte?' });
  await picker.getByText('Meint die Person bestimmte Worte?').click();
  await picker.getByRole('button', { name: /^Diesen Satz nehmen/ }).first().click();
  await expect(picker.locator('q')).toBeVisible();
  await page.getByLabel('Stelle suchen').fill('Eltern lotsen Eltern');
  await page.getByRole('radio', { name: 'Eltern lotsen Eltern' }).check();
  await expect(picker.locator('q')).toHaveCount(0);
  await page.getByRole('radio', { name: /neue Idee/ }).check();
  await expect(picker).toHaveCount(0);
});
