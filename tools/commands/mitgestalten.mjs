/**
 * `npm run mitgestalten -- ARGS`: the platform's own command line. Uses DATABASE_URL, else the database of a running
 * `npm start` with the same DATA_DIR, else starts the embedded one for as long as the command runs.
 */
import { buildServer } from '../lib/build.mjs';
import { readEnvironment } from '../lib/environment.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { startPostgres } from '../lib/postgres.mjs';
import { runningDatabase } from '../lib/postgres-state.mjs';
import { runCommand, runNode } from '../lib/processes.mjs';

await runCommand(async (args) => {
  await buildServer();
  const { settings, env } = await readEnvironment(process.env);
  const known = settings.databaseUrl ?? runningDatabase(settings.dataDir);
  const DATABASE_URL = known ?? (await startPostgres({ dataDir: settings.dataDir })).url;
  return runNode(fromRoot('apps', 'api', 'dist', 'cli.js'), args, {
    env: { ...env, DATABASE_URL },
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: ['inherit', 'inherit', 'inherit'],
  });
});
