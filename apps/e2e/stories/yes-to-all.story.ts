import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { openPassage, savePassage } from '../support/passage.js';
import { test } from '../support/people.js';

async function propose(page: Page, part: string, title: string): Promise<void> {
  await page.goto(`/office/entwurf/${part}`);
  await openPassage(page, page.locator('.of-outline a').last());
  await goToEnd(page);
  await page.keyboard.type(' Das gilt ab sofort.');
  await savePassage(page);
  await page.goto(`/office/entwurf/${part}/vorschlagen`);
  await page.getByLabel(/Titel der Fassung \(Deutsch\)/).fill(title);
  await page.getByLabel('Was hat sich geändert?').fill('Ein Satz mehr');
  await page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(page.getByText('Die Fassung liegt zur Freigabe vor.').first()).toBeAttached();
}

test('the head of office publishes versions at once on a phone, and reads why one of them was not', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await propose(editor, 'leitbild', 'Leitbild am Ende');
  await propose(editor, 'massnahmen', 'Maßnahmen am Ende');

  const head = await people.staff('leitung@harburg.test');
  await head.setViewportSize({ width: 390, height: 844 });
  // A phone without live news: it does not hear that somebody decides meanwhile.
  await head.routeWebSocket(/./, () => undefined);
  await head.goto('/office/');
  await head.getByRole('link', { name: 'Mehrere auf einmal freigeben' }).click();
  await expect(head.getByRole('heading', { name: 'Fassungen zur Freigabe' })).toBeVisible();
  await expect(head.getByRole('button', { name: 'Freigeben und veröffentlichen' })).toBeDisabled();
  await head.getByLabel('Leitbild am Ende').check();
  await head.getByLabel('Maßnahmen am Ende').check();
  await isAccessible(head);
  await people.look(head, 'versions-ticked');

  // Meanwhile the same person gives one of them back at the desk.
  const desk = await people.staff('leitung@harburg.test');
  await desk.goto('/office/fassungen');
  await desk.getByRole('link', { name: 'Bisher und neu vergleichen: Leitbild' }).click();
  await desk.getByRole('button', { name: 'Zurückgeben' }).click();
  await desk.getByLabel('Was soll geändert werden?').fill('Bitte kürzer.');
  await desk.getByRole('button', { name: 'Mit diesem Hinweis zurückgeben' }).click();
  await expect(desk.getByText('zurückgegeben').first()).toBeVisible();

  await head.getByRole('button', { name: '2 Fassungen freigeben und veröffentlichen' }).click();
  await expect(head.getByText('Eine Fassung ist veröffentlicht.').first()).toBeAttached();
  await expect(head.getByRole('listitem').filter({ hasText: 'Leitbild am Ende' }).getByRole('alert')).toBeVisible();
  await expect(head.getByText('Maßnahmen am Ende')).toHaveCount(0);
  await people.look(head, 'versions-published');
});

test('who ticked a version hears at once that somebody else decided about it', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await propose(editor, 'leitbild', 'Leitbild noch einmal');
  const head = await people.staff('leitung@harburg.test');
  await head.goto('/office/fassungen');
  await head.getByLabel('Leitbild noch einmal').check();

  const desk = await people.staff('leitung@harburg.test');
  await desk.goto('/office/fassungen');
  await desk.getByRole('link', { name: 'Bisher und neu vergleichen: Leitbild' }).click();
  await desk.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(desk.getByText(/Veröffentlicht als Fassung/).first()).toBeAttached();

  await expect(head.getByRole('listitem').filter({ hasText: 'Leitbild noch einmal' }).getByRole('alert')).toHaveText(/Wartet nicht mehr/);
  await expect(head.getByRole('button', { name: 'Freigeben und veröffentlichen' })).toBeDisabled();
  await people.look(head, 'versions-taken');
});
