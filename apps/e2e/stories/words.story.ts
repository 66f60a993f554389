import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { isReadFromTheRight } from '../support/direction.js';
import { isForFingers, tabTo } from '../support/hands.js';
import { openPassage, savePassage } from '../support/passage.js';
import { test, type People } from '../support/people.js';

test.describe.configure({ mode: 'serial' });

const sentence = 'Ehrenamtliche leiten das Gespräch, der Bezirk stellt den Raum.';
const reworded = 'Ehrenamtliche leiten das Gespräch, der Bezirk stellt einen hellen Raum im Quartier.';
const opening = 'Einmal in der Woche treffen sich Menschen zum Deutschsprechen.';
const said = 'Der Raum muss ohne Treppe zu erreichen sein.';
const measure = 'Sprachcafé in jedem Quartier';
/** Another passage of the same part. */
const wrong = 'Ein Tag im Betrieb';
const arabic = 'نلتقي مرة كل أسبوع (3 ساعات).';
const codeForm = /^[0-9A-Z]{4}-\s*[0-9A-Z]{4}-\s*[0-9A-Z]{4}-\s*[0-9A-Z]{4}$/;

let code: string;
/** Of the comment that was written by keyboard. */
let keyboardCode: string;

async function toMeasure(page: Page): Promise<void> {
  await page.goto('/konzept/massnahmen');
  const say = page.getByRole('link', { name: `Etwas dazu sagen: ${measure}` });
  await isForFingers(say);
  await say.click();
  await expect(page.getByRole('heading', { level: 1, name: measure })).toBeVisible();
}

/** Types in a comment on what was chosen, sends it without e-mail, and gives the code. */
async function send(page: Page, words: string): Promise<string> {
  await page.getByLabel('Ihr Kommentar').fill(words);
  await page.getByLabel('Ohne E-Mail, mit Code').check();
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByText('Bitte fotografieren oder aufschreiben.')).toBeVisible();
  return (await page.getByText(codeForm).first().innerText()).replace(/\s/g, '');
}

/** The office publishes the measure with another text; the editor names the comment that says `source` as where its words come from. */
async function publishText(people: People, text: string, title: string, source?: string): Promise<void> {
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.getByRole('link', { name: 'Entwurf', exact: true }).click();
  await editor.getByRole('link', { name: 'Maßnahmen' }).first().click();
  await openPassage(editor, editor.locator('.of-outline').getByRole('link', { name: measure }));
  await editor.getByLabel('Wortlaut', { exact: true }).click();
  await editor.keyboard.press('Control+A');
  await editor.keyboard.type(text);
  await savePassage(editor);
  if (source !== undefined) await name(editor, people, source);
  await editor.getByRole('link', { name: 'Fassung vorschlagen' }).or(editor.getByRole('button', { name: 'Fassung vorschlagen' })).first().click();
  await editor.getByLabel(/Titel der Fassung \(Deutsch\)/).fill(title);
  await editor.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(editor.getByText('Die Fassung liegt zur Freigabe vor.').first()).toBeAttached();
  const publisher = await people.staff('leitung@harburg.test');
  await publisher.getByRole('link', { name: 'Heute' }).click();
  await publisher.getByRole('link', { name: 'Weiterarbeiten' }).click();
  await publisher.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(publisher.getByText(/Veröffentlicht als Fassung/).first()).toBeAttached();
}

async function name(editor: Page, people: People, source: string): Promise<void> {
  const beside = editor.getByRole('complementary', { name: 'Veröffentlichter Wortlaut und Beiträge' });
  const comment = beside.getByRole('listitem').filter({ hasText: source });
  await expect(comment).toContainText(`Zu den Worten ${sentence}`);
  await comment.getByLabel('Quelle des neuen Wortlauts').check();
  await expect(beside.getByRole('heading', { name: 'Eine Quelle dieses Wortlauts' })).toBeVisible();
  await beside.getByText('Beitrag von anderswo nennen').click();
  await beside.getByLabel('Adresse oder Nummer des Beitrags').fill('keine Nummer');
  await beside.getByRole('button', { name: 'Als Quelle nennen' }).click();
  await expect(beside.getByText('Darin steht keine Nummer eines Beitrags.').first()).toBeVisible();
  await isAccessible(editor);
  await people.look(editor, '06-source-named');
}

