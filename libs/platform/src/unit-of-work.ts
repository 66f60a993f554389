import { Injectable } from '@nestjs/common';
import { accountOf, refuse, type Actor, type Decision, type Refused } from '@mitgestalten/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { lockSql, type AdvisoryLock } from './advisory-lock.js';
import { newId, newTimelessId, sha256 } from './keys.js';
import { Announcements } from './live/announcements.js';

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
  /** Only noted in the audit log: whoever follows the process hears of no change. */
  readonly changesNothing?: boolean;
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

/**
 * A deed of which answer and audit entries are known before it is done: they are written along with the claim of its key, in one
 * statement, and the transaction holds a lock from there on.
 */
export interface ForeseenDeed<T> extends Deed {
  readonly idempotencyKey: string;
  readonly outcome: Done<T>;
  readonly lock: AdvisoryLock;
}

/** The transaction of one deed. */
export interface Work {
  readonly tx: EntityManager;
  /** The time of that process, from the database. */
  now(processId: string): Promise<Date>;
  /** A job that exists if and only if this transaction commits. Those of one queue are done one after the other. */
  enqueue(task: string, payload: Readonly<Record<string, unknown>>, queue?: string): Promise<void>;
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
  run<T>(deed: Deed, body: (work: Work) => Promise<Done<T> | Refused>): Promise<Decision<T>> {
    return this.trying(deed, async (tx) => {
      const claimed = deed.idempotencyKey === undefined ? null : claimOf(deed, deed.idempotencyKey);
      if (claimed !== null) {
        const former = await claim(tx, claimed, claimSql(deed, claimed));
        if (former !== null) return former as Decision<T>;
      }
      const result = await body(workIn(tx));
      if (!result.ok) throw new RolledBack(result);
      await record(tx, deed, claimed, result);
      return result;
    });
  }

  /** The same where everything about the deed but its effect is known before. A refusal by the body still rolls back all of it. */
  runForeseen<T>(deed: ForeseenDeed<T>, body: (work: Work) => Promise<Decision<unknown>>): Promise<Decision<T>> {
    return this.trying(deed, async (tx) => {
      const claimed = claimOf(deed, deed.idempotencyKey);
      const former = await claim(tx, claimed, foreseenSql(deed, claimed));
      if (former !== null) return former as Decision<T>;
      const result = await body(workIn(tx));
      if (!result.ok) throw new RolledBack(result);
      return deed.outcome;
    });
  }

  private async trying<T>(deed: Deed, attempt: (tx: EntityManager) => Promise<Done<T> | Decision<T>>): Promise<Decision<T>> {
    if (deed.idempotencyKey !== undefined && !idempotencyKey.test(deed.idempotencyKey)) return refuse('INVALID', 'idempotencyKey');
    for (let n = 1; ; n++) {
      try {
        const result = await this.dataSource.transaction(attempt);
        this.announce(deed, result);
        return result.ok ? { ok: true, value: result.value } : result;
      } catch (error) {
        if (error instanceof RolledBack) return error.refused;
        const code = (error as { code?: string }).code;
        if (n >= tries || code === undefined || !retryable.has(code)) throw error;
      }
    }
  }

  private announce(deed: Deed, result: Done<unknown> | Decision<unknown>): void {
    if (deed.anonymous === true || deed.changesNothing === true || !('audit' in result)) return;
    this.announcements.announce(result.audit.map((event) => processOf(deed, event)).filter((id) => id !== null));
  }
}

/** Carries a refusal out of the transaction, so that TypeORM rolls back. */
class RolledBack extends Error {
  constructor(readonly refused: Refused) {
    super('refused');
  }
}

/** A claim on a key: its digest, and that of the input it stands for. */
interface Claim {
  readonly keyHash: string;
  readonly inputHash: string;
}

interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const theDay = `date_trunc('day', clock_timestamp())`;

function claimOf(deed: Deed, key: string): Claim {
  const keyHash = sha256([deed.action, deed.actor.kind, accountOf(deed.actor) ?? '', key].join('\n'));
  return { keyHash, inputHash: sha256(JSON.stringify(deed.input ?? null)) };
}

