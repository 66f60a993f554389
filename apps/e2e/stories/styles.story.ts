import { expect, type Page } from '@playwright/test';
import { readingPaths } from '../support/paths.js';
import { test } from '../support/people.js';

/**
 * How each element of the page looks that no part to act in has brought along: all that a style sheet can say of it but for its size, which follows what is in it
 * and beside it, and for the names that values are kept under.
 */
function looks(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const measured = /^(?:--.*|(?:width|height|inline-size|block-size)|top|right|bottom|left|inset-.*|(?:perspective|transform)-origin)$/;
    const shown = [...document.body.querySelectorAll('*')].filter((element) => element.closest('.pt-island--bare') === null);
    return shown.flatMap((element) => ['', '::before', '::after'].flatMap((part) => {
      const style = getComputedStyle(element, part);
      if (part !== '' && style.content === 'none') return [];
      return [`${element.tagName}.${element.getAttribute('class') ?? ''}${part} ${[...style].filter((name) => !measured.test(name)).map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')}`];
    }));
  });
}

/** What else is said in the second look: few words, for whoever mends it. */
function differences(look: string, other = ''): string[] {
  if (look === other) return [];
  const said = new Set(look.split(';'));
  return [`${look.split(' accent-color')[0]}: ${other.split(';').filter((each) => !said.has(each)).slice(0, 3).join(';').slice(0, 200)}`];
}

/** The sheet of form pages: every rule of the portal but those of comparisons and numbered lines, which stand nowhere else. */
async function sheetOfForms(page: Page): Promise<string> {
  await page.goto('/ideen/neu');
  const links = await page.locator('link[rel="stylesheet"]').evaluateAll((found) => found.map((link) => (link as HTMLLinkElement).href));
  return (await Promise.all(links.map(async (href) => (await page.request.get(href)).text()))).join('\n');
}

const views = [
  { width: 390, media: 'screen', colorScheme: 'light' }, { width: 1440, media: 'screen', colorScheme: 'dark' }, { width: 1440, media: 'print', colorScheme: 'light' },
] as const;

for (const { width, ...media } of views) {
  test(`a page carries every rule that its HTML can use: the sheet of forms changes nothing in it (${width} px, ${media.media}, ${media.colorScheme})`, async ({ page, request }) => {
    const whole = (await sheetOfForms(page)).replaceAll(/@font-face\{[^}]*\}/g, '');
    expect(whole).toContain('.pt-slip');
    await page.route('**/*.js', (route) => route.abort());
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia(media);
    for (const path of [...(await readingPaths(request)), '/ar-XB/konzept/leitbild', '/gibt-es-nicht']) {
      await page.goto(path, { waitUntil: 'load' });
      const own = await page.locator('head > style').textContent();
      expect(own, path).not.toContain('.pt-slip{');
      const before = await looks(page);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, whole);
      const after = await looks(page);
      expect(before.flatMap((look, n) => differences(look, after[n])), path).toEqual([]);
    }
  });
}

test('the rules in a page are written for the same browsers as those in files', async ({ page }) => {
  await page.goto('/konzept/leitbild');
  // Only browsers of Apple need it; the other ones read what follows.
  expect(await page.locator('head > style').textContent()).toContain('-webkit-hyphens:auto');
});
