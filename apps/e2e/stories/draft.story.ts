import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { openPassage } from '../support/passage.js';
import { test, type People } from '../support/people.js';

const editorEmail = 'bearbeitung@harburg.test';

/** Opens a passage of the Leitbild's draft; gives its address. */
async function openNth(page: Page, nth: number): Promise<string> {
  await page.goto('/office/entwurf/leitbild');
  return openPassage(page, page.locator('.of-outline').getByRole('link').nth(nth));
}

async function writeAtTheEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page);
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

let invited = false;

/** Somebody else who writes. */
async function anEditor(people: People): Promise<Page> {
  if (!invited) await inviteAsEditor(await people.staff('verwaltung@harburg.test'), 'ausrichtung@harburg.test');
  invited = true;
  return people.staff('ausrichtung@harburg.test');
}

test('a drafter writes without a connection, loses the tab, and comes back', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const address = await openNth(page, 1);
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

test('what was typed without a connection at a passage that was left is found from the outline, and promises nothing', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const address = await openNth(page, 1);
  const rows = page.locator('.of-outline').getByRole('link');
  const title = await page.locator('#passage-title').inputValue();
  const other = rows.nth(2);
  await other.click();
  await expect(page).not.toHaveURL(address);
  await rows.nth(1).click();
  await expect(page.locator('#passage-title')).toHaveValue(title);
  await page.context().setOffline(true);
  await writeAtTheEnd(page, 'Im Funkloch geschrieben.');
  await expect(page.getByRole('status').filter({ hasText: 'Der Text liegt auf diesem Gerät' })).toBeAttached();
  await other.click();
  const left = page.getByRole('status').filter({ hasText: 'Nicht gespeicherter Text auf diesem Gerät' });
  await expect(left.getByRole('link', { name: title })).toBeVisible();
  await isAccessible(page);
  await people.look(page, '02b-left');
  await left.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Wortlaut', { exact: true })).toContainText('Im Funkloch geschrieben.');
  await expect(page.getByText('Speichern Sie ihn, oder schreiben Sie weiter.').first()).toBeVisible();
  await other.click();
  await page.context().setOffline(false);
  await page.reload();
  await left.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
  await other.click();
  await expect(left).toHaveCount(0);
});

