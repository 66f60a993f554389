import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { openPassage } from '../support/passage.js';
import { linkInMail, test } from '../support/people.js';

test.describe.configure({ mode: 'serial' });

const measure = 'Ein Tag im Betrieb';
const sentence = 'Jugendliche aus Sprachklassen verbringen jeden Monat einen Tag in einem Betrieb ihrer Wahl.';
const better = 'Jugendliche aus Sprachklassen verbringen jeden Monat einen Tag in einem Betrieb oder einer Werkstatt ihrer Wahl.';
const own = 'Das schreibt die Bearbeitung dazu.';
const reply = 'Auch eine Küche ist eine Werkstatt.';
const author = 'Aylin aus Wilstorf';
const email = 'aylin@example.org';

async function toSentence(page: Page): Promise<void> {
  await page.goto('/konzept/massnahmen');
  await page.getByRole('link', { name: `Etwas dazu sagen: ${measure}` }).click();
  await page.getByRole('article').getByRole('link', { name: 'Etwas dazu sagen' }).last().click();
  await expect(page.getByRole('blockquote')).toHaveText(sentence);
}

test('a resident changes a sentence in place, on a phone, and sees what changes before sending', async ({ people }) => {
  const page = await people.resident();
  await toSentence(page);
  await page.getByRole('link', { name: 'Anders formulieren' }).tap();
  const field = page.getByLabel('So soll es heißen');
  await expect(field).toHaveValue(sentence);
  await field.fill('');
  await page.getByLabel('Mit E-Mail').check();
  await page.getByLabel('Ihre E-Mail-Adresse').fill(email);
  await page.getByRole('button', { name: 'Vorschlag absenden' }).tap();
  await expect(page.getByRole('link', { name: 'Bitte geben Sie einen Grund an.' })).toBeVisible();
  await field.fill(better);
  await expect(page.getByRole('insertion')).toContainText('oder einer Werkstatt');
  await page.getByLabel('Warum?').fill('Viele wollen etwas mit den Händen machen.');
  await page.getByText('Name angeben').tap();
  await page.getByLabel('Ihr Name').fill(author);
  await isAccessible(page);
  await people.look(page, '01-form');
  await page.getByRole('button', { name: 'Vorschlag absenden' }).tap();
  await expect(page.getByText('Bitte sehen Sie in Ihr Postfach')).toBeVisible();
  await page.goto(await linkInMail(page, email, 'Bitte bestätigen Sie Ihren Beitrag'));
  await page.getByRole('button', { name: 'Ja, das ist von mir' }).tap();
  await expect(page.getByText('Danke. Ihr Text ist angekommen.')).toBeVisible();
});

test('published, it is read as a change, and somebody else supports it', async ({ people }) => {
  const moderator = await people.staff('redaktion@harburg.test');
  await moderator.getByRole('link', { name: 'Weiterarbeiten' }).click();
  const title = better.slice(0, 40);
  await moderator.getByRole('link', { name: title }).or(moderator.getByRole('button', { name: title })).first().click();
  await expect(moderator.getByRole('insertion').first()).toContainText('oder einer Werkstatt');
  await moderator.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await moderator.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => moderator.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();

  // Anybody with an account can: here a colleague of the conferences.
  const reader = await people.staff('ausrichtung@harburg.test');
  await toSentence(reader);
  await expect(reader.getByText(author, { exact: true })).toBeVisible();
  await reader.getByRole('button', { name: `Unterstützen: Vorschlag von ${author}` }).click();
  await expect(reader.getByText('Eine Unterstützung · Sie unterstützen das.')).toBeVisible();
  // The next day, in another tab, nothing tells the page: who tries once more is told, and can take it back.
  await reader.evaluate(() => sessionStorage.clear());
  await reader.reload();
  await reader.getByRole('button', { name: `Unterstützen: Vorschlag von ${author}` }).click();
  await expect(reader.getByText('Eine Unterstützung · Sie unterstützen das.')).toBeVisible();
  await expect(reader.getByRole('button', { name: `Nicht mehr unterstützen: Vorschlag von ${author}` })).toBeVisible();
  await isAccessible(reader);
  await people.look(reader, '02-supported');
});

test('what somebody says about it is published, too', async ({ people }) => {
  const reader = await people.staff('ausrichtung@harburg.test');
  await toSentence(reader);
  await reader.getByRole('listitem').filter({ hasText: author }).getByRole('link', { name: 'Antworten' }).click();
  await reader.getByRole('textbox', { name: 'Ihre Antwort' }).fill(reply);
  await reader.getByRole('button', { name: 'Absenden' }).click();
  await expect(reader.getByText('Danke. Ihr Text ist angekommen.')).toBeVisible();
  const moderator = await people.staff('redaktion@harburg.test');
  await moderator.getByRole('link', { name: 'Heute' }).click();
  await moderator.getByRole('link', { name: 'Weiterarbeiten' }).click();
  await moderator.getByRole('link', { name: reply }).or(moderator.getByRole('button', { name: reply })).first().click();
  await moderator.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await moderator.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => moderator.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
});

test('without account and code nobody supports, and what to do is said', async ({ people }) => {
  const page = await people.resident();
  await toSentence(page);
  await page.getByRole('button', { name: `Unterstützen: Vorschlag von ${author}` }).tap();
  await expect(page.getByLabel('Ihr Code')).toBeVisible();
  await isAccessible(page);
});

