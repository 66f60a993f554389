import { expect, type Locator, type Page } from '@playwright/test';

/** That a finger hits it (design, chapter 7). */
export async function isForFingers(target: Locator): Promise<void> {
  expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
}

/** Presses the tab key until what is called so has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  // More than there is on any of these pages.
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press('Tab');
    const named = await page.evaluate(() => {
      const at = document.activeElement;
      return (at instanceof HTMLTextAreaElement ? at.labels[0] : at)?.textContent ?? '';
    });
    if (named.includes(name)) return;
  }
  throw new Error(`Nobody gets to "${name}" by keyboard`);
}
