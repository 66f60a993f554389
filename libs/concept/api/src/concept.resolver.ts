import { Args, ID, Info, Int, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { officeRoles, type PassageKind } from '@mitgestalten/concept-domain';
import { holds, isId, refuse } from '@mitgestalten/kernel';
import { Access, access, Ctx, InRow, Reader, selectionOf, valueOf, Verbatim, type Connection, type RequestContext, type Row, type Statement } from '@mitgestalten/platform';
import { ProcessObject } from '@mitgestalten/process-api';
import type { GraphQLResolveInfo } from 'graphql';
import { PartObject, PassageKindEnum, PassageObject, VersionEntryConnection, VersionObject } from './concept.graphql.js';
import { everPublished, passageShape, versionEntryShape, versionShape } from './concept.shapes.js';

@Resolver(() => ProcessObject)
export class ProcessPartsResolver {
  @ResolveField(() => [PartObject])
  @Access(access.public)
  @InRow()
  parts(): void {}

  @ResolveField(() => PartObject, { nullable: true })
  @Access(access.public)
  @InRow()
  part(@Args('slug', { type: () => String }) _slug: string): void {}
}

@Resolver(() => PartObject)
export class PartResolver {
  @ResolveField(() => VersionObject, { nullable: true })
  @Access(access.public)
  @InRow()
  version(@Args('number', { type: () => Int }) _number: number): void {}
}

@Resolver()
export class ConceptResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => PassageObject, { nullable: true, description: 'A passage by id, if it stands in a published version.' })
  @Access(access.public)
  @Verbatim()
  async passage(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    if (!isId(id)) return null;
    return this.reader.one(passageShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)} AND ${everPublished(t)}`);
  }

  @Query(() => VersionEntryConnection, { description: 'The entries of the current version of a part, of one kind if that is named, in the order of its outline.' })
  @Access(access.public)
  @Verbatim()
  async entries(
    @Args('partId', { type: () => ID }) partId: string,
    @Args('kind', { type: () => PassageKindEnum, nullable: true }) kind: PassageKind | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection> {
    if (!isId(partId)) return valueOf(refuse('NOT_FOUND', 'partId'), context.lang);
    const where = (e: string, s: Statement) =>
      `${e}.version_id = (SELECT p.current_version_id FROM part p WHERE p.id = ${s.param(partId)})${kind == null ? '' : ` AND ${e}.kind = ${s.param(kind)}`}`;
    const page = await this.reader.page(versionEntryShape, selectionOf(info), {
      sortKey: { sql: (e) => `${e}.ordinal`, type: 'integer' }, tie: 'passage_id', descending: false, first, after, lang: context.lang,
      where, total: (s) => `SELECT count(*) FROM version_entry f WHERE ${where('f', s)}`,
    });
    return valueOf(page, context.lang);
  }

  @Query(() => VersionObject, { nullable: true, description: 'A version of any state, for the office (proposed ones are compared before approval).' })
  @Access(access.roles(...officeRoles))
  async version(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    if (!isId(id)) return null;
    const row = await this.reader.one(versionShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)}`);
    return row !== null && holds(context.actor, row['processId'] as string, ...officeRoles) ? row : null;
  }
}