/** What a resident sees of the comment until that is what it says: the job that carries it runs behind the scenes. */
async function untilItSays(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.goto('about:blank');
    await page.goto(`/code#${code}`);
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test('a resident comments on one sentence, on a phone, by touch', async ({ people }) => {
  const page = await people.resident();
  await toMeasure(page);
  const say = page.getByRole('article').locator('summary', { hasText: 'Etwas dazu sagen' }).first();
  await isForFingers(say);
  await say.tap();
  await isForFingers(page.getByRole('link', { name: sentence }));
  await page.getByRole('link', { name: sentence }).tap();
  await expect(page.getByRole('blockquote')).toHaveText(sentence);
  await expect(page.getByRole('blockquote')).toBeInViewport();
  await isForFingers(page.getByRole('link', { name: 'Zu diesen Worten schreiben' }));
  await isAccessible(page);
  await people.look(page, '01-sentence-chosen');
  code = await send(page, said);
  await people.look(page, '02-sent');
});

test('another one does it with the keyboard alone', async ({ people }) => {
  const page = await people.resident();
  await toMeasure(page);
  await page.getByRole('article').locator('summary', { hasText: 'Etwas dazu sagen' }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: opening }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('blockquote')).toHaveText(opening);
  await page.getByLabel('Ihr Kommentar').focus();
  await page.keyboard.type('Auch vormittags.');
  await page.getByLabel('Ohne E-Mail, mit Code').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Absenden' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Bitte fotografieren oder aufschreiben.')).toBeVisible();
  keyboardCode = (await page.getByText(codeForm).first().innerText()).replace(/\s/g, '');
});

test('who marks words of their own is offered to say something about just these', async ({ people }) => {
  const page = await people.resident();
  await toMeasure(page);
  await page.getByRole('article').getByRole('paragraph').filter({ hasText: sentence }).evaluate((block, words) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(words);
      if (at !== -1) getSelection()!.setBaseAndExtent(node, at, node, at + words.length);
    }
  }, 'der Bezirk stellt den Raum');
  await page.getByRole('link', { name: 'Zu den markierten Worten etwas sagen' }).tap();
  await expect(page.getByRole('blockquote')).toHaveText('der Bezirk stellt den Raum');
});

test('who cannot mark words chooses them one by one', async ({ people }) => {
  const page = await people.resident();
  await toMeasure(page);
  await page.getByRole('article').locator('summary', { hasText: 'Etwas dazu sagen' }).first().tap();
  await page.getByRole('link', { name: sentence }).tap();
  await page.getByText('Wort für Wort ändern').tap();
  await isForFingers(page.getByRole('link', { name: 'Am Ende ohne: Raum.' }));
  await page.getByRole('link', { name: 'Am Ende ohne: Raum.' }).tap();
  await expect(page.getByRole('blockquote')).toHaveText('Ehrenamtliche leiten das Gespräch, der Bezirk stellt den');
  await tabTo(page, 'Am Anfang ohne: Ehrenamtliche');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('blockquote')).toHaveText('leiten das Gespräch, der Bezirk stellt den');
  await expect(page.getByRole('blockquote')).toBeInViewport();
  await isAccessible(page);
  await people.look(page, '02-word-by-word');
  await page.getByRole('link', { name: 'Danach noch: Raum.' }).tap();
  await expect(page.getByRole('blockquote')).toHaveText('leiten das Gespräch, der Bezirk stellt den Raum.');
});

