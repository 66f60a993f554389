import { expect } from '@playwright/test';
import { enterComments } from '../support/callers.js';
import { test } from '../support/people.js';

const said = (n: number) => `Ein Kurs mehr, bitte, zum ${n}. Mal.`;

test('what comes in shows in the office by itself, and moves nothing until it is asked for', async ({ people }) => {
  const desk = await people.staff('redaktion@harburg.test');
  const faults: string[] = [];
  desk.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await desk.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: /^Prüfen/ }).click();
  const rows = desk.getByRole('region', { name: 'Wartende Beiträge' }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  const first = await rows.first().boundingBox();

  await enterComments(await people.staff('bearbeitung@harburg.test'), [said(1), said(2)]);

  const hint = desk.getByRole('button', { name: '2 neue Beiträge zeigen' });
  await expect(hint).toBeVisible();
  await people.look(desk, 'live-hint');
  expect(await rows.count()).toBe(before);
  expect(await rows.first().boundingBox()).toEqual(first);
  await hint.click();
  await expect(rows).toHaveCount(before + 2);
  await expect(desk.getByRole('button', { name: said(1) })).toBeFocused();
  await expect(hint).toBeHidden();
  await people.look(desk, 'live-shown');

  const figure = desk.getByRole('navigation', { name: 'Bereiche' }).getByRole('link', { name: /^Prüfen/ });
  await expect(figure).toContainText(String(before + 2));
  expect(faults).toEqual([]);
});
