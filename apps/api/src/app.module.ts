import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Logger, Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConceptModule } from '@mitgestalten/concept-api';
import { ContributionModule, viewerContributions } from '@mitgestalten/contribution-api';
import { CouncilModule } from '@mitgestalten/council-api';
import { IdentityModule, Viewer } from '@mitgestalten/identity-api';
import { databaseOptions, PlatformModule, type Settings } from '@mitgestalten/platform';
import { ProcessModule } from '@mitgestalten/process-api';
import { PublishingModule } from '@mitgestalten/publishing-api';
import { ReviewModule } from '@mitgestalten/review-api';
import { VotingModule } from '@mitgestalten/voting-api';
import { entities } from './entities.js';
import { graphqlOptions } from './graphql/graphql-options.js';
import { LiveServer } from './live/live-server.js';
import { Recount } from './recount/recount.js';
import { Sample } from './sample/sample.js';
import { FromTemplate } from './set-up/from-template.js';
import { SetUp } from './set-up/set-up.js';

/** The platform, context by context, in the direction in which they may know each other. */
@Module({})
export class AppModule {
  /** @param connect false builds everything but connects to no database: enough to print the schema */
  static with(settings: Settings, connect = true): DynamicModule {
    if (settings.secretKey === null) throw new Error('SECRET_KEY is missing');
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, settings.secretKey),
        TypeOrmModule.forRoot({ ...databaseOptions(settings.databaseUrl ?? '', entities, onPoolError), manualInitialization: !connect, retryAttempts: 0 }),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, ...graphqlOptions }),
        ProcessModule,
        ConceptModule,
        ContributionModule,
        ReviewModule,
        VotingModule,
        CouncilModule,
        PublishingModule,
        IdentityModule,
      ],
      // Neither context knows the other: here they meet.
      providers: [viewerContributions(Viewer), FromTemplate, LiveServer, Recount, Sample, SetUp],
    };
  }
}

/** Without a handler, a connection that the database ends would end the process. The pool makes a new one. */
function onPoolError(error: Error): void {
  Logger.error(`A connection was lost: ${error.message}`, 'Database');
}
