import { expect, type Page } from '@playwright/test';
import { faultsOf } from '../support/axe.js';
import { goToEnd } from '../support/caret.js';
import { openPassage, savePassage } from '../support/passage.js';
import { picture, test } from '../support/people.js';

test.describe.configure({ mode: 'serial' });

const comparison = '/konzept/massnahmen/vergleich?von=2&bis=3';
const [letters, mothers, guides, health] = ['Amtsbriefe in einfacher Sprache', 'Mütter in Arbeit', 'Eltern lotsen Eltern', 'Gesundheitsberatung im Quartier'];

const open = (page: Page, name: string) => openPassage(page, page.locator('.of-outline').getByRole('link', { name }));

test('the office rewords, moves and strikes, and takes the suggested note', async ({ people }) => {
  const page = await people.staff('bearbeitung@harburg.test');
  await page.getByRole('link', { name: 'Entwurf', exact: true }).click();
  await page.getByRole('link', { name: 'Maßnahmen' }).first().click();
  await open(page, letters);
  await page.getByLabel('Wortlaut', { exact: true }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Die zwanzig häufigsten Briefe des Bezirksamts werden in einfacher Sprache neu geschrieben und mit Menschen geprüft, die Deutsch lernen. Zuerst kommt der Brief zur Kita-Gebühr.');
  await page.getByLabel('Grund der Änderung').fill('Aus Ihren Kommentaren');
  await savePassage(page);
  await open(page, mothers);
  await goToEnd(page);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('!');
  await page.getByRole('checkbox', { name: 'Inhaltliche Änderung' }).uncheck();
  await savePassage(page);
  await open(page, guides);
  await page.getByRole('button', { name: 'Nach unten' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Verschoben.' })).toBeAttached();
  await open(page, health);
  await page.getByRole('button', { name: 'Streichen' }).click();
  await expect(page.getByText('Diese Stelle ist im Entwurf gestrichen.')).toBeVisible();

  await page.getByRole('link', { name: 'Fassung vorschlagen' }).or(page.getByRole('button', { name: 'Fassung vorschlagen' })).first().click();
  await page.getByLabel(/Titel der Fassung \(Deutsch\)/).fill('Entwurf 2');
  await page.getByRole('button', { name: 'Vorschlag einsetzen' }).click();
  await expect(page.getByLabel('Was hat sich geändert?')).toHaveValue(new RegExp(`„${letters}“`));
  await expect(page.getByLabel('Was hat sich geändert?')).toHaveValue(new RegExp(`Gestrichen: „${health}“`));
  await people.look(page, '01-suggested-note');
  await page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(page.getByText('Die Fassung liegt zur Freigabe vor.').first()).toBeAttached();
  await expect(page).toHaveURL(/\/fassungen\//);

  const publisher = await people.staff('leitung@harburg.test');
  await publisher.goto(page.url());
  await publisher.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(publisher.getByText('Veröffentlicht als Fassung 3.').first()).toBeAttached();
});

test('a resident sees on a phone what has changed since the draft that was read', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/konzept/massnahmen');
  await people.look(page, '02-reading');
  await page.getByRole('link', { name: 'Was sich seit „Entwurf 1“ geändert hat' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Alt und neu: Maßnahmen' })).toBeVisible();
  await expect(page).toHaveURL(comparison);
  await expect(page.getByText(/4 Stellen sind anders/)).toBeVisible();
  await people.look(page, '03-comparison');

  const reworded = page.getByRole('region', { name: letters });
  await expect(reworded.getByText('Grund: Aus Ihren Kommentaren')).toBeVisible();
  // In one text: what went, what came, each with its word for who listens.
  await expect(reworded.getByRole('deletion').filter({ visible: true }).first()).toHaveText('gestrichen: zehn');
  await expect(reworded.getByRole('insertion').filter({ visible: true }).first()).toHaveText('neu: zwanzig');
  await expect(page.getByRole('region', { name: guides })).toContainText('Stand vorher bei');
  await expect(page.getByRole('region', { name: guides }).getByRole('deletion')).toHaveCount(0);
  await expect(page.getByRole('region', { name: health }).getByText('gestrichen', { exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Nur am Inhalt' }).click();
  await expect(page.getByRole('region', { name: mothers })).toHaveCount(0);
  await expect(page.getByText('Eine Änderung ist nur sprachlich und hier nicht gezeigt.')).toBeVisible();
  await page.getByRole('link', { name: 'Alle Änderungen' }).click();
  await expect(page.getByRole('region', { name: mothers }).getByText('nur sprachlich geändert')).toBeVisible();
});

test('on a desk old and new stand side by side, and the keyboard is enough', async ({ people }) => {
  const page = await people.resident();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(comparison);
  const reworded = page.getByRole('region', { name: letters });
  await expect(reworded.getByText('Alt', { exact: true })).toBeVisible();
  const [before, after] = [reworded.getByRole('deletion').filter({ visible: true }).first(), reworded.getByRole('insertion').filter({ visible: true }).first()];
  expect((await after.boundingBox())!.x).toBeGreaterThan((await before.boundingBox())!.x + 200);
  await page.getByLabel('Alt', { exact: true }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Vergleichen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/konzept/massnahmen/vergleich?von=1&bis=3');
  await page.goto(comparison);
  await page.getByRole('link', { name: 'In einem Text' }).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${comparison}&ansicht=text`);
  await expect(reworded.getByText('Alt', { exact: true })).toHaveCount(0);
  // Whichever is named first, old comes before new.
  await page.goto('/konzept/massnahmen/vergleich?von=3&bis=2');
  await expect(page).toHaveURL(comparison);
});

test('a version is printed with numbers that are the same on every device', async ({ people }) => {
  const page = await people.resident();
  const linesAt = async (width: number) => {
    await page.setViewportSize({ width, height: 900 });
    return page.locator('[data-line]').evaluateAll((lines) => lines.map((line) => `${line.getAttribute('data-line')} ${line.textContent}`));
  };
  await page.goto('/konzept/massnahmen');
  await page.getByRole('link', { name: 'Drucken mit Zeilennummern' }).click();
  await expect(page).toHaveURL('/konzept/massnahmen/fassung/3/druck');
  await expect(page.getByText(/\/konzept\/massnahmen\/fassung\/3$/)).toBeVisible();
  const phone = await linesAt(390);
  expect(phone.length).toBeGreaterThan(50);
  expect(phone[36]).toMatch(/^37 ./);
  expect(await linesAt(1440)).toEqual(phone);
  await people.look(page, '04-lines');
  await expect(page.getByText('Das ist eine Übersetzung.')).toHaveCount(0);
  await expect(page.locator('.ln-head')).toContainText('SpracheDeutsch');
  // Each language has lines of its own; a translation says so, on paper too, and whose checksum that is.
  await page.goto('/en/konzept/massnahmen/fassung/3/druck');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('This is a translation. Its lines have numbers of their own.')).toBeVisible();
  await expect(page.locator('.ln-head')).toContainText('Checksum of the text that was translated');
  await expect(page.locator('.ln-head')).toContainText(/LanguageEnglish, German|LanguageGerman, English/);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'The lines of the text that was translated' }).click();
  await expect(page).toHaveURL('/konzept/massnahmen/fassung/3/druck');
  await page.emulateMedia({ media: 'print' });
  await picture(page, '05-lines-print');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.goto(`${page.url()}#z-37`);
  await expect(page.locator('#z-37')).toBeInViewport();
  // The reading view, printed, names the same lines.
  await page.goto('/konzept/massnahmen/fassung/3');
  const named = await page.locator('[data-lines]').last().evaluate((text) => getComputedStyle(text, '::before').content);
  expect(named).toMatch(new RegExp(`^"Zeilen \\d+ bis ${phone.length}"$`));
});

test('a passage and a wording have an address that stays', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/konzept/massnahmen');
  const passage = page.getByRole('region', { name: letters });
  await passage.getByRole('link', { name: 'Link zu dieser Stelle' }).click();
  await expect(page).toHaveURL(/\/konzept\/massnahmen\/fassung\/3#s-/);
  await passage.getByRole('link', { name: /Etwas dazu sagen|Kommentar/ }).first().click();
  await page.getByRole('link', { name: 'Fester Link zu diesem Wortlaut' }).click();
  await expect(page).toHaveURL(/\/konzept\/massnahmen\/fassung\/3#s-/);
  await page.goto('/text/0197a000-0000-7000-8000-000000000001');
  await expect(page.getByRole('heading', { name: 'Diese Seite gibt es nicht.' })).toBeVisible();
  for (const path of ['vergleich?von=1&bis=9', 'vergleich?von=x', 'fassung/9/druck']) {
    expect((await page.goto(`/konzept/massnahmen/${path}`))?.status()).toBe(404);
  }
});

test('axe finds nothing on old and new and on the numbered lines', async ({ people }) => {
  test.setTimeout(300_000);
  const page = await people.resident();
  const found: string[] = [];
  const paths = [comparison, `${comparison}&ansicht=neben`, '/konzept/massnahmen/fassung/3/druck'];
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const path of [...paths, '/en/konzept/massnahmen/fassung/3/druck', ...paths.map((each) => `/ar-XB${each}`)]) {
      await page.goto(path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await picture(page, `${path.replace(/\W+/g, '-')}-${width}-${colorScheme}`);
        const faults = await faultsOf(page, colorScheme === 'light' ? 'everything' : 'colours');
        found.push(...faults.map((fault) => `${path} ${width} ${colorScheme} ${fault}`));
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) found.push(`${path} is ${overflow} px wider than ${width}`);
    }
  }
  expect(found).toEqual([]);
});
