import { Args, ID, Info, Int, Query, Resolver } from '@nestjs/graphql';
import { isId } from '@mitgestalten/kernel';
import { Access, access, Ctx, Reader, selectionOf, valueOf, Verbatim, type RequestContext, type Row } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { VersionEntryObject } from './concept.graphql.js';
import { isPublished, versionEntryShape } from './concept.shapes.js';
import { Synopses } from './synopses.js';
import { SynopsisObject } from './synopsis.graphql.js';

/** Old and new: two published versions side by side, and the place of a wording in them. */
@Resolver()
export class SynopsisResolver {
  constructor(
    private readonly reader: Reader,
    private readonly synopses: Synopses,
  ) {}

  @Query(() => SynopsisObject, { nullable: true, description: 'Two published versions of a part, by their numbers, in either direction.' })
  @Access(access.public)
  async synopsis(
    @Args('partId', { type: () => ID }) partId: string,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
    @Ctx() { lang }: RequestContext,
  ): Promise<SynopsisObject> {
    return valueOf(await this.synopses.of(partId, { from, to }, lang), lang);
  }

  @Query(() => VersionEntryObject, { nullable: true, description: 'The newest published place of a wording, by the id of its revision.' })
  @Access(access.public)
  @Verbatim()
  async revisionEntry(@Args('id', { type: () => ID }) id: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    if (!isId(id)) return null;
    return this.reader.one(
      versionEntryShape, selectionOf(info), context.lang,
      (e, s) => `${e}.revision_id = ${s.param(id)} AND EXISTS (SELECT 1 FROM version v WHERE v.id = ${e}.version_id AND ${isPublished('v')})`,
      (e) => `(SELECT v.number FROM version v WHERE v.id = ${e}.version_id) DESC`,
    );
  }
}
