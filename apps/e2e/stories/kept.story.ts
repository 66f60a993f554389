import { expect } from '@playwright/test';
import { test } from '../support/people.js';

const forAll = 'public, max-age=0, must-revalidate';

test('pages are kept for everybody only where they are the same for everybody', async ({ request }) => {
  // Whoever brings something by which a person can be known gets a page that no proxy keeps.
  const known: Record<string, string>[] = [{ cookie: '__Host-session=nonsense' }, { cookie: 'other=1' }, { authorization: 'Bearer x' }];
  for (const headers of known) {
    const own = await request.get('/konzept', { headers });
    expect(own.headers()).toMatchObject({ 'cache-control': 'private, no-cache' });
    expect(own.headers()).not.toHaveProperty('etag');
  }
  // Forms and what is found by what somebody typed; what is not there. Nothing says `no-store`: back and forward keep what was typed.
  for (const path of ['/anmelden', '/anmelden/link', '/bestaetigen', '/ideen/neu', '/ideen?suche=Kurs', '/ich', '/gibt-es-nicht']) {
    expect((await request.get(path)).headers(), path).toMatchObject({ 'cache-control': 'private, no-cache' });
  }
  for (const path of ['/', '/konzept', '/konzept/massnahmen', '/konzept/massnahmen/fassung/1', '/ideen', '/en/konzept']) {
    const page = await request.get(path);
    const { etag } = page.headers();
    expect(page.headers(), path).toMatchObject({ 'cache-control': forAll, vary: 'accept-encoding, cookie, authorization', 'content-encoding': 'br' });
    expect(page.headers()['content-security-policy']).toContain("script-src 'self'");
    const again = await request.get(path, { headers: { 'if-none-match': etag! } });
    expect([again.status(), (await again.body()).length], path).toEqual([304, 0]);
    const head = await request.head(path);
    expect([head.status(), head.headers()['etag']], path).toEqual([200, etag]);
  }
});

test('files never change under their name, and come as small as the browser takes them', async ({ request }) => {
  const html = await (await request.get('/anmelden')).text();
  const files = [...html.matchAll(/"(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const lengths: number[] = [];
    for (const encoding of ['br', 'gzip']) {
      const headers = (await request.get(file, { headers: { 'accept-encoding': encoding } })).headers();
      expect(headers, file).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-encoding': encoding });
      lengths.push(Number(headers['content-length']));
    }
    expect(lengths[0], file).toBeLessThan(lengths[1]!);
  }
});
