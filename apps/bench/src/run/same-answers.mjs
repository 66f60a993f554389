/** Whether the limit answers what our server answers: a comparison of different answers would compare nothing. */
import { isDeepStrictEqual } from 'node:util';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { cases, requestsOf } from './cases.mjs';

/** Sends the text of a request by `fetch`; resolves with the parsed body. */
async function send(text, port) {
  const [head, body] = text.split('\r\n\r\n');
  const [line, ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(lines.map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 2)]));
  for (const name of ['host', 'content-length']) delete headers[name];
  const [method, path] = line.split(' ');
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(method === 'POST' ? { body } : {}) });
  return answer.json();
}

/** Where two values differ first, as a path. */
function difference(a, b, path = 'data') {
  if (isDeepStrictEqual(a, b)) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return `${path}: ${JSON.stringify(a)} at the limit, ${JSON.stringify(b)} here`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key], b[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

/** A cursor is opaque: its spelling may differ, what it says may not. */
function readCursors(value) {
  if (Array.isArray(value)) return value.map(readCursors);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, key === 'endCursor' && each ? JSON.parse(Buffer.from(each, 'base64url')) : readCursors(each)]));
}

/** Asks both the same questions of a reading case; throws when an answer differs. */
export async function assertSameAnswers(name, context, { limit, ours }) {
  const each = cases[name];
  // The first, the last and one between: pages with and without a next one.
  const all = each.questions(context);
  for (const question of new Set([all[0], all[all.length >> 1], all.at(-1)])) {
    const fixed = { ...context, question };
    const ask = async (target, server) => readCursors(await send((await requestsOf(name, target, fixed, { connections: 1 }))(0, 0), server.port));
    const [theirs, own] = [await ask('limit', limit), await ask('ours', ours)];
    if (!own.data || own.errors) throw new PlainError(`${name} is not answered: ${JSON.stringify(own).slice(0, 500)}`);
    const found = difference(theirs.data, own.data) ?? (each.anonymous ? difference(own.data, (await ask('anonymous', ours)).data) : undefined);
    if (found) throw new PlainError(`${name}: the limit answers something else than the platform (${found.slice(0, 500)}).`);
  }
}
