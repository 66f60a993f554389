import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { key, startApp, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const rounds = (n: number): string => (n === 0 ? 'id' : `currentVersion { entries { passage { part { ${rounds(n - 1)} } } } }`);

describe('an operation', () => {
  it('that is deeper than any reader needs is refused before it is resolved', async () => {
    const { status, errors } = await app.graphql(`{ process { parts { ${rounds(3)} } } }`);
    expect(status).toBe(400);
    expect(errors?.[0]?.message).toContain('levels');
  });

  it('that repeats a field by aliases is refused', async () => {
    const fields = Array.from({ length: 16 }, (_, n) => `a${n}: process { id }`).join(' ');
    expect((await app.graphql(`{ ${fields} }`)).errors?.[0]?.message).toContain('aliases');
  });

  it('with a body of a megabyte is refused', async () => {
    const { statusCode } = await app.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }, payload: JSON.stringify({ query: `{ process { id } } #${'x'.repeat(1_000_000)}` }) });
    expect(statusCode).toBe(413);
  });

  it('cannot look into the schema, and gets no hints', async () => {
    expect((await app.graphql('{ __schema { types { name } } }')).status).toBe(400);
    expect((await app.graphql('{ proces { id } }')).errors?.[0]?.message).not.toContain('Did you mean');
  });

  it('without the header that other sites cannot send changes nothing', async () => {
    const { statusCode } = await app.app.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': 'text/plain' }, payload: '{"query":"{ process { id } }"}' });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(statusCode).toBeLessThan(500);
  });
});

describe('a page of a list', () => {
  const page = (after: string | null, first = 2) => app.graphql(
    'query ($p: ID!, $after: String, $first: Int) { contributions(processId: $p, first: $first, after: $after) { pageInfo { endCursor } } }', { p: processId, after, first });
  let processId: string;
  beforeAll(async () => {
    ({ processId } = await sampleProcess(app));
  });
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['no cursor at all', 'x'],
    ['a key that is no instant', forged(['abc', '00000000-0000-0000-0000-000000000000'])],
    ['an instant that never was', forged(['2026-02-31 00:00:00+00', '00000000-0000-0000-0000-000000000000'])],
    ['an id that is none', forged(['2026-01-01 00:00:00+00', '-'.repeat(36)])],
    ['other JSON', forged({ a: 1 })],
  ])('after %s is refused', async (_, after) => {
    expect((await page(after)).errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
  });

  it.each([0, -1, 101, 2 ** 31 - 1])('of %s is refused', async (first) => {
    expect((await page(null, first)).errors?.[0]?.extensions.code).toBe('OUT_OF_RANGE');
  });
});

describe('a fault of the database', () => {
  it('leaves neither statement nor values in the answer or the log', async () => {
    const { processId } = await sampleProcess(app);
    const canary = 'canary@example.org';
    const lines: string[] = [];
    const spy = jest.spyOn(Logger.prototype, 'error').mockImplementation((...parts: unknown[]) => void lines.push(parts.map(String).join(' ')));
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    await app.sql('ALTER TABLE contribution_contact RENAME COLUMN email TO email_away');
    try {
      const answer = await app.graphql('mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { errors { code } } }', {
        input: { idempotencyKey: key(), processId, title: 'Eine Idee', body: 'secret words', lang: 'de', email: canary },
      });
      expect(answer.errors?.[0]?.extensions.code).toBe('INTERNAL');
      expect(JSON.stringify(answer)).not.toContain(canary);
    } finally {
      await app.sql('ALTER TABLE contribution_contact RENAME COLUMN email_away TO email');
      spy.mockRestore();
      stderr.mockRestore();
    }
    expect(lines.join('\n')).toContain('42703');
    expect(lines.join('\n')).not.toMatch(/canary|secret words|INSERT/);
  });
});

describe('an idempotency key', () => {
  it.each(['', '1', 'short', 'with blanks in it, and long enough', 'x'.repeat(200)])('that others may hit upon is refused: %j', async (idempotencyKey) => {
    const { processId } = await sampleProcess(app);
    const { data } = await app.graphql('mutation ($input: SubmitProposalInput!) { submitProposal(input: $input) { errors { code field } } }', {
      input: { idempotencyKey, processId, title: 'Eine Idee', body: 'Ein Text', lang: 'de' },
    });
    expect(data.submitProposal.errors).toContainEqual({ code: 'INVALID', field: 'idempotencyKey' });
  });
});
