/**
 * The process that keeps one embedded PostgreSQL. It lives in its own process group, out of reach of Ctrl-C, and stops
 * the server in order when it gets SIGTERM or when whoever started it is gone. Says one line of JSON when the server is
 * ready: `{"port": …}`, or `{"error": "a sentence"}`.
 */
import { PlainError, end, exited, onEnd, runCommand } from './processes.mjs';
import { startServer } from './postgres-server.mjs';

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

await runCommand(
  async ([options]) => {
    let server;
    try {
      server = await startServer(JSON.parse(options));
    } catch (error) {
      answer({ error: error instanceof PlainError ? error.message : error.stack });
      return 1;
    }
    onEnd(server.stop);
    answer({ port: server.port });
    await exited(server.child);
    return end(1);
  },
  { signalCode: 0 },
);
