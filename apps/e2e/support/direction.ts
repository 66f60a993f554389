import { expect, type Page } from '@playwright/test';
import type { People } from './people.js';

/** A paragraph in Arabic runs from the right, wherever it stands among German ones; the numbers of lines stay on one side. */
export async function isReadFromTheRight(people: People, page: Page, arabic: string): Promise<void> {
  for (const path of ['/konzept/massnahmen', '/konzept/massnahmen/vergleich', '/konzept/massnahmen/druck']) {
    await page.goto(path);
    const words = page.getByText(arabic).filter({ visible: true }).last();
    await expect(words).toHaveCSS('direction', 'rtl');
    await expect(page.getByText('Sie trinken Tee.').filter({ visible: true }).last()).toHaveCSS('direction', 'ltr');
    await words.scrollIntoViewIfNeeded();
    await people.look(page, `arabic-${path.split('/').at(-1)}`);
  }
  await expect(page.locator('.ln-line', { hasText: arabic })).toHaveCSS('direction', 'ltr');
}
