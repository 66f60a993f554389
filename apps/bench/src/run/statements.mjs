/**
 * Counts SQL statements between a server and PostgreSQL, without either knowing: a relay that reads the frames of the protocol. Counted is what is
 * executed (simple queries and Execute), BEGIN and COMMIT included. Only while counting, never while times are taken.
 */
import { connect, createServer } from 'node:net';

const SIMPLE = 0x51;
const EXECUTE = 0x45;
const PARSE = 0x50;

/** Takes frames of the client apart; the first one of a connection has no type. */
function frameReader(onFrame) {
  let rest = Buffer.alloc(0);
  let begun = false;
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      if (begun) onFrame(rest[0], rest.subarray(5, length));
      begun = true;
      rest = rest.subarray(length);
    }
  };
}

/** Starts the relay to the server of that address. `url` is the address through it, `counts` what was seen since `reset()`. */
export async function startRelay(url) {
  const target = new URL(url);
  const counts = { executed: 0, parsed: 0 };
  const server = createServer((near) => {
    const far = connect({ host: target.hostname, port: Number(target.port || 5432) });
    const read = frameReader((type) => {
      if (type === SIMPLE || type === EXECUTE) counts.executed += 1;
      if (type === SIMPLE || type === PARSE) counts.parsed += 1;
    });
    near.on('data', read);
    near.pipe(far).pipe(near);
    for (const [one, other] of [[near, far], [far, near]]) one.on('error', () => other.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const through = new URL(url);
  [through.hostname, through.port] = ['127.0.0.1', String(server.address().port)];
  return { url: through.href, counts, reset: () => Object.assign(counts, { executed: 0, parsed: 0 }), close: () => server.close() };
}

/** Statements for each request: executed, and those of them that PostgreSQL had to parse (and plan) anew, once everything is warm. */
export async function countStatements(load, relay, { server, warmup, ...what }) {
  await load.ask({ ...what, port: server.port, seconds: warmup, start: 0 });
  relay.reset();
  const { requests } = await load.ask({ ...what, port: server.port, seconds: 0.3, start: 10_000 });
  const each = (count) => Number((count / requests).toFixed(2));
  return { statements: each(relay.counts.executed), parsed: each(relay.counts.parsed) };
}
