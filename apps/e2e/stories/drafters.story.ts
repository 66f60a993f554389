import { expect, type Page } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { linkInMail, test } from '../support/people.js';

const drafterEmail = 'dara@harburg.test';
const outline = (page: Page) => page.getByRole('region', { name: 'Gliederung' });
const wording = (page: Page) => page.getByLabel('Wortlaut', { exact: true });

async function typeAtTheEnd(page: Page, words: string): Promise<void> {
  await goToEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
}

/** The editor gives one passage until the end of today, as the clock of the sample has it. */
async function inviteForOnePassage(page: Page, look: (name: string) => Promise<void>): Promise<string> {
  await page.goto('/office/entwurf/leitbild');
  await page.getByText('Arbeitsgruppe', { exact: true }).click();
  await page.getByText('Person einladen').click();
  await page.getByRole('button', { name: 'Einladen' }).click();
  await expect(page.getByText('Bitte wählen Sie mindestens eine Stelle.').first()).toBeVisible();
  await look('01-refused');
  await page.getByLabel('E-Mail-Adresse').fill(drafterEmail);
  await page.getByLabel('Name', { exact: false }).fill('Dara Demir');
  const passage = page.getByRole('group', { name: 'Stellen' }).getByRole('checkbox').nth(2);
  await passage.check();
  const title = (await page.locator(`label[for="${await passage.getAttribute('id')}"]`).textContent())!;
  const day = page.getByLabel('Letzter Tag');
  await day.fill((await day.getAttribute('min'))!);
  await isAccessible(page);
  await look('02-invite');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Dara Demir' })).toContainText('eine Stelle · bis einschließlich');
  await look('03-invited');
  return title;
}

/** The administrator puts the clock so many days on. */
async function moveClock(admin: Page, days: number): Promise<void> {
  await admin.goto('/office/einstellungen/uhr');
  const field = admin.locator('input[type="datetime-local"]');
  const at = new Date(`${await field.inputValue()}:00Z`);
  await field.fill(new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 16));
  await admin.locator('form').getByRole('button').click();
  await expect(admin.getByRole('status').filter({ hasText: 'Uhr' })).toBeAttached();
}

test('somebody of the working group writes at the passage that was given, reads the others, and is late the next day with nothing lost', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  const title = await inviteForOnePassage(editor, (name) => people.look(editor, name));

  const drafter = await people.resident();
  const link = await linkInMail(drafter, drafterEmail, 'Einladung: Schreiben Sie mit am Entwurf „Leitbild“');
  await people.look(drafter, '03-mail');
  await drafter.goto(link);
  await drafter.setViewportSize({ width: 1440, height: 900 });
  await drafter.getByRole('button', { name: 'Anmelden' }).click();
  await expect(drafter.getByRole('textbox', { name: 'Überschrift', exact: true })).toHaveValue(title);
  expect(await drafter.getByRole('navigation', { name: 'Bereiche' }).getByRole('link').allInnerTexts()).toEqual(['Entwurf']);
  await expect(outline(drafter).getByText('Ihre Stelle')).toHaveCount(1);
  await expect(drafter.getByText(/^Sie schreiben mit bis einschließlich/)).toBeVisible();
  await expect(drafter.getByText('Inhaltliche Änderung')).toHaveCount(0);
  await typeAtTheEnd(drafter, 'Das schreibt die Arbeitsgruppe.');
  await expect(drafter.getByText(/^Gespeichert .* von Dara Demir/)).toBeVisible();
  await isAccessible(drafter);
  await people.look(drafter, '04-writing');
  const own = drafter.url();

  await outline(drafter).getByRole('link').first().click();
  await expect(drafter.getByText('Diese Stelle können Sie lesen.')).toBeVisible();
  await expect(wording(drafter)).toHaveCount(0);
  await expect(drafter.getByText('Wie diese Stelle entstand')).toHaveCount(0);
  // Suggestions are read as the changes that they make.
  await expect(drafter.getByRole('region', { name: /Formulierungsvorschläge?$/ }).getByRole('deletion').first()).toBeVisible();
  await isAccessible(drafter);
  await people.look(drafter, '05-reading');
  await drafter.goto('/office/pruefen');
  await expect(drafter.getByText('Dieser Bereich gehört nicht zu Ihrer Rolle.')).toBeVisible();
  await drafter.goto('/office/');
  await expect(drafter.getByRole('heading', { level: 1, name: 'Ihre Stellen im Entwurf' })).toBeVisible();
  await people.look(drafter, '06-own-parts');

  await drafter.goto(`/office/entwurf/leitbild`);
  await expect(wording(drafter)).toContainText('Das schreibt die Arbeitsgruppe.');
  const admin = await people.staff('verwaltung@harburg.test');
  await moveClock(admin, 1);
  try {
    await typeAtTheEnd(drafter, 'Das kommt einen Tag zu spät.');
    await expect(drafter.getByRole('alert').filter({ hasText: 'Die Zeit, in der Sie an dieser Stelle schreiben, ist vorbei.' })).toBeVisible();
    await expect(wording(drafter)).toBeFocused();
    await expect(wording(drafter)).toContainText('Das kommt einen Tag zu spät.');
    await expect(drafter.getByText('Nicht gespeichert: Sie schreiben hier nicht mehr mit.')).toBeVisible();
    await isAccessible(drafter);
    await people.look(drafter, '07-ended');
    await drafter.goto(own);
    await expect(drafter.getByRole('heading', { level: 1, name: 'An diesem Entwurf schreiben Sie zurzeit nicht mit' })).toBeVisible();
    await expect(drafter.getByText('Das kommt einen Tag zu spät.')).toBeVisible();
    await isAccessible(drafter);
    await people.look(drafter, '08-left');
    await editor.reload();
    await outline(editor).getByRole('link', { name: title }).click();
    await expect(wording(editor)).toContainText('Das schreibt die Arbeitsgruppe.');
    await expect(wording(editor)).not.toContainText('einen Tag zu spät');
  } finally {
    await moveClock(admin, -1);
  }

  await editor.getByText('Arbeitsgruppe', { exact: true }).click();
  await editor.getByRole('button', { name: 'Mitarbeit von Dara Demir an diesem Teil beenden' }).click();
  await editor.getByRole('button', { name: 'Ja, beenden' }).click();
  await expect(editor.getByText('schreibt noch niemand aus der Arbeitsgruppe mit')).toBeVisible();
  await drafter.goto('/office/entwurf');
  await expect(drafter.getByText('Dieser Bereich gehört nicht zu Ihrer Rolle.')).toBeVisible();
  await expect(drafter.getByText('Das kommt einen Tag zu spät.')).toBeVisible();
  await isAccessible(drafter);
  await people.look(drafter, '09-left-without-role');
});
