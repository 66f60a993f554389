import { expect, type Locator, type Page } from '@playwright/test';

/** Opens a passage by its link in the outline of a draft; gives its address. */
export async function openPassage(page: Page, link: Locator): Promise<string> {
  const title = await link.locator('.of-outline__title').innerText();
  await link.click();
  // Until then another passage stands there, and what is typed would go into it.
  await expect(page.locator('#passage-title')).toHaveValue(title);
  await expect(page.getByLabel('Wortlaut', { exact: true })).toBeVisible();
  return page.url();
}

/** Presses the button; all that was typed is saved. */
export async function savePassage(page: Page): Promise<void> {
  // What was said of the save before stands there for some seconds, beside the button for longer.
  await page.locator('.of-said p').evaluateAll((sentences) => sentences.forEach((sentence) => sentence.setAttribute('data-heard', '')));
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.locator('.of-said p:not([data-heard])')).toHaveText('Gespeichert.');
}
