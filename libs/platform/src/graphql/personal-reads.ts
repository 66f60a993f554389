import type { AuditEvent } from '../unit-of-work.js';
import type { RequestContext } from './context.js';

/** A field of a person that was shown to somebody. */
interface PersonalRead {
  readonly type: string;
  readonly field: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** The property of the row that says which one it is. */
  readonly name: string;
}

interface Noted {
  readonly type: string;
  readonly processId: string | null;
  readonly fields: Set<string>;
  readonly rows: Set<string>;
}

const noted = new WeakMap<RequestContext, Map<string, Noted>>();

/** Notes that a request shows a field of a person. Called by the guard in front of each such field. */
export function notePersonalRead(context: RequestContext, { type, field, row, name }: PersonalRead): void {
  const processId = typeof row['processId'] === 'string' ? row['processId'] : null;
  const reads = noted.get(context) ?? new Map<string, Noted>();
  noted.set(context, reads);
  const key = `${type} ${processId}`;
  const of = reads.get(key) ?? { type, processId, fields: new Set<string>(), rows: new Set<string>() };
  reads.set(key, of);
  of.fields.add(field);
  of.rows.add(String(row[name]));
}

/** What the audit log keeps of it: which fields of which rows, never what stood in them. */
export function personalReadsOf(context: RequestContext): AuditEvent[] {
  return [...(noted.get(context)?.values() ?? [])].map(({ type, processId, fields, rows }) => ({
    objectType: type, objectId: null, processId, details: { fields: [...fields].sort(), rows: [...rows] },
  }));
}
