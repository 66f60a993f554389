import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Reader } from './graphql/reader.js';
import { FaultsFilter } from './graphql/faults.filter.js';
import { TrustedDocuments } from './graphql/trusted-documents.js';
import { HealthController } from './health.controller.js';
import { Housekeeping } from './housekeeping.js';
import { Jobs } from './jobs.js';
import { Keys } from './keys.js';
import { Announcements } from './live/announcements.js';
import { MailQueue } from './mail/mail-queue.js';
import { MailSender } from './mail/mail-sender.js';
import { Names } from './names.js';
import { RateLimiter } from './rate-limiter.js';
import type { Settings } from './settings.js';
import { SETTINGS } from './tokens.js';
import { UnitOfWork } from './unit-of-work.js';

/** What every context works with. Global, so that a context's module names only what is its own. */
@Global()
@Module({})
export class PlatformModule {
  static with(settings: Settings, secretKey: string): DynamicModule {
    const providers = [
      { provide: SETTINGS, useValue: settings },
      { provide: Keys, useValue: new Keys(secretKey) },
      UnitOfWork, Announcements, Reader, TrustedDocuments, RateLimiter, Jobs, Names, MailQueue, MailSender,
    ];
    return { module: PlatformModule, controllers: [HealthController], providers: [...providers, Housekeeping, { provide: APP_FILTER, useClass: FaultsFilter }], exports: providers };
  }
}
