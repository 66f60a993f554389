/** One keep-alive connection of HTTP/1.1 that asks again as soon as it was answered. Does no more than it must: it shares its core with PostgreSQL. */
import { connect } from 'node:net';

const HEADER_END = Buffer.from('\r\n\r\n');

/** Status and length of the body, from the head of an answer. */
function readHead(head) {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head);
  const status = Number(head.slice(9, 12));
  if (!length && status !== 304) throw new Error(`An answer without length: ${head}`);
  return { status, length: Number(length?.[1] ?? 0), head };
}

/**
 * Asks until `isOver()`; resolves when the last answer is there, rejects when the connection ends or an answer is not well.
 * @param next gives the bytes of the next request
 * @param answered takes `{ status, head, body, ms }` of each answer; throws when it is not well
 */
export function keepAsking({ port, next, answered, isOver }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    let received = [];
    let size = 0;
    let head;
    let needed = Infinity;
    let sentAt = 0;
    const fail = (error) => {
      socket.destroy();
      reject(error);
    };
    const ask = () => {
      [received, size, head, needed] = [[], 0, undefined, Infinity];
      sentAt = performance.now();
      socket.write(next());
    };
    const take = () => {
      const all = received.length === 1 ? received[0] : Buffer.concat(received);
      if (head === undefined) {
        const end = all.indexOf(HEADER_END);
        if (end < 0) return;
        head = readHead(all.latin1Slice(0, end));
        needed = end + 4 + head.length;
        if (size < needed) return;
      }
      answered({ status: head.status, head: head.head, body: all.subarray(needed - head.length, needed), ms: performance.now() - sentAt });
      if (!isOver()) return ask();
      socket.end();
      resolve();
    };
    socket.on('connect', ask);
    socket.on('error', fail);
    socket.on('close', () => reject(new Error('The server closed the connection')));
    socket.on('data', (part) => {
      received.push(part);
      size += part.length;
      try {
        if (size >= needed || head === undefined) take();
      } catch (error) {
        fail(error);
      }
    });
  });
}
