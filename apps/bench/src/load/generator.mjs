/**
 * The load, as a process of its own: for each round that it is told of, asks over a number of connections for some seconds and tells what came of it.
 * An answer that is not well ends the round with an error: a fast wrong answer must never look like a good figure.
 */
import { cases, requestsOf } from '../run/cases.mjs';
import { keepAsking } from './connection.mjs';

// Every answer is checked for status, length and errors; one in so many is parsed and looked into.
const PARSE_EVERY = 50;

let context;

/** Throws unless the answer is a good one. */
function inspector(name) {
  const { good, isWrite } = cases[name];
  const bad = Buffer.from(isWrite ? '"errors":[{' : '"errors":');
  let count = 0;
  return ({ status, head, body }) => {
    const wrong = (why) => new Error(`${name}: ${why}: ${head.split('\r\n')[0]} ${body.subarray(0, 500)}`);
    if (status !== 200 || body.length < 50 || body.indexOf(bad) >= 0) throw wrong('not a good answer');
    if (count++ % PARSE_EVERY === 0 && !good(JSON.parse(body).data)) throw wrong('not the answer to the question');
  };
}

/** One round: resolves with the number of answers, their times in ms and their bytes in the middle. */
async function round({ name, target, port, connections, seconds, start }) {
  const request = await requestsOf(name, target, context, { connections, start });
  const inspect = inspector(name);
  const times = [];
  let bytes = 0;
  const begin = performance.now();
  const isOver = () => performance.now() - begin >= seconds * 1000;
  const answered = (answer) => {
    inspect(answer);
    times.push(answer.ms);
    bytes += answer.body.length;
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => {
    let n = 0;
    return keepAsking({ port, next: () => request(connection, n++), answered, isOver });
  }));
  const elapsed = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { requests: times.length, seconds: elapsed, p50: at(0.5), p99: at(0.99), bytes: Math.round(bytes / times.length) };
}

process.on('message', async (message) => {
  if (message.context) context = message.context;
  if (!message.round) return;
  try {
    process.send({ result: await round(message.round) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
process.on('disconnect', () => process.exit(0));
