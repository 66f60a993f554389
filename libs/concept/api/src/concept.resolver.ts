import { Args, ID, Info, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { holds, isId } from '@mitgestalten/kernel';
import { Access, access, Ctx, Reader, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import { ProcessObject } from '@mitgestalten/process-api';
import type { GraphQLResolveInfo } from 'graphql';
import { officeRoles, PartObject, PassageObject, VersionObject } from './concept.graphql.js';
import { everPublished, isPublished, partShape, passageShape, versionShape } from './concept.shapes.js';

@Resolver(() => ProcessObject)
export class ProcessPartsResolver {
  constructor(private readonly reader: Reader) {}

  @ResolveField(() => [PartObject])
  @Access(access.public)
  parts(@Parent() process: Row): unknown {
    return process['parts'];
  }

  @ResolveField(() => PartObject, { nullable: true })
  @Access(access.public)
  part(
    @Parent() process: Row, @Args('slug', { type: () => String }) slug: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo,
  ): Promise<Row | null> {
    if (!isSlug(slug)) return Promise.resolve(null);
    // A statement of its own, not a join: one query may ask for two parts under two names.
    return this.reader.one(partShape, selectionOf(info), context.lang, (t, s) => `${t}.process_id = ${s.param(process['id'])} AND ${t}.slug = ${s.param(slug)}`);
  }
}

@Resolver(() => PartObject)
export class PartResolver {
  constructor(private readonly reader: Reader) {}

  @ResolveField(() => VersionObject, { nullable: true })
  @Access(access.public)
  version(
    @Parent() part: Row, @Args('number', { type: () => Int }) number: number, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo,
  ): Promise<Row | null> {
    // Likewise: old and new are compared side by side.
    return this.reader.one(
      versionShape, selectionOf(info), context.lang,
      (t, s) => `${t}.part_id = ${s.param(part['id'])} AND ${t}.number = ${s.param(number)} AND ${isPublished(t)}`,
    );
  }
}

@Resolver()
export class ConceptResolver {
  constructor(private readonly reader: Reader) {}

  @Query(() => PassageObject, { nullable: true, description: 'A passage by id, if it stands in a published version.' })
  @Access(access.public)
  async passage(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    if (!isId(id)) return null;
    return this.reader.one(passageShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)} AND ${everPublished(t)}`);
  }

  @Query(() => VersionObject, { nullable: true, description: 'A version of any state, for the office (proposed ones are compared before approval).' })
  @Access(access.roles(...officeRoles))
  async version(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    if (!isId(id)) return null;
    const row = await this.reader.one(versionShape, selectionOf(info), context.lang, (t, s) => `${t}.id = ${s.param(id)}`);
    return row !== null && holds(context.actor, row['processId'] as string, ...officeRoles) ? row : null;
  }
}

/** What no slug can be (NUL, for one, which PostgreSQL does not take) is not asked for. */
function isSlug(text: string): boolean {
  return /^[a-z0-9-]{2,60}$/.test(text);
}
