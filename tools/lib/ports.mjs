/** TCP ports on this machine. */
import { createServer } from 'node:net';
import { PlainError } from './processes.mjs';

/** Listens for a moment; resolves with the port, or with the error code when that is not possible. */
function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve({ error }));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve({ port: address.port }));
    });
  });
}

/** A free port: `wanted` when it is free, else one that the system chooses. */
export async function freePort(host = '127.0.0.1', wanted = 0) {
  const first = await tryListen(wanted, host);
  if (first.port) return first.port;
  const second = await tryListen(0, host);
  if (!second.port) throw new PlainError(`No port can be opened on ${host}: ${second.error.message}`);
  return second.port;
}

/** Throws one sentence that names the port when the platform could not listen on it. */
export async function assertPortFree(host, port) {
  const { error } = await tryListen(port, host);
  if (!error) return;
  if (error.code === 'EADDRINUSE') {
    throw new PlainError(`Port ${port} on ${host} is taken by another program: end that program or choose another port, for example PORT=${port + 1}.`);
  }
  if (error.code === 'EACCES') throw new PlainError(`Port ${port} on ${host} may not be used by this user: choose one above 1023 with PORT.`);
  throw new PlainError(`Port ${port} on HOST ${host} cannot be opened: ${error.message}.`);
}
