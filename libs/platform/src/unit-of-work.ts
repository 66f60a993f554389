import { Injectable } from '@nestjs/common';
import { accountOf, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { newId, newTimelessId, sha256 } from './keys.js';
import { Announcements } from './live/announcements.js';
import { AuditEntryEntity } from './platform.entities.js';

/** What the audit log keeps of a deed. `details` hold ids and figures, never texts or choices. */
export interface AuditEvent {
  readonly objectType: string;
  readonly objectId: string | null;
  readonly processId?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What is done, by whom. With an idempotency key the same deed happens once, however often it is asked for. */
export interface Deed {
  readonly actor: Actor;
  readonly action: string;
  readonly processId?: string | null;
  readonly idempotencyKey?: string;
  /** What the key stands for: the same key with other input is refused. */
  readonly input?: unknown;
  /**
   * Nobody shall learn from our records who did it, or when: the audit entry names no actor and only the day, and so does the
   * idempotency record. Its key and input are digests; the caller makes them ones that nobody without a key can guess.
   */
  readonly anonymous?: boolean;
}

/** The result of a deed with its audit entries; made by `done`, so that nobody can forget the entry. */
export interface Done<T> {
  readonly ok: true;
  readonly value: T;
  readonly audit: readonly AuditEvent[];
}

export function done<T>(value: T, ...audit: readonly [AuditEvent, ...AuditEvent[]]): Done<T> {
  return { ok: true, value, audit };
}

/** The transaction of one deed. */
export interface Work {
  readonly tx: EntityManager;
  /** The time of that process, from the database. */
  now(processId: string): Promise<Date>;
  /** A job that exists if and only if this transaction commits. */
  enqueue(task: string, payload: Readonly<Record<string, unknown>>): Promise<void>;
}

// Serialisation failure and deadlock: PostgreSQL asks to try again. Three tries end every collision seen in the fault drills.
const retryable = new Set(['40001', '40P01']);
const tries = 3;

// A UUID or a digest: whoever invents keys such as "1" would meet the keys of others, for guests share one space.
const idempotencyKey = /^[0-9A-Za-z_-]{16,128}$/;

@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly announcements: Announcements,
  ) {}

  /**
   * Runs the body in ONE transaction together with its audit entries and, if given, its idempotency record.
   * A refusal rolls everything back. The value is stored as the answer to a repeat: it must be small JSON without secrets.
   * After the commit the processes that the entries name are announced as changed, unless nobody shall learn when it was.
   */
  async run<T>(deed: Deed, body: (work: Work) => Promise<Done<T> | Refused>): Promise<Decision<T>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(deed, body);
      } catch (error) {
        if (error instanceof RolledBack) return error.refused;
        const code = (error as { code?: string }).code;
        if (attempt >= tries || code === undefined || !retryable.has(code)) throw error;
      }
    }
  }

  private async attempt<T>(deed: Deed, body: (work: Work) => Promise<Done<T> | Refused>): Promise<Decision<T>> {
    const changed = new Set<string>();
    const decision = await this.dataSource.transaction<Decision<T>>(async (tx) => {
      if (deed.idempotencyKey !== undefined && !idempotencyKey.test(deed.idempotencyKey)) return refuse('INVALID', 'idempotencyKey');
      const keyHash = deed.idempotencyKey === undefined ? null : keyOf(deed, deed.idempotencyKey);
      if (keyHash !== null) {
        const former = await claim(tx, deed, keyHash);
        if (former !== null) return former as Decision<T>;
      }
      const result = await body(workIn(tx));
      if (!result.ok) throw new RolledBack(result);
      const entries = result.audit.map((event) => auditEntry(deed, event));
      await tx.insert(AuditEntryEntity, entries as never);
      for (const { processId } of entries) if (processId !== null) changed.add(processId);
      if (keyHash !== null) {
        await tx.query('UPDATE idempotency_record SET answer = $2 WHERE key_hash = $1', [keyHash, JSON.stringify({ value: result.value })]);
      }
      return { ok: true, value: result.value };
    });
    if (deed.anonymous !== true) this.announcements.announce(changed);
    return decision;
  }
}

/** Carries a refusal out of the transaction, so that TypeORM rolls back. */
class RolledBack extends Error {
  constructor(readonly refused: Refused) {
    super('refused');
  }
}

function keyOf(deed: Deed, key: string): string {
  return sha256([deed.action, deed.actor.kind, accountOf(deed.actor) ?? '', key].join('\n'));
}

/** Null for the first to come; else the former answer. A second at the same time waits until the first has committed. */
async function claim(tx: EntityManager, deed: Deed, keyHash: string): Promise<Decision<unknown> | null> {
  const inputHash = sha256(JSON.stringify(deed.input ?? null));
  // The end of the day, not its beginning: such a record is kept no shorter than others.
  const at = deed.anonymous ? `date_trunc('day', clock_timestamp()) + interval '1 day'` : 'clock_timestamp()';
  const inserted: unknown[] = await tx.query(
    `INSERT INTO idempotency_record (key_hash, action, input_hash, created_at) VALUES ($1, $2, $3, ${at}) ON CONFLICT DO NOTHING RETURNING 1`,
    [keyHash, deed.action, inputHash],
  );
  if (inserted.length > 0) return null;
  const [former] = await tx.query('SELECT input_hash, answer FROM idempotency_record WHERE key_hash = $1', [keyHash]);
  if (former.input_hash !== inputHash) return refuse('KEY_REUSED', 'idempotencyKey');
  return { ok: true, value: former.answer.value };
}

function auditEntry(deed: Deed, event: AuditEvent): Omit<AuditEntryEntity, 'at'> & { at?: () => string } {
  const entry = {
    id: newId(),
    processId: event.processId ?? deed.processId ?? null,
    action: deed.action,
    actorKind: deed.actor.kind,
    actorId: accountOf(deed.actor) ?? (deed.actor.kind === 'CODE' ? deed.actor.codeId : null),
    objectType: event.objectType,
    objectId: event.objectId,
    details: event.details ?? {},
  };
  // Also the id must not tell the time.
  return deed.anonymous ? { ...entry, id: newTimelessId(), actorId: null, at: () => `date_trunc('day', clock_timestamp())` } : entry;
}

function workIn(tx: EntityManager): Work {
  return {
    tx,
    now: async (processId) => (await tx.query('SELECT process_now($1) AS now', [processId]))[0].now,
    enqueue: async (task, payload) => {
      await tx.query('SELECT graphile_worker.add_job($1, payload := $2::json)', [task, JSON.stringify(payload)]);
    },
  };
}
