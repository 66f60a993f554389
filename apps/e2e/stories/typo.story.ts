import { expect } from '@playwright/test';
import { linkInMail, test } from '../support/people.js';

test('an editor corrects one mistyped word alone, is sent to a second person for more, and everybody reads it', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.goto('/office/entwurf/massnahmen');
  await editor.getByRole('link', { name: /Eltern lotsen Eltern/ }).click();
  const beside = editor.getByRole('complementary', { name: 'Veröffentlichter Wortlaut und Beiträge' });
  await beside.getByText('Tippfehler berichtigen').click();
  const [wrong, right] = [beside.getByLabel('So steht es jetzt'), beside.getByLabel('So soll es heißen')];
  const submit = beside.getByRole('button', { name: 'Berichtigen und veröffentlichen' });

  await wrong.fill('fünfte');
  await right.fill('sechste');
  await submit.click();
  await expect(beside.getByText(/Ändern Sie es im Entwurf; eine zweite Person gibt es frei\./).first()).toBeVisible();
  await expect(right).toHaveValue('sechste');

  await wrong.fill('Schulsystem');
  await expect(beside.getByText(/Ändern Sie es im Entwurf; eine zweite Person gibt es frei\./)).toHaveCount(0);
  await right.fill('Schulsysteme');
  await expect(beside.getByRole('heading', { name: 'Alt und neu' })).toBeVisible();
  await submit.click();
  await expect(beside.getByText(/Allein berichtigt werden nur/).first()).toBeVisible();

  await wrong.fill('neu zugezogene');
  await right.fill('neu Zugezogene');
  await people.look(editor, 'typo-preview');
  await submit.click();
  await expect(beside.getByText(/Berichtigt\. Veröffentlicht als Fassung \d+\./).first()).toBeVisible();
  await people.look(editor, 'typo-done');

  const reader = await people.resident();
  await reader.goto('/konzept/massnahmen');
  await expect(reader.getByText(/, (\d+-mal )?berichtigt, seit/).first()).toBeVisible();
  await expect(reader.getByRole('link', { name: /^Was sich seit „.*berichtigt“ geändert hat/ })).toHaveCount(0);
  await reader.goto('/konzept/massnahmen/vergleich');
  await expect(reader.getByText('Tippfehler berichtigt').first()).toBeVisible();

  // Who leads the office hears of it, and takes it back: it was none.
  const publisher = await people.staff('leitung@harburg.test');
  await publisher.goto(await linkInMail(reader, 'leitung@harburg.test', 'Tippfehler berichtigt in „Maßnahmen“'));
  const there = publisher.getByRole('complementary', { name: 'Veröffentlichter Wortlaut und Beiträge' });
  await there.getByText('Tippfehler berichtigen').click();
  await there.getByLabel('So steht es jetzt').fill('neu Zugezogene');
  await there.getByLabel('So soll es heißen').fill('neu zugezogene');
  await there.getByRole('button', { name: 'Berichtigen und veröffentlichen' }).click();
  await expect(there.getByText(/Berichtigt\. Veröffentlicht als Fassung \d+\./).first()).toBeVisible();
});
