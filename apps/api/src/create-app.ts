import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { registerSessions } from '@mitgestalten/identity-api';
import { Keys, SettingsError, type Settings } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { registerAnonymousAnswers } from './graphql/anonymous-answers.js';
import { LiveServer } from './live/live-server.js';
import { AnswerCache } from './web/answer-cache.js';
import { brotliQuality, compressFrom, gzipLevel } from './web/encoding.js';
import { registerInbox } from './web/inbox.js';
import { registerWeb } from './web/web.js';

// The largest text is 5,000 characters, a draft passage 200 kB; nothing legitimate is larger.
const bodyLimit = 256 * 1024;
// A request that took longer than this is answered by nobody any more (the statement timeout is 5 s).
const requestTimeoutMs = 15_000;

/**
 * The whole platform behind one origin, not yet listening.
 * @param withPages false leaves out the built pages of the two apps: for tests of the API alone
 */
export async function createApp(settings: Settings, withPages = true): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit, requestTimeout: requestTimeoutMs, trustProxy: [...settings.trustedProxies], forceCloseConnections: 'idle' });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, { logger: ['error', 'warn'], abortOnError: false });
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(helmet as never, securityHeaders(settings) as never);
  const answers = new AnswerCache();
  registerAnonymousAnswers(app, answers);
  await fastify.register(compress as never, {
    threshold: compressFrom, encodings: ['br', 'gzip'], zlibOptions: { level: gzipLevel }, brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } },
  } as never);
  await registerSessions(fastify as never, { dataSource: app.get(DataSource), keys: app.get(Keys), settings });
  if (withPages) await registerWeb(app, settings, answers);
  if (settings.mode === 'sample') registerInbox(app);
  if (settings.mode === 'production') await refuseSamples(app.get(DataSource));
  app.get(LiveServer).attach(fastify as never);
  app.enableShutdownHooks();
  await app.init();
  await fastify.ready();
  return app;
}

/** The sample people's passwords stand in the README: a database that holds them must never be served in earnest. */
async function refuseSamples(dataSource: DataSource): Promise<void> {
  const samples: unknown[] = await dataSource.query('SELECT 1 FROM process WHERE sample LIMIT 1');
  if (samples.length > 0) throw new SettingsError('DATABASE_URL names a database with a sample process: production needs a database of its own.');
}

/** Strict by default: own scripts and styles only, no frames, no referrer beyond the origin. */
function securityHeaders(settings: Settings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    // For Internet Explorer, Flash and a filter that browsers have given up: bytes that every answer would carry for nobody.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    strictTransportSecurity: settings.publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  };
}
