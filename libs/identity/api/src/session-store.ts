import { isStale, longestSessionDays, sessionEnd, sessionHolds, type SessionTimes } from '@mitgestalten/identity-domain';
import type { Actor, RoleGrant } from '@mitgestalten/kernel';
import { sha256 } from '@mitgestalten/platform';
import type { FastifySessionObject, SessionStore } from '@fastify/session';
import type { Session } from 'fastify';
import type { DataSource } from 'typeorm';
import { GatheredReads } from './gathered-reads.js';

/** What passport keeps in a session: who acts. Never stored; read anew with each request. */
export type AccountActor = Extract<Actor, { kind: 'ACCOUNT' }>;

declare module 'fastify' {
  interface Session {
    passport?: AccountActor;
  }
}

/** What a session is good for at the moment. */
export interface PresentSession {
  readonly actor: AccountActor;
  /** When it ends by itself if the person does nothing. */
  readonly endsInMs: number;
}

interface SessionRow {
  readonly id_hash: string;
  readonly account_id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly now: Date;
  readonly grants: RoleGrant[];
}

const grantsOf = (account: string) =>
  `(SELECT coalesce(json_agg(json_build_object('role', g.role, 'processId', g.process_id, 'bodyId', g.body_id)), '[]') FROM role_grant g WHERE g.account_id = ${account})`;

// As many as the requests of one moment usually are: a pool of ten connections, and some that wait.
const together = 16;

/**
 * PostgreSQL plans a statement with an array anew each time, since its length decides what it costs; that takes three times as long as to read one
 * session. So one has a statement of its own, and a few have one of fixed width, filled up with the last of them.
 */
function among(idHashes: readonly string[]): { which: string; parameters: readonly unknown[] } {
  if (idHashes.length === 1) return { which: '= $1', parameters: idHashes };
  if (idHashes.length > together) return { which: '= ANY($1)', parameters: [idHashes] };
  const places = Array.from({ length: together }, (_, n) => n);
  return { which: `IN (${places.map((n) => `$${n + 1}`).join(', ')})`, parameters: places.map((n) => idHashes[n] ?? idHashes.at(-1)) };
}

/** The digest under which a session is stored: whoever reads the table cannot take a session over. */
export function sessionHash(sessionId: string): string {
  return sha256(sessionId);
}

/**
 * Sessions of signed-in people in PostgreSQL. One statement reads session, account and roles, so that a block, a revoked role
 * and an ended session act on the next request; requests of the same moment share it. Whoever is not signed in has no row.
 */
export class PostgresSessionStore implements SessionStore {
  readonly #reads = new GatheredReads<string, SessionRow>(async (idHashes) => new Map((await this.rows(idHashes)).map((row) => [row.id_hash, row])));

  constructor(private readonly dataSource: DataSource) {}

  get(sessionId: string, callback: (error: unknown, session?: Session | null) => void): void {
    this.read(sessionHash(sessionId)).then((actor) => callback(null, actor && ({ passport: actor } as Session)), callback);
  }

  set(sessionId: string, session: Session, callback: (error?: unknown) => void): void {
    this.write(sessionHash(sessionId), session.passport).then(() => callback(), callback);
  }

  destroy(sessionId: string, callback: (error?: unknown) => void): void {
    this.dataSource.query('DELETE FROM session WHERE id_hash = $1', [sessionHash(sessionId)]).then(() => callback(), callback);
  }

  /** The account with its present roles, or null when it does not exist any more or is blocked. */
  async actorOf(accountId: string): Promise<AccountActor | null> {
    const [row] = await this.dataSource.query(
      `SELECT ${grantsOf('a.id')} AS grants FROM account a WHERE a.id = $1 AND a.blocked_at IS NULL AND a.erased_at IS NULL`, [accountId],
    );
    return row === undefined ? null : { kind: 'ACCOUNT', accountId, grants: row.grants };
  }

  /** Those of the sessions that hold, by their digests. To look is no sign of life: an open page that nobody uses ends in its time. */
  async present(idHashes: readonly string[]): Promise<ReadonlyMap<string, PresentSession>> {
    const rows = (await this.rows(idHashes)).filter((row) => sessionHolds(timesOf(row), row.grants.length > 0, row.now));
    return new Map(rows.map((row) => [row.id_hash, { actor: actorIn(row), endsInMs: sessionEnd(timesOf(row), row.grants.length > 0).getTime() - row.now.getTime() }]));
  }

  private async read(idHash: string): Promise<AccountActor | null> {
    const row = await this.#reads.get(idHash);
    if (row === undefined) return null;
    const times = timesOf(row);
    if (!sessionHolds(times, row.grants.length > 0, row.now)) return null;
    if (isStale(times, row.now)) await this.touch(idHash);
    return actorIn(row);
  }

  private rows(idHashes: readonly string[]): Promise<SessionRow[]> {
    const { which, parameters } = among(idHashes);
    return this.dataSource.query(
      `SELECT s.id_hash, s.account_id, s.created_at, s.last_seen_at, s.expires_at, clock_timestamp() AS now, ${grantsOf('s.account_id')} AS grants
       FROM session s JOIN account a ON a.id = s.account_id AND a.blocked_at IS NULL AND a.erased_at IS NULL WHERE s.id_hash ${which}`, parameters,
    );
  }

  private async touch(idHash: string): Promise<void> {
    try {
      await this.dataSource.query('UPDATE session SET last_seen_at = clock_timestamp() WHERE id_hash = $1', [idHash]);
    } catch {
      // A database that only reads (a standby, a full disk) still answers reads; the session then ends a little earlier.
    }
  }

  private async write(idHash: string, actor: AccountActor | undefined): Promise<void> {
    if (actor === undefined) return;
    await this.dataSource.query(
      `INSERT INTO session (id_hash, account_id, data, expires_at) VALUES ($1, $2, '{}', clock_timestamp() + make_interval(days => $3))
       ON CONFLICT (id_hash) DO NOTHING`, [idHash, actor.accountId, longestSessionDays],
    );
  }
}

function timesOf(row: SessionRow): SessionTimes {
  return { createdAt: row.created_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at };
}

function actorIn({ account_id: accountId, grants }: SessionRow): AccountActor {
  return { kind: 'ACCOUNT', accountId, grants };
}

/** The digest of this request's session, or null for a guest. */
export function hashOfSession(session: FastifySessionObject): string | null {
  return session.get('passport') === undefined ? null : sessionHash(session.sessionId);
}
