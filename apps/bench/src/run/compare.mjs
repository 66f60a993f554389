/** Rounds in turn: A B A B …, so that what disturbs the machine for a while disturbs both, and the ratio of neighbours is what counts. */
import { familyMs, processorMs } from './processor.mjs';

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

const round = (value, digits = 0) => Number(value.toFixed(digits));

/** One round against one server. Times in ms, processor times in µs for each request. */
async function measure({ load, postgres }, { server, ...what }) {
  const before = [processorMs(server.pid), familyMs(postgres)];
  const { requests, seconds, p50, p99, bytes } = await load.ask({ ...what, port: server.port, start: Math.floor(Math.random() * 20_000) });
  const perRequest = (ms) => round((ms * 1000) / requests);
  return { rps: round(requests / seconds), cpu: perRequest(processorMs(server.pid) - before[0]), postgresCpu: perRequest(familyMs(postgres) - before[1]), p50: round(p50, 2), p99: round(p99, 2), bytes };
}

const KEYS = ['rps', 'cpu', 'postgresCpu', 'p50', 'p99', 'bytes'];
const summary = (rounds) => Object.fromEntries(KEYS.map((key) => [key, median(rounds.map((each) => each[key]))]));

/**
 * Compares the parties on one case. Gives for each party the medians over its rounds, and for each but the first the ratio of its requests per second
 * to those of the first in the round before: median, lowest and highest.
 * @param parties `{ key, target, server }`; the first is what the others are compared with
 */
export async function compare(tools, { name, connections, rounds, seconds, warmup, parties, before = () => undefined }) {
  const what = ({ target, server }, length) => ({ name, target, server, connections, seconds: length });
  await before();
  for (const party of parties) await measure(tools, what(party, warmup));
  const results = new Map(parties.map(({ key }) => [key, []]));
  for (let n = 0; n < rounds; n++) {
    await before();
    for (const party of parties) results.get(party.key).push(await measure(tools, what(party, seconds)));
  }
  const [base, ...others] = parties.map(({ key }) => key);
  const figures = Object.fromEntries([...results].map(([key, all]) => [key, summary(all)]));
  for (const key of others) {
    const ratios = results.get(key).map(({ rps }, n) => rps / results.get(base)[n].rps);
    Object.assign(figures[key], { ratio: round(median(ratios), 3), lowest: round(Math.min(...ratios), 3), highest: round(Math.max(...ratios), 3) });
  }
  return { name, connections, rounds, seconds, ...figures };
}
