/** The benchmark of the API at one scale: every case against the limit, statements, memory, start. */
import { step, say } from '../../../../tools/lib/progress.mjs';
import { caseTable } from '../report/text.mjs';
import { cases } from './cases.mjs';
import { compare, median } from './compare.mjs';
import { memoryOf } from './processor.mjs';
import { assertSameAnswers } from './same-answers.mjs';
import { startLimit, startLoad, startOurs } from './servers.mjs';
import { countStatements, startRelay } from './statements.mjs';
import { forgetLimits } from './world.mjs';

const CONNECTIONS = 16;

/** What answers a case: the limit first, with which the others are compared. */
function partiesOf(name, { limit, ours }, withOneTrip) {
  const oneTrip = withOneTrip && cases[name].oneTrip;
  const anonymous = cases[name].anonymous ? [{ key: 'anonymous', target: 'anonymous', server: ours }] : [];
  return [{ key: 'limit', target: 'limit', server: limit }, { key: 'ours', target: 'ours', server: ours }, ...anonymous, ...(oneTrip ? [{ key: 'oneTrip', target: 'oneTrip', server: limit }] : [])];
}

/** Statements of each party of each case, counted on servers of their own that speak to PostgreSQL through a relay. */
async function statementsOf(names, { database, world, load, warmup, thorough }) {
  const relay = await startRelay(world.url);
  const servers = { limit: await startLimit(database, relay.url), ours: await startOurs(database, relay.url) };
  const found = {};
  for (const name of names) {
    found[name] = {};
    for (const { key, target, server } of partiesOf(name, servers, thorough)) found[name][key] = await countStatements(load, relay, { name, target, server, warmup, connections: CONNECTIONS });
  }
  await Promise.all([servers.limit.stop(), servers.ours.stop()]);
  relay.close();
  return found;
}

/** Starts our server some times and gives the median of the milliseconds until it was ready, and of its memory then. */
async function startsOf({ database, world, starts }) {
  const all = [];
  for (let n = 0; n < starts; n++) {
    const server = await startOurs(database, world.url);
    all.push(server);
    await server.stop();
  }
  return { startMs: Math.round(median(all.map(({ startMs }) => startMs))), idle: Math.round(median(all.map(({ idle }) => idle))) };
}

/**
 * Measures the named cases. Every figure is a median over the rounds.
 * @param options `names`, `rounds`, `seconds`, `warmup`, `starts`; `thorough`: also with one connection, and what one round trip could do
 */
export async function benchApi(database, world, postgres, { names, rounds, seconds, warmup, starts, thorough }) {
  const load = startLoad(world.context);
  const tools = { load, postgres: postgres.pid };
  const process = await step('Starts', () => startsOf({ database, world, starts }));
  const statements = await step('Statements', () => statementsOf(names, { database, world, load, warmup, thorough }));
  const servers = { limit: await startLimit(database, world.url), ours: await startOurs(database, world.url) };
  const result = { cases: {}, process };
  for (const name of names) {
    if (cases[name].questions) await assertSameAnswers(name, world.context, servers);
    const what = { name, rounds, seconds, warmup, parties: partiesOf(name, servers, thorough), before: () => forgetLimits(world) };
    const found = await step(`${name} ${cases[name].title}`, () => compare(tools, { ...what, connections: CONNECTIONS }));
    for (const [key, counted] of Object.entries(statements[name])) if (found[key]) Object.assign(found[key], counted);
    result.cases[name] = found;
    say(`\n${name}: ${cases[name].title}, ${CONNECTIONS} connections\n${caseTable(found)}`);
    if (thorough) {
      const one = await compare(tools, { ...what, connections: 1, rounds: Math.min(3, rounds), parties: partiesOf(name, servers, false) });
      result.cases[name].single = one;
      say(`${name}, one connection\n${caseTable(one)}`);
    }
  }
  process.peak = memoryOf(servers.ours.pid).peak;
  await Promise.all([servers.limit.stop(), servers.ours.stop(), load.stop()]);
  return result;
}

/** How much longer a request takes with ten times the data: the same server on both databases, in turn. */
export async function benchGrowth(database, [small, large], postgres, { names, rounds, seconds, warmup }) {
  const found = {};
  const servers = [await startOurs(database, small.url), await startOurs(database, large.url)];
  const loads = [startLoad(small.context), startLoad(large.context)];
  // A round goes to the load generator that knows the ids of its database.
  const load = { ask: (round) => loads[round.port === servers[0].port ? 0 : 1].ask(round) };
  const parties = servers.map((server, n) => ({ key: ['small', 'large'][n], target: 'ours', server }));
  for (const name of names) {
    const before = () => Promise.all([forgetLimits(small), forgetLimits(large)]);
    const all = await step(`${name} with ten times the data`, () => compare({ load, postgres: postgres.pid }, { name, connections: CONNECTIONS, rounds, seconds, warmup, parties, before }));
    found[name] = { time: Number((1 / all.large.ratio).toFixed(3)), lowest: Number((1 / all.large.highest).toFixed(3)), highest: Number((1 / all.large.lowest).toFixed(3)) };
  }
  await Promise.all([...servers, ...loads].map((each) => each.stop()));
  return found;
}
