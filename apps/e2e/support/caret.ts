import { expect, type Page } from '@playwright/test';

/**
 * Puts the cursor at the end of the text that is written. Looks whether it stayed there: right behind a click the editor still sets the cursor to where that
 * was, which nobody is quick enough to notice.
 */
export async function goToEnd(page: Page): Promise<void> {
  const text = page.locator('[contenteditable="true"]');
  await text.click();
  await expect(async () => {
    await page.keyboard.press('Control+End');
    expect(await text.evaluate(leftBehindCursor)).toBe('');
  }).toPass();
}

/** What stands behind the cursor, two pictures later. */
function leftBehindCursor(field: HTMLElement): Promise<string> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { focusNode, focusOffset } = getSelection()!;
      const rest = document.createRange();
      rest.selectNodeContents(field);
      if (focusNode !== null) rest.setStart(focusNode, focusOffset);
      resolve(rest.toString());
    }));
  });
}
