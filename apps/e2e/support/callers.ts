import { expect, request, type Page } from '@playwright/test';
import { ask } from './ask.js';
import { ofProcess } from './paths.js';

async function leitbild(): Promise<{ processId: string; passages: readonly string[] }> {
  const guest = await request.newContext({ baseURL: process.env['E2E_BASE_URL']! });
  const { id: processId, parts: [part] } = await ofProcess(guest);
  await guest.dispose();
  return { processId, passages: part.currentVersion.entries.map(({ passage }) => passage.id) };
}

/** Comments of callers, which the person at that page types in; they wait to be moderated. Guests of one address may write but five an hour. */
export async function enterComments(page: Page, texts: readonly string[], nth = 0): Promise<{ readonly passageId: string; readonly ids: readonly string[] }> {
  const { processId, passages } = await leitbild();
  const passageId = passages.at(nth)!;
  const ids: string[] = [];
  for (const body of texts) {
    const input = { idempotencyKey: crypto.randomUUID(), processId, passageId, body, lang: 'de', channel: 'COUNTER' };
    const { contribution, errors } = await ask(page, 'enterContribution', { input });
    expect(errors).toEqual([]);
    ids.push(contribution.id);
  }
  return { passageId, ids };
}

/** The same, published by the moderator at that page. */
export async function publishComments(page: Page, texts: readonly string[], nth: number): Promise<{ readonly passageId: string; readonly ids: readonly string[] }> {
  const entered = await enterComments(page, texts, nth);
  const { processId } = await leitbild();
  const { nodes } = await ask(page, 'moderationQueue', { processId, first: 100 });
  const textIds = nodes.filter(({ contributionId }: { contributionId: string }) => entered.ids.includes(contributionId)).map(({ textId }: { textId: string }) => textId);
  expect((await ask(page, 'publishTexts', { input: { idempotencyKey: crypto.randomUUID(), processId, textIds } })).errors).toEqual([]);
  return entered;
}
