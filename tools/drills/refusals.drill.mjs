/** A wrong setting or a taken port ends the start at once, with exit code 1 and one sentence that names it. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { npmRun, ownPlace } from './harness.mjs';

const place = await ownPlace();
after(() => place.remove());
const file = join(place.dataDir, 'a-file');
writeFileSync(file, '');

const GOOD_KEY = 'q7Lw0vRz9TnKb3XyH5uJd8sFmPc2EgAe';
const PRODUCTION = { SECRET_KEY: GOOD_KEY, PUBLIC_URL: 'https://mitgestalten.example', DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'post@mitgestalten.example' };

/** The last line that a refused start prints; fails when it does not end with code 1 or shows a stack. */
async function refusal(script, settings) {
  const run = npmRun(script, { ...place.env, ...settings });
  assert.equal(await run.ended, 1, run.output);
  assert.doesNotMatch(run.output, /^\s+at /m, 'no stack trace');
  return run.output.trim().split('\n').at(-1);
}

const WRONG = [
  ['PORT=abc', 'start', { PORT: 'abc' }, /PORT/],
  ['PORT=70000', 'start', { PORT: '70000' }, /PORT/],
  ['MODE=test', 'start', { MODE: 'test' }, /MODE/],
  ['a PUBLIC_URL without TLS', 'start', { PUBLIC_URL: 'http://example.org' }, /PUBLIC_URL/],
  ['a DATA_DIR that cannot be made', 'start', { DATA_DIR: join(file, 'below') }, /DATA_DIR/],
  ['a DATABASE_URL of something else', 'start', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL/],
  ['production without DATABASE_URL', 'start:production', { ...PRODUCTION, DATABASE_URL: '' }, /DATABASE_URL/],
  ['production without SECRET_KEY', 'start:production', { ...PRODUCTION, SECRET_KEY: '' }, /SECRET_KEY/],
  ['production with a placeholder SECRET_KEY', 'start:production', { ...PRODUCTION, SECRET_KEY: 'change-me-change-me-change-me-change-me' }, /SECRET_KEY/],
  ['production with a short SECRET_KEY', 'start:production', { ...PRODUCTION, SECRET_KEY: GOOD_KEY.slice(0, 16) }, /SECRET_KEY/],
];

for (const [name, script, settings, sentence] of WRONG) {
  test(`${name} is refused`, async () => {
    assert.match(await refusal(script, settings), sentence);
  });
}

test('a taken port is refused at once, by its number', async () => {
  const server = createServer().listen(place.port, '127.0.0.1');
  try {
    assert.match(await refusal('start', {}), new RegExp(`Port ${place.port} .*taken`));
  } finally {
    server.close();
  }
});
