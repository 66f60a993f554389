/** `npm run drill`: starts, stops and refusals of the real platform. Arguments name drills. Last line: `N passed, N failed`. */
import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { buildAll } from '../lib/build.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { runCommand } from '../lib/processes.mjs';
import { say } from '../lib/progress.mjs';

/** Runs the drills one after the other and resolves with the counts. */
async function runDrills(files) {
  const counts = { passed: 0, failed: 0 };
  const stream = run({ files, concurrency: 1, timeout: 600_000 });
  stream.on('test:pass', ({ name, details }) => {
    if (details.type === 'suite') return;
    counts.passed += 1;
    say(`✓ ${name} (${(details.duration_ms / 1000).toFixed(1)} s)`);
  });
  stream.on('test:fail', ({ name, details }) => {
    counts.failed += 1;
    say(`✗ ${name}\n${details.error?.cause?.stack ?? details.error?.message}`);
  });
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.resume();
  await new Promise((resolve) => stream.once('end', resolve));
  return counts;
}

await runCommand(async (wanted) => {
  await buildAll();
  const names = readdirSync(fromRoot('tools', 'drills')).filter((name) => name.endsWith('.drill.mjs'));
  const chosen = names.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  const { passed, failed } = await runDrills(chosen.map((name) => fromRoot('tools', 'drills', name)));
  say(`${passed} passed, ${failed + (passed + failed === 0 ? 1 : 0)} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
});
