import type { Decision, Refusal } from '@mitgestalten/kernel';
import { DefaultNamingStrategy, type DataSourceOptions, type MixedList, type EntitySchema } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

/** Properties in camel case are columns in snake case. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string): string {
    return custom || property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

export type EntityClasses = MixedList<EntitySchema | (new () => object)>;

/** The role that the platform works as; migrations create it. */
export const appRole = 'mitgestalten_app';

// Longer than any statement of the platform needs (the slowest list takes milliseconds), shorter than a person waits.
const statementTimeoutMs = 5_000;
const idleInTransactionTimeoutMs = 10_000;
// How long a request waits for a connection before it is answered 503.
const connectionTimeoutMs = 4_000;
// Two cores of database work keep about ten connections busy; more only wait in PostgreSQL instead of here.
const poolSize = 10;

/** How the platform connects: as the app role, with timeouts, without ever changing the schema by itself. */
export function databaseOptions(url: string, entities: EntityClasses, onPoolError: (error: Error) => void): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    namingStrategy: new SnakeCase(),
    poolErrorHandler: onPoolError,
    extra: {
      Client: PreparingClient,
      max: poolSize,
      connectionTimeoutMillis: connectionTimeoutMs,
      options: [
        `-c role=${appRole}`,
        '-c timezone=UTC',
        `-c statement_timeout=${statementTimeoutMs}`,
        `-c idle_in_transaction_session_timeout=${idleInTransactionTimeoutMs}`,
      ].join(' '),
    },
  };
}

/** True for a fault of the connection or the server, after which the same request may well succeed. */
export function isUnavailable(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // Class 08 connection, 57 shutdown, restart and statement timeout, 53 out of resources, 25006 read-only, 25P03 idle too long,
  // 40001 and 40P01 collisions that three tries did not end, 55P03 lock not available.
  if (typeof code === 'string' && /^(08|57|53|25006|25P03|40001|40P01|55P03|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/.test(code)) return true;
  return typeof message === 'string' && /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(message);
}

/** The violated constraint, when an error is one; for the races whose outcome a constraint decides. */
export function violatedConstraint(error: unknown): string | null {
  const { code, constraint } = violationIn(error);
  return code !== undefined && code.startsWith('23') ? (constraint ?? '') : null;
}

/** What a removal decides; that refusal when a foreign key shows that something refers to the row, however fast it came. */
export async function refusedWhenReferred<T>(refusal: Refusal, removal: () => Promise<Decision<T>>): Promise<Decision<T>> {
  try {
    return await removal();
  } catch (error) {
    // 23503 is foreign_key_violation.
    if (violationIn(error).code === '23503') return { ok: false, refusals: [refusal] };
    throw error;
  }
}

function violationIn(error: unknown): { readonly code?: string; readonly constraint?: string } {
  return ((error as { driverError?: unknown })?.driverError ?? error ?? {}) as { code?: string; constraint?: string };
}
