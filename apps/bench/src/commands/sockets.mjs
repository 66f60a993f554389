/**
 * `npm run bench -- sockets [--sockets N] [--quick] [--guard]`: N sockets (2,000) on one process of the platform in production mode. Tells what
 * they cost while nothing happens, when all have heard of a change, and how soon a session that ended has lost its sockets.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildAll } from '../../../../tools/lib/build.mjs';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { say, step } from '../../../../tools/lib/progress.mjs';
import { table } from '../report/text.mjs';
import { openDatabase } from '../run/database.mjs';
import { startOurs } from '../run/servers.mjs';
import { giveRoles, manySockets } from '../run/sockets.mjs';
import { freshWorld } from '../run/world.mjs';

const SOCKETS = 2_000;
// The design wants an ended session to lose its socket within a second; a busy machine is given five.
const CLOSED_MS = 1_000;
const CLOSED_MS_GUARD = 5_000;

/** What must hold: `[what, holds, value]`. */
function checks(wanted, result, closedMs) {
  return [
    [`${wanted} sockets on one process`, result.sockets === wanted, result.sockets],
    ['a change is heard by all', result.heard === wanted, `${result.heard} in ${result.heardMs} ms`],
    ['only the sockets of the session that ended are closed', result.closed === result.ofPerson && result.closedOfPerson === result.ofPerson, `${result.closed} of ${result.ofPerson}`],
    [`they are within ${closedMs} ms`, result.closedMs <= closedMs, `${result.closedMs} ms`],
  ];
}

/** Runs the benchmark of the sockets. */
export async function run(args) {
  const { values } = parseArgs({ args, options: { sockets: { type: 'string' }, quick: { type: 'boolean' }, guard: { type: 'boolean' } } });
  const sockets = Number(values.sockets ?? SOCKETS);
  await buildAll();
  const database = await openDatabase();
  const world = await freshWorld(database, values.quick ? 0.1 : 1);
  await giveRoles(world.url, sockets);
  const server = await startOurs(database, world.url);
  const result = await step(`${sockets} sockets`, () => manySockets(sockets, server, world, values.quick ? 2 : 15));
  await server.stop();
  const folder = fromRoot('apps', 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/sockets.json`, `${JSON.stringify(result, null, 2)}\n`);
  say(`\n${table(['', 'without', `with ${sockets}`], [
    ['processor, share of one core', result.idleShareBefore, result.idleShare], ['an answer meanwhile, ms', result.answerMsBefore, result.answerMs], ['memory in all, MiB', '', result.memory],
    ['for each socket, KiB', '', result.kibPerSocket], ['opened within, s', '', result.openSeconds],
  ])}\n`);
  const held = checks(sockets, result, values.guard ? CLOSED_MS_GUARD : CLOSED_MS);
  for (const [what, holds, value] of held) say(`${holds ? '✓' : '✗'} ${what} (${value})`);
  const failed = held.filter(([, holds]) => !holds).length;
  say(`${held.length - failed} passed, ${failed} failed`);
  return failed > 0 && values.guard ? 1 : 0;
}
