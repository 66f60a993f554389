import { Args, Info, Mutation, Resolver } from '@nestjs/graphql';
import type { Decision } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, Reader, selectionAt, selectionOf, type RequestContext } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { ApproveVersion } from './approve-version.use-case.js';
import { versionShape } from './concept.shapes.js';
import { CorrectTypo } from './correct-typo.use-case.js';
import { ApproveVersionInput, CorrectTypoInput, CorrectTypoPayload, ProposeVersionInput, ReturnVersionInput, VersionPayload } from './draft.graphql.js';
import { ProposeVersion } from './propose-version.use-case.js';
import { ReturnVersion } from './return-version.use-case.js';

@Resolver()
export class VersionResolver {
  constructor(
    private readonly reader: Reader,
    private readonly propose: ProposeVersion,
    private readonly approve: ApproveVersion,
    private readonly giveBack: ReturnVersion,
    private readonly correct: CorrectTypo,
  ) {}

  @Mutation(() => VersionPayload)
  @Access(access.roles('editor'))
  async proposeVersion(@Args('input') input: ProposeVersionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.propose.run(context.actor, input), context, info);
  }

  @Mutation(() => VersionPayload)
  @Access(access.roles('publisher'))
  async approveVersion(@Args('input') input: ApproveVersionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.approve.run(context.actor, input), context, info);
  }

  @Mutation(() => VersionPayload)
  @Access(access.roles('publisher'))
  async returnVersion(@Args('input') input: ReturnVersionInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    return this.payload(await this.giveBack.run(context.actor, input), context, info);
  }

  @Mutation(() => CorrectTypoPayload)
  @Access(access.roles('editor', 'publisher'))
  async correctTypo(@Args('input') input: CorrectTypoInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const decision = await this.correct.run(context.actor, input);
    return { ...await this.payload(decision, context, info), draftCorrected: decision.ok ? decision.value.draftCorrected : null };
  }

  private payload(decision: Decision<{ versionId: string }>, { lang }: RequestContext, info: GraphQLResolveInfo) {
    return payloadOf(decision, lang, async ({ versionId }) => ({
      version: await this.reader.one(versionShape, selectionAt(selectionOf(info), 'version'), lang, (t, s) => `${t}.id = ${s.param(versionId)}`),
    }));
  }
}
