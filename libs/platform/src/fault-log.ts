import { QueryFailedError } from 'typeorm';

/**
 * A fault as it may stand in a log: its kind, its place in the code and, of a fault of the database, its SQLSTATE and constraint.
 * Never a statement, a parameter or a row, for these hold what people wrote and chose; of other faults the message too.
 */
export function faultForLog(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n');
  const { code, constraint, table } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; constraint?: string; table?: string };
  const fromDatabase = error instanceof QueryFailedError || (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code));
  const what = fromDatabase ? [code, table, constraint].filter(Boolean).join(' ') : error.message;
  return `${error.name}: ${what}\n${frames}`;
}
