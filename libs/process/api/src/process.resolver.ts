import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Info, Subscription } from '@nestjs/graphql';
import { holds, isId, localise, refuse, roles, type Localised } from '@mitgestalten/kernel';
import { Access, access, Ctx, fromLocalised, payloadOf, Reader, selectionAt, selectionOf, valueOf, Verbatim, type RequestContext, type Row, type Selections } from '@mitgestalten/platform';
import { currentPhase, nextPhase, openActions, phaseStateOf, textKeys, type Phase } from '@mitgestalten/process-domain';
import { createTranslator, processMessages } from '@mitgestalten/web-i18n';
import type { GraphQLResolveInfo } from 'graphql';
import { AddArea } from './add-area.use-case.js';
import { AddPhase } from './add-phase.use-case.js';
import { MoveClock } from './move-clock.use-case.js';
import {
  AddAreaInput, AddPhaseInput, MoveClockInput, OpenActionEnum, Page, PhaseObject, PhaseStateEnum, ProcessObject, ProcessPayload, ProcessSettings,
  RemoveAreaInput, RemovePhaseInput, UpdatePhaseInput, UpdateProcessInput,
} from './process.graphql.js';
import { processShape } from './process.shapes.js';
import { RemoveArea } from './remove-area.use-case.js';
import { RemovePhase } from './remove-phase.use-case.js';
import { UpdatePhase } from './update-phase.use-case.js';
import { UpdateProcess } from './update-process.use-case.js';

type PhaseRow = Row & { startsAt: string; endsAt: string; closedAt: string | null; processNow: string };
type ProcessRow = Row & { allPhases: PhaseRow[] | null; now: string; texts: Record<string, Localised>; titles: Localised; lockVersion: number; clockOffsetSeconds: number };

@Resolver(() => ProcessObject)
export class ProcessResolver {
  constructor(
    private readonly reader: Reader,
    private readonly updateProcessUseCase: UpdateProcess,
    private readonly updatePhaseUseCase: UpdatePhase,
    private readonly addPhaseUseCase: AddPhase,
    private readonly removePhaseUseCase: RemovePhase,
    private readonly addAreaUseCase: AddArea,
    private readonly removeAreaUseCase: RemoveArea,
    private readonly moveClockUseCase: MoveClock,
  ) {}

  @Query(() => ProcessObject, { nullable: true, description: 'By slug; without one, the only or newest process of this installation.' })
  @Access(access.public)
  @Verbatim()
  process(@Args('slug', { type: () => String, nullable: true }) slug: string | null, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.reader.one(
      processShape, selectionOf(info), context.lang, (t, s) => (slug == null ? 'true' : isSlug(slug) ? `${t}.slug = ${s.param(slug)}` : 'false'), (t) => `${t}.created_at DESC`,
    );
  }

  @Subscription(() => ProcessObject, {
    description: 'The process, whenever something in it has changed: its phase, what is published and answered. Over the WebSocket, for people with a role in it.',
  })
  @Access(access.roles(...roles))
  async processChanged(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const known = isId(processId) && holds(context.actor, processId, ...roles);
    const row = known ? await this.reader.one(processShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(processId)}`) : null;
    return row ?? valueOf(refuse('NOT_FOUND', 'processId'), context.lang);
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async updateProcess(@Args('input') input: UpdateProcessInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.updateProcessUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async updatePhase(@Args('input') input: UpdatePhaseInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.updatePhaseUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async addPhase(@Args('input') input: AddPhaseInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.addPhaseUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async removePhase(@Args('input') input: RemovePhaseInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.removePhaseUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async addArea(@Args('input') input: AddAreaInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.addAreaUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async removeArea(@Args('input') input: RemoveAreaInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.removeAreaUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  @Mutation(() => ProcessPayload)
  @Access(access.roles('admin'))
  async moveClock(@Args('input') input: MoveClockInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.moveClockUseCase.run(context.actor, input), context.lang, this.withProcess(context, info));
  }

  private withProcess(context: RequestContext, info: GraphQLResolveInfo) {
    const selection: Selections = selectionAt(selectionOf(info), 'process');
    return async ({ processId }: { processId: string }) => ({
      process: await this.reader.one(processShape, selection, context.lang, (t, s) => `${t}.id = ${s.param(processId)}`),
    });
  }

  @ResolveField(() => PhaseObject, { nullable: true })
  @Access(access.public)
  phase(@Parent() process: ProcessRow): PhaseRow | null {
    return currentPhase(phasesOf(process), new Date(process.now))?.row ?? null;
  }

  @ResolveField(() => PhaseObject, { nullable: true })
  @Access(access.public)
  nextPhase(@Parent() process: ProcessRow): PhaseRow | null {
    return nextPhase(phasesOf(process), new Date(process.now))?.row ?? null;
  }

  @ResolveField(() => [OpenActionEnum])
  @Access(access.public)
  open(@Parent() process: ProcessRow): string[] {
    return openActions(phasesOf(process), new Date(process.now));
  }

  @ResolveField(() => Page, { nullable: true, description: `Keys: ${textKeys.join(', ')}.` })
  @Access(access.public)
  page(@Parent() process: ProcessRow, @Args('key', { type: () => String }) key: string, @Ctx() context: RequestContext): Page | null {
    const known = textKeys.find((each) => each === key);
    const texts = known === undefined ? undefined : process.texts[known];
    if (known === undefined || texts === undefined) return null;
    const lang = texts[context.lang] ? context.lang : 'de';
    return { key: known, title: createTranslator(processMessages, context.lang)(`page.${known}`), body: localise(texts, lang), lang };
  }

  @ResolveField(() => ProcessSettings, { nullable: true })
  @Access(access.rolesInProcess('admin'))
  settings(@Parent() process: ProcessRow): ProcessSettings {
    return {
      title: fromLocalised(process.titles), lockVersion: process.lockVersion, clockOffsetSeconds: process.clockOffsetSeconds,
      texts: textKeys.map((key) => ({ key, values: fromLocalised(process.texts[key] ?? {}) })),
    };
  }
}

@Resolver(() => PhaseObject)
export class PhaseResolver {
  @ResolveField(() => PhaseStateEnum)
  @Access(access.public)
  state(@Parent() phase: PhaseRow): string {
    return phaseStateOf(datesOf(phase), new Date(phase.processNow));
  }
}

/** What cannot be a slug (NUL, a megabyte) never reaches the database. */
function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(text);
}

function phasesOf(process: ProcessRow): (Phase & { row: PhaseRow })[] {
  return (process.allPhases ?? []).map((row) => ({ ...(row as unknown as Phase), ...datesOf(row), row }));
}

function datesOf(phase: PhaseRow): Pick<Phase, 'startsAt' | 'endsAt' | 'closedAt'> {
  return { startsAt: new Date(phase.startsAt), endsAt: new Date(phase.endsAt), closedAt: phase.closedAt === null ? null : new Date(phase.closedAt) };
}
