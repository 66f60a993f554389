import { expect } from '@playwright/test';
import { isAccessible } from '../support/axe.js';
import { publishComments } from '../support/callers.js';
import { test } from '../support/people.js';

test.describe.configure({ mode: 'serial' });

// One more than a page of the list has, and one for the page behind.
const texts = Array.from({ length: 32 }, (_, n) => `Das steht in der Liste an Stelle ${n + 1}.`);
const last = texts.at(-1)!;

let passageId: string;
let lastId: string;

test('a comment on the second page of the list is replied to, and the reply is one', async ({ people }) => {
  const moderator = await people.staff('redaktion@harburg.test');
  const made = await publishComments(moderator, texts, -1);
  [passageId, lastId] = [made.passageId, made.ids.at(-1)!];
  const page = await people.resident();
  await page.goto(`/stelle/${passageId}`);
  const comment = page.locator(`#beitrag-${lastId}`);
  const further = page.getByRole('link', { name: 'Weitere Kommentare' });
  await further.scrollIntoViewIfNeeded();
  // Comments that come into sight for the first time are laid out only then; nobody taps while they do.
  await expect(async () => {
    const before = await further.boundingBox();
    await page.waitForTimeout(200);
    expect(await further.boundingBox()).toEqual(before);
  }).toPass();
  await further.tap();
  await comment.getByRole('link', { name: 'Antworten' }).tap();
  await expect(page.getByRole('heading', { name: 'Ihre Antwort auf' })).toBeVisible();
  await expect(page.locator('.pt-write blockquote')).toContainText(last);
  // Still on that page of the list.
  await expect(comment).toHaveCount(1);
  await people.look(page, '01-reply');
  await page.getByRole('textbox', { name: 'Ihre Antwort' }).fill('Das sehe ich auch so.');
  await page.getByLabel('Ohne E-Mail, mit Code').check();
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.postData()?.includes('Das sehe ich auch so.') ?? false),
    page.getByRole('button', { name: 'Absenden' }).tap(),
  ]);
  expect(sent.postDataJSON().variables.input).toMatchObject({ passageId, parentId: lastId });
  await expect(page.getByText('Bitte fotografieren oder aufschreiben.')).toBeVisible();
});

test('a link to it shows it, though it is not on the first page of the list', async ({ people }) => {
  const page = await people.resident();
  await page.goto(`/ideen/${lastId}`);
  await expect(page).toHaveURL(`/stelle/${passageId}?beitrag=${lastId}#beitrag-${lastId}`);
  await expect(page.getByRole('region', { name: 'Der Beitrag, den der Link meint' })).toContainText(last);
  await expect(page.locator(`#beitrag-${lastId}`)).toBeInViewport();
  await isAccessible(page);
  await people.look(page, '02-named');
});

test('a reply to what is not there is not turned into a comment: the page says so', async ({ people }) => {
  const page = await people.resident();
  for (const gone of [crypto.randomUUID(), 'x']) {
    await page.goto(`/stelle/${passageId}?antwort=${gone}&beitrag=${gone}#schreiben`);
    await expect(page.getByText('Auf diesen Kommentar kann man hier nicht mehr antworten.')).toBeVisible();
    await expect(page.getByText('Den Beitrag, den der Link meint, kann man hier nicht mehr lesen.')).toBeVisible();
    await expect(page.getByLabel('Ihr Kommentar')).toHaveCount(0);
  }
  await isAccessible(page);
  await people.look(page, '03-gone');
  await page.getByRole('link', { name: 'Stattdessen selbst etwas zum Text sagen' }).tap();
  await expect(page.getByLabel('Ihr Kommentar')).toBeVisible();
});
