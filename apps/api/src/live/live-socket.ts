import type { PresentSession } from '@mitgestalten/identity-api';
import { systemTimers, type Pace } from '@mitgestalten/platform';
import { CloseCode } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import { limits } from './limits.js';

// How long somebody who was told that the socket is closed may take to say goodbye.
const goodbyeMs = 500;
const minuteMs = 60_000;

/** One socket of a signed-in person, and what is known of the session that opened it. */
export class LiveSocket {
  /** The language of the answers. */
  lang = 'de';
  readonly paces = new Set<Pace>();
  readonly accountId: string;
  /** When it has closed, and why. */
  readonly gone: Promise<{ readonly code: number; readonly reason: string }>;
  #rights: string;
  #endsAt: number;
  #alive = true;
  #closing = false;
  #messages = 0;
  #minute = systemTimers.now();

  constructor(
    private readonly socket: WebSocket,
    readonly sessionHash: string,
    present: PresentSession,
  ) {
    this.accountId = present.actor.accountId;
    this.#rights = rightsOf(present);
    this.#endsAt = systemTimers.now() + present.endsInMs;
    this.gone = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        this.#stop();
        resolve({ code, reason: reason.toString() });
      });
    });
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('ping', () => this.#mayTalk());
    // Malformed or oversized: ws closes the socket itself. Without a listener the process would end.
    socket.on('error', () => undefined);
  }

  get open(): boolean {
    return !this.#closing && this.socket.readyState === this.socket.OPEN;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  /** True when the session should have ended by now, as far as was known. */
  get isDue(): boolean {
    return this.#endsAt <= systemTimers.now();
  }

  /** Takes note of what the session is now: a socket whose session has ended or whose person has other roles than before is closed. */
  meet(present: PresentSession | undefined): void {
    if (present === undefined) this.close(CloseCode.Unauthorized, 'Session ended');
    else if (rightsOf(present) !== this.#rights) this.close(CloseCode.Forbidden, 'Roles changed');
    else this.#endsAt = systemTimers.now() + present.endsInMs;
  }

  /** Resolves when the bytes are on their way; until then nothing more is read for this subscription. */
  send(data: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.open) this.socket.send(data, () => resolve());
      else resolve();
    });
  }

  onMessage(take: (data: string) => void): void {
    this.socket.on('message', (data: RawData) => {
      // Text frames arrive as one Buffer (ws's default).
      if (this.open && this.#mayTalk()) take((data as Buffer).toString('utf8'));
    });
  }

  /** Nothing is delivered any more from now on; who does not say goodbye is cut off. */
  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#stop();
    this.socket.close(code, reason);
    const cancel = systemTimers.after(goodbyeMs, () => this.socket.terminate());
    this.socket.once('close', cancel);
  }

  /** Asks for a sign of life; who gave none since the last time is cut off. */
  ping(): void {
    if (!this.#alive) this.socket.terminate();
    this.#alive = false;
    if (this.open) this.socket.ping();
  }

  #stop(): void {
    this.#closing = true;
    for (const pace of this.paces) pace.stop();
  }

  #mayTalk(): boolean {
    const now = systemTimers.now();
    if (now - this.#minute >= minuteMs) [this.#minute, this.#messages] = [now, 0];
    this.#messages++;
    if (this.#messages > limits.messagesPerMinute) this.close(CloseCode.BadRequest, 'Too many messages');
    return this.open;
  }
}

function rightsOf({ actor }: PresentSession): string {
  return actor.grants.map(({ role, processId, bodyId }) => `${role} ${processId} ${bodyId}`).sort().join('\n');
}
