import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { faultForLog, Jobs, readSettings, SettingsError, type Chore } from '@mitgestalten/platform';
import { Logger as JobLogger, run } from 'graphile-worker';
import pg from 'pg';
import { AppModule } from './app.module.js';
import { jobPoolOptions, taskListOf } from './jobs-runner.js';

// Mails and notices wait mostly for a mail server: a few at once keep a queue of 1,000 short without crowding the database.
const concurrency = 4;

/** Faults reach the log; that the worker looks for jobs is no news. */
const jobLogger = new JobLogger(() => (level, message) => {
  if (level === 'error' || level === 'warning') Logger.error(message, 'Jobs');
});

try {
  await work();
} catch (error) {
  process.stderr.write(`${error instanceof SettingsError ? error.message : faultForLog(error)}\n`);
  process.exit(1);
}

/** Does the jobs and the chores until SIGTERM or SIGINT. */
async function work(): Promise<void> {
  const settings = readSettings(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), { logger: ['error', 'warn'], abortOnError: false });
  const jobs = app.get(Jobs);
  const pool = new pg.Pool(jobPoolOptions(settings));
  const report = (error: Error) => Logger.error(`A connection was lost: ${error.message}`, 'Database');
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  const runner = await run({ pgPool: pool, taskList: taskListOf(jobs), concurrency, noHandleSignals: true, crontab: '', logger: jobLogger });
  const chores = jobs.chores.map(startChore);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all([runner.stop(), ...chores.map((chore) => chore.stop())]);
    await pool.end();
    await app.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  await runner.promise;
}

/** Repeats a chore, each run after the former has ended. A failing run is reported and tried again in its time. */
function startChore(chore: Chore): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let current: Promise<void> = Promise.resolve();
  const next = () => {
    if (!stopped) timer = setTimeout(turn, chore.everySeconds * 1000);
  };
  const turn = () => {
    current = chore.run().catch((error: unknown) => Logger.error(`The chore ${chore.name} failed: ${faultForLog(error)}`, 'Jobs')).then(next);
  };
  turn();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