test('two people write at one passage, one of them on the train, and she makes one text of both, by keyboard', async ({ people }) => {
  const ben = await people.staff(editorEmail);
  const address = await openNth(ben, 2);
  const second = await anEditor(people);
  await second.goto(address);
  await expect(second.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  await second.context().setOffline(true);
  await second.getByLabel('Grund der Änderung').fill('Aus der Sitzung.');
  await writeAtTheEnd(second, 'Das kommt vom anderen Tisch.');
  await expect(second.getByRole('status').filter({ hasText: 'Der Text liegt auf diesem Gerät' })).toBeAttached();
  await writeAtTheEnd(ben, 'Das schreibt Ben dazu.');
  await expect(ben.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();

  // Back again, she is told that Ben writes here, and keeps what she typed; when he leaves, both texts meet.
  await second.context().setOffline(false);
  await expect(second.getByText('Nicht gespeichert: Hier schreibt gerade Ben Bearbeitung.', { exact: false }).first()).toBeVisible();
  await expect(second.getByLabel('Wortlaut', { exact: true })).toContainText('Das kommt vom anderen Tisch.');
  await isAccessible(second);
  await people.look(second, '03-held');
  await second.getByLabel('Wortlaut', { exact: true }).focus();
  await ben.goto('about:blank');
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
  const aside = second.locator('.of-putaside').filter({ hasText: 'Das kommt vom anderen Tisch.' });
  await expect(aside).toContainText('Aus der Sitzung.');
  await aside.getByRole('button').click();
  await expect(second.getByLabel('Wortlaut', { exact: true })).toContainText(/Das schreibt Ben dazu\..*Das kommt vom anderen Tisch\./);
  await expect(second.getByText(/^Gespeichert .* von Aydın Ausrichtung/)).toBeVisible();
  const again = await people.staff(editorEmail);
  await again.goto(address);
  await expect(again.getByLabel('Wortlaut', { exact: true })).toContainText(/Das schreibt Ben dazu\..*Das kommt vom anderen Tisch\./);
});

test('two people in the drafting room see each other, and hand a passage over, by keyboard', async ({ people }) => {
  const ben = await people.staff(editorEmail);
  const address = await openNth(ben, 4);
  const second = await anEditor(people);
  await second.goto(address);
  const [hers, his] = [second.getByLabel('Wortlaut', { exact: true }), ben.getByLabel('Wortlaut', { exact: true })];
  await expect(ben.getByRole('list', { name: 'Wer gerade im Entwurf ist' })).toContainText('Aydın Ausrichtung liest');
  await writeAtTheEnd(ben, 'Ben fängt an.');
  const [inHerList, inHerOutline] = [second.getByRole('list', { name: 'Wer gerade im Entwurf ist' }), second.locator('.of-outline')];
  await expect(inHerList).toContainText('Ben Bearbeitung schreibt an');
  await expect(inHerOutline.getByText('Ben Bearbeitung schreibt hier gerade')).toBeAttached();
  // She reads along, and cannot write over it.
  await expect(hers).toContainText('Ben fängt an.');
  await hers.focus();
  await second.keyboard.type('Nein.');
  await expect(hers).not.toContainText('Nein.');
  await isAccessible(second);
  await people.look(second, '05-reads-along');

  const ask = second.getByRole('button', { name: 'Um Übergabe bitten' });
  await ask.focus();
  await second.keyboard.press('Enter');
  await expect(ask).toHaveAttribute('aria-disabled', 'true');
  await expect(ask).toBeFocused();
  await his.focus();
  await ben.keyboard.press('Control+End');
  await ben.keyboard.type(' Und einen Satz noch.');
  const wish = ben.getByRole('group', { name: 'Aydın Ausrichtung möchte hier weiterschreiben.' });
  await expect(wish).toBeVisible();
  await expect(his).toBeFocused();
  await isAccessible(ben);
  await people.look(ben, '06-wish');
  await wish.getByRole('button', { name: 'Speichern und übergeben' }).focus();
  await ben.keyboard.press('Enter');

  // What he typed last is saved and stands in her text, where the focus is now.
  await expect(second.getByRole('status').filter({ hasText: 'Sie schreiben jetzt an dieser Stelle.' })).toBeAttached();
  await expect(hers).toContainText('Und einen Satz noch.');
  await expect(hers).toBeFocused();
  await second.keyboard.press('Control+End');
  await second.keyboard.type(' Weiter geht es mit Aydın.');
  await expect(second.getByText(/^Gespeichert .* von Aydın Ausrichtung/)).toBeVisible();
  await expect(his).toContainText('Weiter geht es mit Aydın.');
  await expect(his).toHaveAttribute('aria-readonly', 'true');
  await second.goto('about:blank');
  await expect(his).toHaveAttribute('aria-readonly', 'false');
});

test('what was written is read back step by step, and gone back to', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await openNth(page, 3);
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

test('what somebody writes while it is struck is saved, says so, and is found in the draft', async ({ people }) => {
  const ben = await people.staff(editorEmail);
  await ben.goto('/office/entwurf/leitbild');
  await ben.getByText('Stelle hinzufügen').click();
  await ben.locator('.of-add').getByLabel('Überschrift').fill('Umstritten');
  await ben.getByRole('button', { name: 'Hinzufügen' }).click();
  await expect(ben.locator('#passage-title')).toHaveValue('Umstritten');
  await writeAtTheEnd(ben, 'Ben fängt an.');
  await expect(ben.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
  const second = await anEditor(people);
  await second.goto(ben.url());
  const strike = second.getByRole('button', { name: 'Streichen' });
  await strike.click();
  await expect(second.getByText('An dieser Stelle schreibt gerade jemand anderes.').first()).toBeVisible();

  // Without a connection nobody sees him there.
  await ben.reload();
  await expect(ben.locator('#passage-title')).toHaveValue('Umstritten');
  await ben.context().setOffline(true);
  await writeAtTheEnd(ben, 'Und im Zug weiter.');
  const struck = (page: Page) => page.getByRole('alert').filter({ hasText: 'Diese Stelle ist im Entwurf gestrichen.' });
  await expect(async () => {
    await strike.click();
    await expect(struck(second)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await ben.context().setOffline(false);
  await expect(struck(ben)).toBeVisible();
  await expect(ben.getByText(/^Gespeichert .* von Ben Bearbeitung/)).toBeVisible();
  await isAccessible(ben);
  await people.look(ben, '07-struck');

  await second.goto('/office/entwurf/leitbild');
  await second.locator('.of-outline').getByRole('link', { name: 'Umstritten' }).click();
  await expect(second.getByLabel('Wortlaut', { exact: true })).toContainText('Und im Zug weiter.');
  await second.getByRole('button', { name: 'Wieder aufnehmen' }).click();
  await expect(second.getByRole('status').filter({ hasText: 'Wieder aufgenommen.' })).toBeAttached();
  await expect(struck(second)).toHaveCount(0);
  // Other stories publish this part.
  await ben.goto('about:blank');
  await strike.click();
  await expect(struck(second)).toBeVisible();
});