test('published, it stands at its words', async ({ people }) => {
  const moderator = await people.staff('redaktion@harburg.test');
  await moderator.getByRole('link', { name: 'Weiterarbeiten' }).click();
  for (const text of [said, 'Auch vormittags.']) {
    await moderator.getByRole('link', { name: text }).or(moderator.getByRole('button', { name: text })).first().click();
    await expect(moderator.getByRole('article').filter({ hasText: text })).toContainText('Zu den Worten');
    await moderator.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await expect(moderator.getByRole('status').filter({ hasText: 'Veröffentlicht' }).first()).toBeAttached();
  }
  // The last decision goes out when its time is over, or when the desk is left.
  await moderator.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => moderator.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
  const page = await people.resident();
  await toMeasure(page);
  await people.look(page, '03-marked');
  await page.getByRole('link', { name: '1 Kommentar zu diesen Worten' }).last().tap();
  await expect(page.getByRole('heading', { name: 'Kommentare zu diesen Worten' })).toBeVisible();
  await expect(page.getByText(said)).toBeVisible();
  await expect(page.getByText('Auch vormittags.')).toHaveCount(0);
  await isAccessible(page);
  await people.look(page, '04-comments-at-words');
});

test('who has said something supports what another one said, once, and takes it back', async ({ people }) => {
  const page = await people.resident();
  await toMeasure(page);
  const comment = page.getByRole('listitem').filter({ hasText: said });
  const support = comment.getByRole('button', { name: /^Unterstützen: Kommentar von / });
  await isForFingers(support);
  await support.tap();
  await expect(comment.getByText('Damit jede Stimme nur einmal zählt')).toBeVisible();
  await expect(comment.getByLabel('Ihr Code')).toBeFocused();
  await comment.getByLabel('Ihr Code').fill(keyboardCode);
  await isAccessible(page);
  await people.look(page, '04-support-by-code');
  await page.keyboard.press('Enter');
  await expect(comment.getByText('Eine Unterstützung · Sie unterstützen das.')).toBeVisible();
  await expect(comment.getByRole('button')).toBeFocused();
  await page.reload();
  await expect(comment.getByText('Eine Unterstützung · Sie unterstützen das.')).toBeVisible();
  await comment.getByRole('button', { name: /^Nicht mehr unterstützen: Kommentar von / }).tap();
  await expect(support).toBeVisible();
  await expect(comment.getByText('Eine Unterstützung')).toHaveCount(0);
});

