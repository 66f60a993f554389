import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';

const manifest = new URL('../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url);

/** Asks with a document of our own pages, as the person at that page: with the cookie of the office no other is answered. */
export async function ask(page: Page, operation: string, variables: object) {
  const documents = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
  const [hash] = Object.entries(documents).find(([, text]) => text.includes(`${operation}(`))!;
  const answer = await page.request.post('/graphql', {
    headers: { 'apollo-require-preflight': 'true' }, data: { variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash.replace('sha256:', '') } } },
  });
  return (await answer.json()).data[operation];
}
