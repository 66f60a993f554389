import { expect, type Page } from '@playwright/test';
import { faultsOf } from '../support/axe.js';
import { openPassage, savePassage } from '../support/passage.js';
import { test } from '../support/people.js';

const [from, to] = ['Worum es geht', 'Vielfalt ist unser Alltag'];
const sentence = 'Manche sind hier geboren, manche gestern angekommen.';

/** Has what is written in the passage be written otherwise, and saved. */
async function rewrite(page: Page, name: string, change: (text: string) => string): Promise<void> {
  await openPassage(page, page.locator('.of-outline').getByRole('link', { name }));
  const wording = page.getByLabel('Wortlaut', { exact: true });
  const text = (await wording.locator('p').allInnerTexts()).join(' ');
  await wording.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(change(text));
  await savePassage(page);
}

test('who approves reads that a sentence went to another passage; staff find what stands at it, and place it elsewhere', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.goto('/office/entwurf/leitbild');
  await rewrite(editor, from, (text) => text.replace(sentence, '').replace('  ', ' '));
  await rewrite(editor, to, (text) => `${text} ${sentence}`);
  await editor.getByRole('link', { name: 'Fassung vorschlagen' }).or(editor.getByRole('button', { name: 'Fassung vorschlagen' })).first().click();
  await editor.getByLabel(/Titel der Fassung \(Deutsch\)/).fill('Ein Satz zieht um');
  await editor.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(editor).toHaveURL(/\/fassungen\//);

  const publisher = await people.staff('leitung@harburg.test');
  // At a desk in another language the originals are compared, too: of this version there is no translation yet.
  await publisher.goto(`${editor.url()}?lang=en`);
  await expect(publisher.getByRole('deletion').filter({ hasText: sentence })).toContainText(`Moved to “${to}”`);
  await publisher.goto(`${editor.url()}?lang=de`);
  await expect(publisher.getByRole('deletion').filter({ hasText: sentence })).toContainText(`Verschoben nach „${to}“`);
  await expect(publisher.getByRole('insertion').filter({ hasText: sentence })).toContainText(`Verschoben aus „${from}“`);
  await people.look(publisher, 'moved-sentence-approval');
  await publisher.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(publisher.getByText(/Veröffentlicht als Fassung \d+\./).first()).toBeAttached();
  // Once all comments are carried that is no longer said, without a reload.
  await expect(publisher.getByText('Die Kommentare werden gerade der neuen Fassung zugeordnet')).toHaveCount(0);

  await expect(async () => {
    await editor.goto('/office/stellen/gefunden');
    await expect(editor.getByText(`Steht jetzt in „${to}“ bei den Worten`).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const found = editor.getByRole('article').filter({ hasText: `Steht jetzt in „${to}“` });
  const count = await found.count();
  await expect(found.first()).toContainText('Die Worte stehen jetzt in einem anderen Text.');
  await people.look(editor, 'placed-by-itself');
  expect(await faultsOf(editor)).toEqual([]);
  const [comment, text] = ['Kommentar ansehen', 'Text ansehen'].map((name) => found.first().getByRole('link', { name }));
  const reader = await people.resident();
  await reader.goto((await comment!.getAttribute('href'))!);
  await expect(reader.getByRole('heading', { level: 1 })).toContainText(from);
  await reader.goto((await text!.getAttribute('href'))!);
  await expect(reader.getByRole('heading', { level: 1 })).toContainText(to);

  // Beside the draft it stands where its words do, and there alone.
  await editor.goto('/office/entwurf/leitbild');
  const suggestionOf = (name: string) => editor.getByRole('article', { name: `Vorschlag von ${name}` });
  for (const [passage, there, elsewhere] of [[to, 'Mehmet', 'Lehrerin'], [from, 'Lehrerin', 'Mehmet']] as const) {
    await editor.getByRole('link', { name: passage }).or(editor.getByRole('button', { name: passage })).first().click();
    await expect(suggestionOf(there)).toBeVisible();
    await expect(suggestionOf(elsewhere)).toHaveCount(0);
  }
  await editor.goto('/office/stellen/gefunden');

  await found.first().getByText('Einen anderen Satz wählen').click();
  await found.first().getByRole('button', { name: 'Hierher' }).last().click();
  await expect(found).toHaveCount(count - 1);
  await editor.getByRole('link', { name: 'Schon zugeordnet' }).click();
  await expect(editor.getByText('Von Menschen zugeordnet.').first()).toBeVisible();
  await people.look(editor, 'placed-by-people');
});
