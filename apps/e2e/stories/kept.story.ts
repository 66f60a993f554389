import { expect } from '@playwright/test';
import { test } from '../support/people.js';

test('what was typed is to be seen after a reload, without turning to the form', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/konzept/leitbild');
  await page.getByRole('link', { name: /^Etwas dazu sagen/ }).first().click();
  await page.getByLabel('Ihr Kommentar').fill('Das möchte ich nicht zweimal schreiben.');
  await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).some((key) => key.endsWith(':body')))).toBe(true);
  await page.reload();
  await expect(page.getByLabel('Ihr Kommentar')).toHaveValue('Das möchte ich nicht zweimal schreiben.');
  await expect(page.getByLabel('Ihr Kommentar')).not.toBeFocused();
});

test('a link of a confirmation that lost its key says so', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/bestaetigen');
  await expect(page.getByText('In der Adresse fehlt der Schlüssel.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ja, das ist von mir' })).toHaveCount(0);
  await people.look(page, 'confirm-incomplete');
});

test('who signs out leaves nothing in the tab for the next person at the device', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/anmelden');
  await page.getByText('Mit Passwort anmelden').click();
  await page.locator('#password-email').fill('olena@harburg.test');
  await page.getByLabel('Passwort', { exact: true }).fill('mitgestalten im beispiel');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByText('Sie sind angemeldet.').or(page.getByRole('button', { name: 'Abmelden' })).first()).toBeVisible();
  await page.goto('/ich');
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  await page.evaluate(() => {
    sessionStorage.setItem('mg-draft:vote-code', 'ABCD');
    sessionStorage.setItem('office.draft.answer', 'bleibt');
  });
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByRole('link', { name: 'Thema wählen' })).toBeVisible();
  expect(await page.evaluate(() => [sessionStorage.getItem('mg-draft:vote-code'), sessionStorage.getItem('office.draft.answer')])).toEqual([null, 'bleibt']);
});

test('no letter is lost that is typed while the form wakes', async ({ people }) => {
  const page = await people.resident();
  const words = 'Auch vormittags und am Abend, damit alle kommen koennen.';
  // A weak phone takes long to bring the form to life; somebody who types fast is in the middle of a sentence by then.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const n of [0, 2, 4]) {
    await page.goto('/konzept/leitbild');
    await page.evaluate(() => sessionStorage.clear());
    await page.getByRole('link', { name: /^Etwas dazu sagen/ }).nth(n).click();
    await page.getByLabel('Ihr Kommentar').focus();
    await page.keyboard.type(words, { delay: 15 + 10 * n });
    await expect(page.getByLabel('Ihr Kommentar')).toHaveValue(words);
  }
});
