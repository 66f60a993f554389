import { expect, type Locator, type Page } from '@playwright/test';
import { docx, heading, item, paragraph, run } from '../../../tools/test/docx.mjs';
import { isAccessible } from '../support/axe.js';
import { otherFragments, wordFragments } from '../support/paste-corpus.js';
import { test } from '../support/people.js';

const editorEmail = 'bearbeitung@harburg.test';
const editor = (page: Page) => page.getByLabel('Wortlaut', { exact: true });

/** As the browser hands it over when somebody pastes. */
async function paste(text: Locator, html: string): Promise<void> {
  await text.evaluate((element, content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', content);
    clipboardData.setData('text/plain', 'plain');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

const shown = (text: Locator) => text.evaluate((element) => element.innerHTML.replace(/<br class="ProseMirror[^>]*>|<img class="ProseMirror[^>]*>/g, ''));

/** A passage of its own, so that no other story finds its text changed. */
async function addPassage(page: Page, title: string): Promise<void> {
  await page.goto('/office/entwurf/leitbild');
  await page.getByText('Stelle hinzufügen').click();
  await page.locator('.of-add').getByLabel('Überschrift').fill(title);
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  await expect(page.getByLabel('Überschrift', { exact: true }).last()).toHaveValue(title);
}

/** So that it comes into no version of another story. */
async function strike(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Streichen' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Diese Stelle ist im Entwurf gestrichen.' })).toBeVisible();
}

test('what other programs put on the clipboard comes in clean, and nothing in it runs', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const foreign: string[] = [];
  const own = new URL(page.url()).host;
  page.on('request', (request) => {
    if (new URL(request.url()).host !== own) foreign.push(request.url());
  });
  await addPassage(page, 'Eingefügtes');
  const text = editor(page);
  for (const { from, html, becomes } of [...wordFragments, ...otherFragments]) {
    await text.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await paste(text, html);
    expect.soft(await shown(text), from).toBe(becomes);
  }
  expect(await page.evaluate(() => (window as { ran?: unknown }).ran)).toBeUndefined();
  expect(foreign).toEqual([]);

  await test.step('it comes in at the cursor, and what the server keeps is what is seen', async () => {
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Vorher nachher');
    for (let step = 0; step < 7; step++) await page.keyboard.press('ArrowLeft');
    await paste(text, wordFragments[0]!.html);
    expect(await shown(text)).toBe('<p>Vorher Wir wollen „Ankommen“ <strong>für alle</strong> – <em>überall</em> im Bezirk.</p><p>Integration ist z.&nbsp;B. Sprache.nachher</p>');
    await expect(page.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
    const before = await shown(text);
    await page.reload();
    await expect.poll(() => shown(text)).toBe(before);
  });
  await strike(page);
});

