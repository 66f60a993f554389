/** Many sockets on one process: what they cost while nothing happens, who hears of a change, and whose socket is closed when a session ends. */
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { hashOfOperation } from '../ours/documents.mjs';
import { cookieOf, keysOf } from '../seed/people.mjs';
import { withClient } from '../seed/seed.mjs';
import { median } from './compare.mjs';
import { memoryOf, processorMs } from './processor.mjs';

// One account has at most 20 sockets and one address 200: as many people and offices as it takes, reached through a proxy on this machine.
const PER_ACCOUNT = 20;
const PER_ADDRESS = 200;
// How many are being opened at the same time.
const AT_ONCE = 20;
const HEARD_WITHIN_MS = 60_000;
const CLOSED_WITHIN_MS = 20_000;

// The people of the seed, in the order of their numbers.
const PEOPLE = `SELECT id FROM account WHERE email LIKE 'person-%' ORDER BY id`;

/** Gives the first people a role, so that they may open sockets. */
export const giveRoles = (url, sockets) => withClient(url, (client) => client.query(
  `INSERT INTO role_grant (id, process_id, account_id, role) SELECT gen_random_uuid(), p.id, a.id, 'editor' FROM (${PEOPLE} LIMIT $1) a, process p`, [Math.ceil(sockets / PER_ACCOUNT)],
));

/** A socket that follows the process, as a page of the office does; resolves when the first answer is there. */
function open(n, { port, processId, secretKey, keys }) {
  const person = 1 + Math.floor(n / PER_ACCOUNT);
  const headers = { origin: `http://127.0.0.1:${port}`, cookie: cookieOf(keys, secretKey, person), 'x-forwarded-for': `203.0.113.${Math.floor(n / PER_ADDRESS)}` };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql/live`, 'graphql-transport-ws', { headers, perMessageDeflate: false });
  const extensions = { persistedQuery: { version: 1, sha256Hash: hashOfOperation('OfficeProcessChanged') } };
  const line = { socket, person, heard: 0, heardAt: 0, closedAt: 0, close: () => socket.terminate() };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { lang: 'de' } })));
  socket.on('close', () => (line.closedAt = performance.now()));
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) => reject(new Error(`Socket ${n} was closed: ${code} ${reason}`)));
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(data.toString());
      if (type === 'connection_ack') socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query: '', variables: { processId }, extensions } }));
      else if (type === 'ping') socket.send('{"type":"pong"}');
      else if (type === 'next') {
        [line.heard, line.heardAt] = [line.heard + 1, performance.now()];
        resolve(line);
      } else reject(new Error(`Socket ${n}: ${type} ${JSON.stringify(payload)}`));
    });
  });
}

async function openAll(count, target) {
  const lines = [];
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < count) lines.push(await open(next++, target));
  }));
  return lines;
}

async function until(holds, withinMs) {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(10)) if (holds()) return;
}

/** The median milliseconds of some requests one after the other, and the processor's share while they are made. */
async function idleFor(seconds, { port, pid }) {
  const [begin, used, times] = [performance.now(), processorMs(pid), []];
  while (performance.now() - begin < seconds * 1000) {
    const asked = performance.now();
    await (await fetch(`http://127.0.0.1:${port}/health/ready`)).arrayBuffer();
    times.push(performance.now() - asked);
    await sleep(100);
  }
  return { answerMs: median(times), share: (processorMs(pid) - used) / (performance.now() - begin) };
}

const round = (value, digits = 1) => Number(value.toFixed(digits));

/** Changes the process once: its phases are part of what is followed. */
const changeProcess = (url, processId) => withClient(url, async (client) => {
  await client.query(`UPDATE phase SET ends_at = ends_at + interval '1 minute' WHERE id = (SELECT id FROM phase WHERE process_id = $1 ORDER BY ends_at DESC LIMIT 1)`, [processId]);
  const at = performance.now();
  await client.query(`SELECT pg_notify('live', 'process:' || $1::text)`, [processId]);
  return at;
});

const endSessions = (url, person) => withClient(url, async (client) => {
  const at = performance.now();
  await client.query(`DELETE FROM session WHERE account_id = (${PEOPLE} LIMIT 1 OFFSET $1)`, [person - 1]);
  return at;
});

/** Opens that many sockets on the server and tells what was seen. */
export async function manySockets(count, server, { url, context }, idleSeconds) {
  const target = { port: server.port, processId: context.processId, secretKey: context.secretKey, keys: await keysOf(context.secretKey) };
  const before = { ...(await idleFor(idleSeconds, server)), memory: memoryOf(server.pid).rss };
  const began = performance.now();
  const lines = await openAll(count, target);
  const openMs = performance.now() - began;
  const after = { ...(await idleFor(idleSeconds, server)), memory: memoryOf(server.pid).rss };
  const heardBefore = lines.map(({ heard }) => heard);
  const changedAt = await changeProcess(url, context.processId);
  await until(() => lines.every(({ heard }, n) => heard > heardBefore[n]), HEARD_WITHIN_MS);
  const heard = lines.filter(({ heard: now }, n) => now > heardBefore[n]);
  const ofPerson = lines.filter(({ person }) => person === 1);
  const endedAt = await endSessions(url, 1);
  await until(() => ofPerson.every(({ closedAt }) => closedAt > 0), CLOSED_WITHIN_MS);
  const closed = lines.filter(({ closedAt }) => closedAt > 0);
  const result = {
    sockets: lines.length, openSeconds: round(openMs / 1000), idleShare: round(after.share, 3), idleShareBefore: round(before.share, 3), answerMs: round(after.answerMs), answerMsBefore: round(before.answerMs),
    kibPerSocket: round(((after.memory - before.memory) * 1024) / count), memory: after.memory, heard: heard.length, heardMs: Math.round(Math.max(0, ...heard.map(({ heardAt }) => heardAt - changedAt))),
    ofPerson: ofPerson.length, closed: closed.length, closedOfPerson: closed.filter(({ person }) => person === 1).length, closedMs: Math.round(Math.max(0, ...closed.map(({ closedAt }) => closedAt - endedAt))),
  };
  for (const line of lines) line.close();
  return result;
}
