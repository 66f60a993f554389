import { Args, ID, Info, Int, Query, Resolver } from '@nestjs/graphql';
import { versionShape } from '@mitgestalten/concept-api';
import { contributionShape } from '@mitgestalten/contribution-api';
import { Access, access, Ctx, Reader, selectionAt, selectionOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { Provenance } from './provenance.js';
import { ProvenanceStep } from './provenance.graphql.js';
import { rowsById } from './rows-by-id.js';

@Resolver(() => ProvenanceStep)
export class ProvenanceResolver {
  constructor(
    private readonly reader: Reader,
    private readonly provenance: Provenance,
  ) {}

  @Query(() => [ProvenanceStep], { nullable: true, description: 'How some words of a current wording came about, the newest version first; null when there are no such words.' })
  @Access(access.public)
  async wordsProvenance(
    @Args('passageId', { type: () => ID }) passageId: string,
    @Args('from', { type: () => Int, description: 'Code points of the plain text that is shown, half-open.' }) from: number,
    @Args('to', { type: () => Int }) to: number,
    @Ctx() { lang }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<object[] | null> {
    const origins = await this.provenance.of(passageId, { start: from, end: to }, lang);
    if (origins === null) return null;
    const selection = selectionOf(info);
    const [versions, said] = await Promise.all([
      rowsById(this.reader, versionShape, selectionAt(selection, 'version'), lang, origins.map(({ versionId }) => versionId)),
      Promise.all((['adopted', 'brought', 'sources'] as const).map((list) => rowsById(this.reader, contributionShape, selectionAt(selection, list), lang, origins.flatMap((origin) => origin[list])))),
    ]);
    const [adopted, brought, sources] = said as [typeof versions, typeof versions, typeof versions];
    const of = (rows: typeof versions, ids: readonly string[]) => ids.flatMap((id) => rows.get(id) ?? []);
    return origins.map((origin) => ({ ...origin, version: versions.get(origin.versionId), adopted: of(adopted, origin.adopted), brought: of(brought, origin.brought), sources: of(sources, origin.sources) }));
  }
}
