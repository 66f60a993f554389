import { Args, ID, Info, Int, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { VersionObject, versionShape } from '@mitgestalten/concept-api';
import { holds, isId, refuse, roles, type Actor, type Role } from '@mitgestalten/kernel';
import {
  Access, access, Ctx, payloadOf, Reader, selectionOf, toRefusalObject, valueOf, Verbatim, type ListQuery, type RequestContext,
} from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import {
  ModerationPayload, PublishTextsInput, QueueConnection, RestoreTextInput, Today, WithheldConnection, WithholdTextInput,
} from './moderation.graphql.js';
import { PublishTexts } from './publish-texts.use-case.js';
import { RestoreText } from './restore-text.use-case.js';
import { queueShape, withheldShape } from './review.shapes.js';
import { WaitingWork, type Waiting } from './waiting-work.js';
import { WithholdText } from './withhold-text.use-case.js';

@Resolver()
export class ModerationResolver {
  constructor(
    private readonly reader: Reader,
    private readonly publishUseCase: PublishTexts,
    private readonly withholdUseCase: WithholdText,
    private readonly restoreUseCase: RestoreText,
  ) {}

  @Query(() => QueueConnection)
  @Access(access.roles('moderator'))
  @Verbatim()
  async moderationQueue(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    askFor(context, processId, 'moderator');
    const page = await this.reader.page(queueShape, selectionOf(info), {
      ...byAge(false), first, after, lang: context.lang,
      where: (t, s) => `${t}.process_id = ${s.param(processId)} AND ${t}.state = 'SUBMITTED'`,
      total: (s) => `SELECT count(*) FROM contribution_text WHERE process_id = ${s.param(processId)} AND state = 'SUBMITTED'`,
    });
    return valueOf(page, context.lang);
  }

  @Query(() => WithheldConnection)
  @Access(access.roles('moderator'))
  @Verbatim()
  async withheld(
    @Args('processId', { type: () => ID }) processId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 30 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    askFor(context, processId, 'moderator');
    const page = await this.reader.page(withheldShape, selectionOf(info), {
      ...byAge(true), first, after, lang: context.lang,
      // Only what can be restored: not what its author has replaced or withdrawn since.
      where: (t, s) =>
        `${t}.process_id = ${s.param(processId)} AND ${t}.state = 'WITHHELD' ` +
        `AND EXISTS (SELECT 1 FROM contribution c WHERE c.latest_text_id = ${t}.id AND c.id = ${t}.contribution_id AND c.state <> 'WITHDRAWN')`,
      total: () => 'SELECT 0',
    });
    return valueOf(page, context.lang);
  }

  @Mutation(() => ModerationPayload)
  @Access(access.roles('moderator'))
  async publishTexts(@Args('input') input: PublishTextsInput, @Ctx() context: RequestContext) {
    const decision = await this.publishUseCase.run(context.actor, input);
    const payload = await payloadOf(decision, context.lang, ({ textIds }) => ({ textIds }));
    return decision.ok ? { ...payload, errors: decision.value.refused.map((refusal) => toRefusalObject(refusal, context.lang)) } : payload;
  }

  @Mutation(() => ModerationPayload)
  @Access(access.roles('moderator'))
  async withholdText(@Args('input') input: WithholdTextInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.withholdUseCase.run(context.actor, input), context.lang, (value) => value);
  }

  @Mutation(() => ModerationPayload)
  @Access(access.roles('moderator'))
  async restoreText(@Args('input') input: RestoreTextInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.restoreUseCase.run(context.actor, input), context.lang, (value) => value);
  }
}

@Resolver(() => Today)
export class TodayResolver {
  constructor(
    private readonly reader: Reader,
    private readonly waiting: WaitingWork,
  ) {}

  @Query(() => Today)
  @Access(access.roles(...roles))
  async today(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext): Promise<Waiting> {
    askFor(context, processId, ...roles);
    return this.waiting.of(context.actor, processId);
  }

  @Subscription(() => Today, { description: 'What waits for this person, whenever it has changed. Over the WebSocket, for our own pages.' })
  @Access(access.roles('moderator', 'editor', 'publisher'))
  async todayChanged(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext): Promise<Waiting> {
    askFor(context, processId, 'moderator', 'editor', 'publisher');
    return this.waiting.of(context.actor, processId);
  }

  @ResolveField(() => [VersionObject])
  @Access(access.public)
  async proposedVersions(@Parent() { processId }: Waiting, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    if (!holds(context.actor, processId, 'editor', 'publisher')) return [];
    return this.reader.all(
      versionShape, selectionOf(info), context.lang, (t, s) => `${t}.process_id = ${s.param(processId)} AND ${t}.state = 'PROPOSED'`, (t) => `${t}.proposed_at, ${t}.id`,
    );
  }
}

/** @throws GraphQLError NOT_FOUND unless the actor holds one of the roles in that process */
export function askFor({ actor, lang }: { actor: Actor; lang: string }, processId: string, ...wanted: readonly Role[]): void {
  if (!isId(processId) || !holds(actor, processId, ...wanted)) valueOf(refuse('NOT_FOUND', 'processId'), lang);
}

function byAge(descending: boolean): Pick<ListQuery, 'sortKey' | 'descending'> {
  return { sortKey: { sql: (table) => `${table}.created_at`, type: 'timestamptz' }, descending };
}
