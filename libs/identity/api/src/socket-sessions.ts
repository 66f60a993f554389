import cookie from '@fastify/cookie';
import type { Keys } from '@mitgestalten/platform';
import type { DataSource } from 'typeorm';
import { PostgresSessionStore, sessionHash, type PresentSession } from './session-store.js';
import { sessionCookie, sessionSecret } from './sessions.js';

export type { PresentSession } from './session-store.js';

/** Sessions of people who are connected without asking anything: by a WebSocket, which goes past Fastify's hooks. */
export class SocketSessions {
  readonly #store: PostgresSessionStore;
  readonly #secret: string;

  constructor(dataSource: DataSource, keys: Keys) {
    this.#store = new PostgresSessionStore(dataSource);
    this.#secret = sessionSecret(keys);
  }

  /** The digest of the session that a Cookie header names; null when it names none, or one that was not made here. */
  hashIn(cookieHeader: string | undefined): string | null {
    const signed = cookieHeader === undefined ? undefined : cookie.parse(cookieHeader)[sessionCookie];
    if (signed === undefined) return null;
    const { valid, value } = cookie.unsign(signed, this.#secret);
    return valid && value !== null ? sessionHash(value) : null;
  }

  /** Those of the sessions that hold, by their digests. */
  present(idHashes: readonly string[]): Promise<ReadonlyMap<string, PresentSession>> {
    return this.#store.present(idHashes);
  }
}
