import { Args, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { versionShape } from '@mitgestalten/concept-api';
import { contributionShape } from '@mitgestalten/contribution-api';
import { Access, access, Ctx, Reader, selectionAt, selectionOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { Endnote } from './endnotes.graphql.js';
import { Endnotes } from './endnotes.js';
import { rowsById } from './rows-by-id.js';

@Resolver(() => Endnote)
export class EndnotesResolver {
  constructor(
    private readonly reader: Reader,
    private readonly notes: Endnotes,
  ) {}

  @Query(() => [Endnote], { nullable: true, description: 'What brought words of a published version that still stand in it, in the order of its text; null when there is no such version.' })
  @Access(access.public)
  async endnotes(@Args('versionId', { type: () => ID }) versionId: string, @Ctx() { lang }: RequestContext, @Info() info: GraphQLResolveInfo): Promise<object[] | null> {
    const rows = await this.notes.of(versionId, lang);
    if (rows === null) return null;
    const selection = selectionOf(info);
    const [versions, contributions] = await Promise.all([
      rowsById(this.reader, versionShape, selectionAt(selection, 'version'), lang, rows.map((row) => row.versionId)),
      rowsById(this.reader, contributionShape, selectionAt(selection, 'contributions'), lang, rows.flatMap(({ contributionIds }) => contributionIds)),
    ]);
    return rows.map((row) => ({ ...row, version: versions.get(row.versionId), contributions: row.contributionIds.flatMap((id) => contributions.get(id) ?? []) }));
  }
}
