/** A browser as somebody has it who has never been here: an empty folder of its own, and one port through which it is led. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHROMIUM_FLAGS, requireChromium } from '../../../../tools/lib/chromium.mjs';
import { PlainError, endChild, exited, onEnd } from '../../../../tools/lib/processes.mjs';

const START_MS = 20_000;

/** Waits for the file in which the browser says where it listens. */
async function portOf(child, folder) {
  const file = join(folder, 'DevToolsActivePort');
  for (const begin = Date.now(); Date.now() - begin < START_MS; ) {
    const [port] = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
    if (port) return Number(port);
    if (await Promise.race([exited(child), sleep(50)])) break;
  }
  throw new PlainError('The browser did not start.');
}

/** Sends one command to the browser itself. */
async function command(port, method, params) {
  const { webSocketDebuggerUrl } = await (await fetch(`http://127.0.0.1:${port}/json/version`)).json();
  const socket = new WebSocket(webSocketDebuggerUrl);
  try {
    const answer = new Promise((resolve, reject) => {
      socket.addEventListener('message', ({ data }) => resolve(JSON.parse(data)));
      socket.addEventListener('error', () => reject(new PlainError(`The browser did not take ${method}.`)));
    });
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send(JSON.stringify({ id: 1, method, params }));
    const { error } = await answer;
    if (error) throw new PlainError(`The browser refused ${method}: ${error.message}`);
  } finally {
    socket.close();
  }
}

/**
 * Starts one; resolves with its port and `close()`.
 * @param cookies those of somebody who is signed in, as the browser's own protocol names their parts
 */
export async function openBrowser(cookies = []) {
  const program = await requireChromium();
  const folder = mkdtempSync(join(tmpdir(), 'mitgestalten-browser-'));
  const child = spawn(program, [...CHROMIUM_FLAGS, `--user-data-dir=${folder}`, '--remote-debugging-port=0', 'about:blank'], { stdio: 'ignore' });
  const close = async () => {
    await endChild(child, 5_000);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  onEnd(close);
  const port = await portOf(child, folder);
  if (cookies.length > 0) await command(port, 'Storage.setCookies', { cookies });
  return { port, close };
}
