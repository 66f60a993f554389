import { readFileSync } from 'node:fs';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { readSettings, type Settings } from '@mitgestalten/platform';
import { ImportDipas } from '@mitgestalten/publishing-api';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { AppModule } from './app.module.js';
import { CommandError } from './command-error.js';
import { accessPage } from './graphql/access-matrix.js';
import { migrate } from './migrate.js';
import { Recount, type RecountReport } from './recount/recount.js';
import { Sample } from './sample/sample.js';
import { SetUp } from './set-up/set-up.js';

interface Options {
  readonly admin?: string;
  readonly process?: string;
  readonly repair?: boolean;
}

type Command = (args: readonly string[], options: Options) => Promise<string>;

/** What the command line can do, by name. Each gives the text it prints. */
export const commands: Readonly<Record<string, Command>> = {
  migrate: async () => {
    await migrate(ownerUrlOf(readSettings(process.env)));
    return '';
  },
  prepare: async () => {
    const settings = readSettings(process.env);
    await migrate(ownerUrlOf(settings));
    return withApp(settings, async (app) => ((await app.get(Sample).ensure()) ? 'The sample process was created.\n' : ''));
  },
  setup: async ([file], { admin }) => {
    if (file === undefined || admin === undefined) throw new CommandError('Usage: setup TEMPLATE --admin EMAIL');
    const settings = readSettings(process.env);
    const template = readText(file);
    await migrate(ownerUrlOf(settings));
    return withApp(settings, (app) => app.get(SetUp).run(template, file, admin));
  },
  import: async ([format, file], options) => {
    if (format !== 'dipas' || file === undefined || options.process === undefined) throw new CommandError('Usage: import dipas FILE --process SLUG');
    const slug = options.process;
    const content = readBytes(file);
    return withApp(readSettings(process.env), async (app) => {
      const report = await app.get(ImportDipas).run({ file: content, processSlug: slug });
      if (!report.ok) throw new CommandError(report.message);
      return `${report.imported} imported, ${report.alreadyThere} were there already.\n`;
    });
  },
  recount: (_, { process: slug, repair }) => withApp(readSettings(process.env), async (app) => {
    const reports = await app.get(Recount).run({ slug, repair });
    if (slug !== undefined && reports.length === 0) throw new CommandError(`There is no process ${slug}.`);
    const text = reports.map(recountText).join('');
    if (reports.some(({ counterFaults, ballotFaults, repaired }) => (counterFaults.length > 0 && !repaired) || ballotFaults.length > 0)) throw new CommandError(text.trimEnd());
    return text;
  }),
  'print-schema': () => printed((schema) => `${printSchema(lexicographicSortSchema(schema))}\n`),
  'print-access': () => printed(accessPage),
};

function recountText({ slug, compared, counterFaults, ballotFaults, repaired }: RecountReport): string {
  const lines = [...counterFaults.map((fault) => `${fault}${repaired ? ' (repaired)' : ''}`), ...ballotFaults];
  return `${slug}: ${compared} counters and all ballots compared, ${lines.length === 0 ? 'everything agrees' : `${lines.length} faults`}.\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** What is printed of the schema, without a database. */
function printed(print: (schema: GraphQLSchema) => string): Promise<string> {
  const settings = readSettings({ ...process.env, SECRET_KEY: 'not used for printing', DATABASE_URL: 'postgres://localhost/none' });
  return withApp(settings, (app) => Promise.resolve(print(app.get(GraphQLSchemaHost).schema)), false);
}

/** Runs with the platform's services, without listening. GraphQL builds its schema only where there is an HTTP adapter. */
async function withApp(settings: Settings, run: (app: INestApplication) => Promise<string>, connect = true): Promise<string> {
  const app = await NestFactory.create(AppModule.with(settings, connect), new FastifyAdapter(), { logger: ['error', 'warn'], abortOnError: false });
  await app.init();
  const output = await run(app);
  // Without a connection there is none to close, and TypeORM would complain.
  if (connect) await app.close();
  return output;
}

function ownerUrlOf(settings: Settings): string {
  if (settings.databaseOwnerUrl === null) throw new CommandError('DATABASE_URL is missing.');
  return settings.databaseOwnerUrl;
}

function readText(file: string): string {
  return readBytes(file).toString('utf8');
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new CommandError(`The file ${file} cannot be read.`);
  }
}