test('the office reads it in the draft, takes it, answers, and publishes; its author is told and named', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.getByRole('link', { name: 'Entwurf', exact: true }).click();
  await editor.getByRole('link', { name: 'Maßnahmen' }).first().click();
  await openPassage(editor, editor.locator('.of-outline').getByRole('link', { name: measure }));
  const suggestion = editor.getByRole('article', { name: `Vorschlag von ${author}` });
  await editor.getByText('Eine Antwort von anderen').click();
  await expect(editor.getByText(reply)).toBeVisible();
  await suggestion.getByLabel('Im Entwurf lesen').check();
  await isAccessible(editor);
  await people.look(editor, '03-in-the-draft');
  // Words of the editor's own that cannot be saved now: the suggestion waits, and both are there afterwards.
  const wording = editor.getByLabel('Wortlaut', { exact: true });
  const write = async (words: string) => {
    await goToEnd(editor);
    await editor.keyboard.type(words);
  };
  await editor.context().setOffline(true);
  await write(` ${own}`);
  const take = editor.getByRole('button', { name: 'Vorschlag in den Entwurf übernehmen' });
  await take.click();
  await expect(editor.getByText('Der Vorschlag ist noch nicht übernommen')).toBeVisible();
  await expect(wording).toContainText(own);
  await editor.context().setOffline(false);
  await write(' Und zwar sofort.');
  await take.click();
  await expect(suggestion.getByText('Steht so im Entwurf.')).toBeVisible();
  // It is named as a source, though nobody ticked it.
  await expect(editor.getByRole('heading', { name: 'Eine Quelle dieses Wortlauts' })).toBeVisible();
  await expect(editor.getByRole('listitem').filter({ has: suggestion }).getByLabel('Quelle des neuen Wortlauts', { exact: true })).toBeChecked();
  await expect(wording).toContainText(`${better} ${own} Und zwar sofort.`);
  await editor.reload();
  await expect(wording).toContainText(`${better} ${own} Und zwar sofort.`);
  await suggestion.getByRole('button', { name: 'Antwort schreiben' }).click();
  await expect(suggestion.getByRole('radio', { name: 'übernommen', exact: true })).toBeChecked();
  await suggestion.getByLabel('Begründung', { exact: true }).fill('Danke, das übernehmen wir.');
  await suggestion.getByRole('button', { name: 'Zur Freigabe geben' }).click();
  await expect(suggestion.getByText('Antwort wartet auf Freigabe')).toBeVisible();
  await editor.getByRole('link', { name: 'Fassung vorschlagen' }).or(editor.getByRole('button', { name: 'Fassung vorschlagen' })).first().click();
  await editor.getByLabel(/Titel der Fassung \(Deutsch\)/).fill('Entwurf mit Werkstatt');
  await editor.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(editor.getByText('Die Fassung liegt zur Freigabe vor.').first()).toBeAttached();

  const publisher = await people.staff('leitung@harburg.test');
  await publisher.getByRole('link', { name: 'Antworten' }).first().click();
  await publisher.getByRole('button', { name: new RegExp(better.slice(0, 40)) }).click();
  await publisher.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(publisher.getByText('Die Antwort ist veröffentlicht.').first()).toBeAttached();
  await publisher.getByRole('link', { name: 'Heute' }).click();
  await publisher.getByRole('link', { name: /Entwurf mit Werkstatt/ }).first().click();
  await publisher.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(publisher.getByText(/Veröffentlicht als Fassung/).first()).toBeAttached();

  const page = await people.resident();
  await expect(async () => {
    await page.goto(await linkInMail(page, email, 'Ihre Worte stehen jetzt im Text'));
    await expect(page.getByText('So wurde der Text geändert: „Entwurf mit Werkstatt“.')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await people.look(page, '04-in-the-text');
  await page.getByRole('article').locator('summary', { hasText: 'Etwas dazu sagen' }).tap();
  await isAccessible(page);
  await people.look(page, '04-sentences');
  await page.getByRole('link', { name: 'Zum ganzen Absatz' }).tap();
  await page.getByRole('link', { name: 'Wie kam dieser Satz zustande?' }).tap();
  await expect(page.getByText('Diese Worte kamen mit dieser Fassung. Vorgeschlagen hat sie:')).toBeVisible();
  await expect(page.getByText(author, { exact: true })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'oder einer Werkstatt' }).first()).toContainText(`Vorschlag von ${author}`);
  await isAccessible(page);
  await people.look(page, '05-origin');
});

test('the print names the suggestion behind its words, on wish', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/konzept/massnahmen');
  await page.getByRole('link', { name: 'Drucken mit Zeilennummern' }).tap();
  await expect(page).toHaveURL(/druck$/);
  await page.waitForLoadState();
  await page.getByRole('link', { name: /^Mit Nachweisen/ }).tap();
  const notes = page.locator('[role=doc-endnotes]');
  await expect(notes.getByText(`Vorgeschlagen von ${author}`)).toBeVisible();
  await expect(notes.getByText('Danke, das übernehmen wir.')).toBeVisible();
  await expect(notes.getByText('„Entwurf mit Werkstatt“')).toBeVisible();
});