test('its author sees it carried through three versions: the same, reworded, gone; and objects once', async ({ people }) => {
  test.setTimeout(300_000);
  const page = await people.resident();
  await publishText(people, `${opening} Sie trinken Tee. ${sentence}\n${arabic}`, 'Entwurf mit Tee');
  await isReadFromTheRight(people, page, arabic);
  await untilItSays(page, 'Diese Worte stehen noch so im Text.');
  await people.look(page, '05-same');

  await publishText(people, `${opening} ${reworded}`, 'Entwurf mit hellem Raum', said);
  await untilItSays(page, 'Hier steht jetzt etwas anderes:');
  await expect(page.getByRole('deletion')).toContainText('den');
  await expect(page.getByRole('insertion').first()).toContainText('einen hellen');
  await isAccessible(page);
  await people.look(page, '06-reworded');
  const reader = await people.resident();
  await reader.goto((await page.getByRole('link', { name: 'Zur Stelle' }).first().getAttribute('href'))!);
  await reader.getByRole('link', { name: 'Wie kam dieser Satz zustande?' }).tap();
  await expect(reader.getByText('Vorher stand hier:')).toBeVisible();
  await expect(reader.getByText(sentence)).toBeVisible();
  await isAccessible(reader);
  await people.look(reader, '06-origin');
  // From the words to the comment that is their source, and from it to the words that it became.
  const [source, addressed] = [reader.getByRole('list', { name: 'Daraus ist dieser Wortlaut entstanden, wie das Amt angibt' }).first(), reader.url()];
  await expect(source).toContainText(said);
  await source.getByRole('link', { name: 'Zum Beitrag' }).tap();
  await expect(reader.getByRole('listitem').filter({ hasText: said }).getByText('Aus diesem Beitrag ist Text des Konzepts entstanden:')).toBeVisible();
  await isAccessible(reader);
  await people.look(reader, '06-became');
  await reader.getByRole('listitem').filter({ hasText: said }).getByRole('link', { name: measure }).tap();
  await expect(reader.getByText(reworded).first()).toBeVisible();
  await page.getByRole('button', { name: 'Das ist nicht die richtige Stelle' }).tap();
  await page.getByLabel('Was ist falsch?').fill('Ich meinte nur die Treppe.');
  await page.getByRole('button', { name: 'Melden' }).tap();
  await expect(page.getByText('Sie haben gemeldet, dass die Stelle nicht stimmt.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Das ist nicht die richtige Stelle' })).toHaveCount(0);
  await people.look(page, '07-objected');

  const moderator = await people.staff('redaktion@harburg.test');
  await moderator.getByRole('link', { name: 'Stellen' }).click();
  await expect(moderator.getByText('Ich meinte nur die Treppe.')).toBeVisible();
  await isAccessible(moderator);
  await people.look(moderator, '08-tray');
  // A slip: a sentence of another passage. It is found again among those of other stories, and corrected.
  const placing = moderator.getByRole('article').filter({ hasText: said });
  await placing.getByText('Einen anderen Satz wählen').click();
  await placing.getByLabel('Stelle im Text').selectOption({ label: wrong });
  await placing.getByRole('button', { name: /^Hierher ./ }).first().click();
  await expect(placing).toHaveCount(0);
  await untilItSays(page, 'Jugendliche aus Sprachklassen verbringen');
  await moderator.getByRole('link', { name: 'Schon zugeordnet' }).click();
  await expect(placing.getByText(/^Steht jetzt in „.*“ bei den Worten/)).toBeVisible();
  await isAccessible(moderator);
  await people.look(moderator, '08-placed');
  await placing.getByText('Einen anderen Satz wählen').click();
  await expect(placing.getByLabel('Stelle im Text')).toHaveValue(/./);
  await placing.getByRole('button', { name: `Hierher ${reworded}` }).click();
  await expect(placing.getByText('Steht jetzt bei den Worten').locator('q')).toHaveText(reworded);
  await untilItSays(page, 'Menschen haben das geprüft.');
  await expect(page.getByRole('insertion').first()).toContainText('einen hellen');

  await publishText(people, opening, 'Entwurf ohne Raum');
  await untilItSays(page, 'Diese Worte stehen nicht mehr im Text.');
  await people.look(page, '09-gone');
  await page.getByRole('link', { name: 'Was sich dort geändert hat' }).first().tap();
  await expect(page.getByRole('deletion').filter({ hasText: 'Ehrenamtliche' }).first()).toBeVisible();
  // The link to the words outlives them.
  await reader.goto(addressed);
  await expect(reader.getByText('Hier stehen sie so nicht.')).toBeVisible();
  await isAccessible(reader);
  await people.look(reader, '10-link-of-an-earlier-text');
  await reader.getByRole('link', { name: 'Den Wortlaut lesen, den der Link meint' }).tap();
  await expect(reader.getByText(reworded)).toBeVisible();
});

test('with the keyboard alone an author says that a place is wrong, and follows the words back to where they came from', async ({ people }) => {
  const page = await people.resident();
  await page.goto(`/code#${keyboardCode}`);
  await expect(page.getByText('Auch vormittags.')).toBeVisible();
  await tabTo(page, 'Das ist nicht die richtige Stelle');
  await page.keyboard.press('Enter');
  // The field has the focus; then the button behind it.
  await page.keyboard.type('Ich meinte den Satz danach.');
  await tabTo(page, 'Melden');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Sie haben gemeldet, dass die Stelle nicht stimmt.')).toBeVisible();
  await isAccessible(page);
  await tabTo(page, 'Zur Stelle');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: measure })).toBeVisible();
  await tabTo(page, 'Wie kam dieser Satz zustande?');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Wie kam dieser Satz zustande?' })).toBeVisible();
  await expect(page.getByRole('blockquote').first()).toContainText(opening);
  await tabTo(page, 'Zurück zu:');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: measure })).toBeVisible();
});
