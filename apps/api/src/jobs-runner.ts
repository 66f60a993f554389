import { appRole, type Jobs, type Settings } from '@mitgestalten/platform';
import type { TaskList } from 'graphile-worker';
import type { PoolConfig } from 'pg';

/** The jobs of all contexts in the form that graphile-worker takes. */
export function taskListOf(jobs: Jobs): TaskList {
  return Object.fromEntries([...jobs.handlers].map(([name, handler]) => [name, (payload: unknown) => handler(payload as Record<string, unknown>)]));
}

/** The worker's own connections: as the app role, like the platform's. */
export function jobPoolOptions(settings: Settings): PoolConfig {
  return { connectionString: settings.databaseUrl ?? '', max: 6, options: `-c role=${appRole} -c timezone=UTC` };
}
