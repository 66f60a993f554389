import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** WCAG 2.2 AA and everything it contains. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds on the page, as "rule: element". `colours` looks for contrast alone: enough for a page that was looked
 * at before in the other scheme, as nothing but colours is another there.
 */
export async function faultsOf(page: Page, what: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  // No page holds a frame of another origin: axe may then run in the page itself, and needs no second one for its result.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (what === 'colours' ? axe.withRules(['color-contrast']) : axe.withTags(tags)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** Nothing that axe can find stands in anybody's way on this page. */
export async function isAccessible(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
}