/** Null for the first to come; else the former answer. A second at the same time waits until the first has committed. */
async function claim(tx: EntityManager, { keyHash, inputHash }: Claim, { text, values }: Sql): Promise<Decision<unknown> | null> {
  const claimed: unknown[] = await tx.query(text, [...values]);
  if (claimed.length > 0) return null;
  const [former] = await tx.query('SELECT input_hash, answer FROM idempotency_record WHERE key_hash = $1', [keyHash]);
  if (former.input_hash !== inputHash) return refuse('KEY_REUSED', 'idempotencyKey');
  return { ok: true, value: former.answer.value };
}

/** One row when the key was free. */
function claimSql(deed: Deed, { keyHash, inputHash }: Claim, answer: string | null = null): Sql {
  // The end of the day, not its beginning: such a record is kept no shorter than others.
  const at = deed.anonymous ? `${theDay} + interval '1 day'` : 'clock_timestamp()';
  return {
    text: `INSERT INTO idempotency_record (key_hash, action, input_hash, answer, created_at) VALUES ($1, $2, $3, $4, ${at}) ON CONFLICT DO NOTHING RETURNING 1`,
    values: [keyHash, deed.action, inputHash, answer],
  };
}

/** Claims the key; if it was free, writes the audit entries and takes the lock. What is read under the lock needs a statement of its own. */
function foreseenSql(deed: ForeseenDeed<unknown>, claimed: Claim): Sql {
  const claiming = claimSql(deed, claimed, answerOf(deed.outcome));
  const values = [...claiming.values];
  const entries = auditSql(deed, deed.outcome.audit, values, ', claimed');
  return { text: `WITH claimed AS (${claiming.text}), entries AS (${entries}) SELECT ${lockSql(deed.lock, values)} FROM claimed`, values };
}

/** Writes the audit entries, and the answer for whoever asks again. */
async function record(tx: EntityManager, deed: Deed, claimed: Claim | null, result: Done<unknown>): Promise<void> {
  const values: unknown[] = [];
  const entries = auditSql(deed, result.audit, values);
  if (claimed === null) await tx.query(entries, values);
  else await tx.query(`WITH entries AS (${entries}) UPDATE idempotency_record SET answer = $${values.push(answerOf(result))} WHERE key_hash = $${values.push(claimed.keyHash)}`, values);
}

function answerOf({ value }: Done<unknown>): string {
  return JSON.stringify({ value });
}

/** @param from what else is in FROM, for a statement that writes entries only if there is a row in it */
function auditSql(deed: Deed, events: readonly AuditEvent[], values: unknown[], from = ''): string {
  // Also the id must not tell the time.
  const [id, at] = deed.anonymous ? [newTimelessId, theDay] : [newId, 'clock_timestamp()'];
  const rows = events.map((event) => {
    const { actor } = deed;
    const actorId = deed.anonymous ? null : (accountOf(actor) ?? (actor.kind === 'CODE' ? actor.codeId : null));
    const [$id, $process, $action, $kind, $actor, $type, $object, $details] = [
      id(), processOf(deed, event), deed.action, actor.kind, actorId, event.objectType, event.objectId, JSON.stringify(event.details ?? {}),
    ].map((value) => `$${values.push(value)}`);
    return `(${$id}::uuid, ${$process}::uuid, ${$action}, ${$kind}, ${$actor}::uuid, ${$type}, ${$object}, ${$details}::jsonb)`;
  });
  return `INSERT INTO audit_entry (id, process_id, action, actor_kind, actor_id, object_type, object_id, details, at)
    SELECT e.*, ${at} FROM (VALUES ${rows.join(', ')}) e${from}`;
}

function processOf(deed: Deed, event: AuditEvent): string | null {
  return event.processId ?? deed.processId ?? null;
}

function workIn(tx: EntityManager): Work {
  return {
    tx,
    now: async (processId) => (await tx.query('SELECT process_now($1) AS now', [processId]))[0].now,
    enqueue: async (task, payload, queue) => {
      await tx.query('SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3)', [task, JSON.stringify(payload), queue ?? null]);
    },
  };
}