test('the tools of the text are reached and left by keyboard; headings and languages are asked for', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await addPassage(page, 'Mit der Tastatur');
  const text = editor(page);
  await text.focus();
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Kurse am Abend');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Das مقهى اللغة ist offen.');
  const hints = page.getByRole('list', { name: 'Was noch fehlt' });
  await expect(hints.getByRole('listitem')).toHaveCount(2);
  await isAccessible(page);
  await people.look(page, '01-hints');

  await hints.getByRole('button', { name: 'Markieren' }).first().click();
  await page.keyboard.press('Alt+F10');
  await expect(page.getByRole('button', { name: 'Fett' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'Zwischenüberschrift' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text.getByRole('heading', { name: 'Kurse am Abend' })).toBeVisible();

  await hints.getByRole('button', { name: 'Markieren' }).click();
  await page.keyboard.press('Alt+F10');
  // Where one was last.
  await expect(page.getByRole('button', { name: 'Zwischenüberschrift' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('button', { name: 'Sprache', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByLabel('In welcher Sprache sind die markierten Worte?').selectOption({ label: 'Arabisch' });
  await page.getByRole('button', { name: 'Sprache setzen' }).click();
  await expect(text.locator('[lang=ar]')).toHaveText('مقهى اللغة');
  await expect(hints).toHaveCount(0);
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Sprache', exact: true })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByLabel('Überschrift', { exact: true }).last()).toBeFocused();
  await expect(page.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
  await strike(page);
});

test('a Word document is looked at, corrected and taken over, with the connection gone in between', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await page.goto('/office/entwurf/leitbild');
  await page.getByRole('link', { name: 'Aus Word übernehmen' }).click();
  const file = page.getByLabel('Word-Dokument (.docx)');
  await file.setInputFiles({ name: 'Brief.docx', mimeType: 'text/plain', buffer: Buffer.from('Ich bin ein Brief.') });
  await expect(page.getByText('Das ist kein Word-Dokument.', { exact: false }).first()).toBeVisible();

  const body = [
    heading(1, 'Ankommen in Harburg'), paragraph(`${run('Alle ')}${run('kommen', '<w:b/>')}${run(' an.')}`), item('Beratung'), item('Begleitung'),
    heading(2, 'Sprache im Alltag'), paragraph('Sprachcafés in jedem Quartier.'), heading(3, 'Am Abend'), paragraph('Auch nach der Arbeit.'),
    heading(2, 'Nur für uns'), paragraph('Das bleibt im Amt.'), `<w:tbl><w:tr><w:tc>${paragraph('Was')}</w:tc><w:tc>${paragraph('Wann')}</w:tc></w:tr></w:tbl>`,
  ].join('');
  await file.setInputFiles({ name: 'Leitbild.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: Buffer.from(docx(body)) });
  await expect(page.getByRole('heading', { name: 'Vorschau: Leitbild.docx' })).toBeVisible();
  const row = (title: string) => page.getByRole('group', { name: title });
  await expect(row('Am Abend').getByLabel('Wird zu')).toHaveValue('INSIDE');
  await row('Nur für uns').getByLabel('Wird zu').selectOption({ label: 'nichts, wird weggelassen' });
  await row('Sprache im Alltag').getByLabel('Überschrift').fill('Sprache');
  await expect(page.getByText('Eine Tabelle: Ihre Zeilen stehen als Absätze im Text.')).toBeVisible();
  await page.getByText('Text ansehen').first().click();
  await isAccessible(page);
  await people.look(page, '02-preview');

  await page.context().setOffline(true);
  await page.getByRole('button', { name: '2 Stellen übernehmen' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(row('Sprache').getByLabel('Überschrift')).toHaveValue('Sprache');
  await page.context().setOffline(false);
  await page.reload();
  await expect(row('Sprache').getByLabel('Überschrift')).toHaveValue('Sprache');
  await page.getByRole('button', { name: '2 Stellen übernehmen' }).click();

  await expect(page.getByLabel('Überschrift', { exact: true }).last()).toHaveValue('Ankommen in Harburg');
  expect(await shown(editor(page))).toBe('<p>Alle <strong>kommen</strong> an.</p><ul><li><p>Beratung</p></li><li><p>Begleitung</p></li></ul>');
  const titles = page.locator('.of-outline__title');
  const lastTwo = async () => (await titles.allTextContents()).slice(-2);
  expect(await lastTwo()).toEqual(['Ankommen in Harburg', 'Sprache']);
  await titles.last().dragTo(titles.nth(-2), { targetPosition: { x: 4, y: 2 } });
  await expect.poll(lastTwo).toEqual(['Sprache', 'Ankommen in Harburg']);
  await page.getByRole('button', { name: 'Nach oben' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(lastTwo).toEqual(['Ankommen in Harburg', 'Sprache']);
  await strike(page);
  await titles.last().click();
  await expect(editor(page)).toContainText('Auch nach der Arbeit.');
  expect(await shown(editor(page))).toBe('<p>Sprachcafés in jedem Quartier.</p><h3>Am Abend</h3><p>Auch nach der Arbeit.</p>');
  await strike(page);
});
