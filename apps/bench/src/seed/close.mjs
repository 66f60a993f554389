/** Closes what has ended by the platform's own code, then lets the platform recount it. A process of its own, because it loads the whole server. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { fileUrl } from '../../../../tools/lib/processes.mjs';

const load = (...parts) => import(fileUrl(fromRoot(...parts, 'dist', parts[0] === 'apps' ? 'app.module.js' : 'index.js')));
const [{ AppModule }, { readSettings }, { Closing }, voting] = await Promise.all([
  load('apps', 'api'), load('libs', 'platform'), load('libs', 'process', 'api'), load('libs', 'voting', 'api'),
]);

const app = await NestFactory.create(AppModule.with(readSettings(process.env)), new FastifyAdapter(), { logger: ['error', 'warn'], abortOnError: false });
await app.init();
// The platform ends a statement after five seconds. A recount of millions of votes is nothing that a person waits for.
const dataSource = app.get(DataSource);
dataSource.options.extra.options = dataSource.options.extra.options.replace(/statement_timeout=\d+/, 'statement_timeout=0');
await dataSource.destroy();
await dataSource.initialize();
await app.get(Closing).closeAllDue();
for (const ballotId of process.argv.slice(2)) {
  const found = await app.get(voting.RecountBallot).run(ballotId);
  if (found === null || found.faults.length > 0) throw new Error(`The seeded ballot is not consistent: ${found?.faults.slice(0, 3).join(' ') ?? 'it does not exist'}`);
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
await app.close();
process.exit(0);
