import { Args, Info, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { DraftPassage, DraftPassagePayload, DraftReader, VersionEntryObject } from '@mitgestalten/concept-api';
import { officeRoles } from '@mitgestalten/concept-domain';
import { Access, access, Ctx, InRow, payloadOf, selectionAt, selectionOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { ContributionObject, OwnContribution } from './contribution.graphql.js';
import { NameSource } from './name-source.use-case.js';
import { NameSourceInput } from './source.graphql.js';

/** From which contributions the wording of a passage comes. */
@Resolver(() => DraftPassage)
export class DraftSourceResolver {
  constructor(
    private readonly name: NameSource,
    private readonly drafts: DraftReader,
  ) {}

  @Mutation(() => DraftPassagePayload, { description: 'Says that the wording of a draft passage comes from a contribution, or takes that back.' })
  @Access(access.roles('editor'))
  async nameSource(@Args('input') input: NameSourceInput, @Ctx() { actor, lang }: RequestContext, @Info() info: GraphQLResolveInfo) {
    return payloadOf(await this.name.run(actor, input), lang, async ({ passageId }) => ({
      passage: await this.drafts.passage(actor, passageId, selectionAt(selectionOf(info), 'passage'), lang),
    }));
  }

  @ResolveField(() => [ContributionObject], { description: 'Published contributions from which the wording comes. The next version that changes the passage names them.' })
  @Access(access.rolesInProcess(...officeRoles, 'drafter'))
  @InRow()
  sources(): void {}
}

@Resolver(() => VersionEntryObject)
export class EntrySourcesResolver {
  @ResolveField(() => [ContributionObject], {
    description: 'Contributions from which this version took the wording, as the office says, and which everybody may read now. Versions that left the passage as it was name none.',
  })
  @Access(access.public)
  @InRow()
  sources(): void {}
}

@Resolver(() => ContributionObject)
export class NamedContributionResolver {
  @ResolveField(() => [VersionEntryObject], { description: 'The published wordings that name it as a source, oldest first.' })
  @Access(access.public)
  @InRow()
  namedIn(): void {}
}

@Resolver(() => OwnContribution)
export class NamedOwnContributionResolver {
  @ResolveField(() => [VersionEntryObject])
  @Access(access.public)
  @InRow()
  namedIn(): void {}
}
