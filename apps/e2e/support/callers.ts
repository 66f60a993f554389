import { readFileSync } from 'node:fs';
import { expect, request, type Page } from '@playwright/test';
import { ofProcess } from './paths.js';

const manifest = new URL('../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);

/** Comments of callers, which the person at that page types in; they wait to be moderated. Guests of one address may write but five an hour. */
export async function enterComments(page: Page, texts: readonly string[]): Promise<void> {
  const documents = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  const [hash] = Object.entries(documents).find(([, text]) => text.includes('enterContribution('))!;
  // With the cookie of the office, only documents of our own pages are answered.
  const guest = await request.newContext({ baseURL: process.env['E2E_BASE_URL']! });
  const { id: processId, parts: [leitbild] } = await ofProcess(guest);
  await guest.dispose();
  for (const body of texts) {
    const input = { idempotencyKey: crypto.randomUUID(), processId, passageId: leitbild.currentVersion.entries[0]!.passage.id, body, lang: 'de', channel: 'COUNTER' };
    const answer = await page.request.post('/graphql', {
      headers: { 'apollo-require-preflight': 'true' }, data: { variables: { input }, extensions: { persistedQuery: { version: 1, sha256Hash: hash.replace('sha256:', '') } } },
    });
    expect((await answer.json()).data.enterContribution.errors).toEqual([]);
  }
}
