/**
 * Preloaded (`--import`) into every Node process that the tools start. Descriptor 3 is a pipe held by the process
 * that started us; when it closes, that process is gone, however it ended, and this one ends as after SIGTERM.
 */
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.MITGESTALTEN_LIFELINE === '3') {
  // Our own children must not take their descriptor 3 (often an IPC channel) for a lifeline.
  delete process.env.MITGESTALTEN_LIFELINE;
  const pipe = new Socket({ fd: 3, readable: true, writable: false });
  pipe.on('error', () => {});
  pipe.on('close', () => process.kill(process.pid, 'SIGTERM'));
  pipe.resume();
  pipe.unref();
}
