import { Args, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { holds, isId, reason } from '@mitgestalten/kernel';
import { Access, access, Ctx, payloadOf, Reader, refusalError, selectionAt, selectionOf, type RequestContext, type Row } from '@mitgestalten/platform';
import type { GraphQLResolveInfo } from 'graphql';
import { CodeBatch, IssueCodesInput, IssueCodesPayload } from './identity.graphql.js';
import { codeBatchShape } from './identity.shapes.js';
import { IssueCodes } from './issue-codes.use-case.js';

/** Codes for voting, made in batches to be printed. */
@Resolver(() => CodeBatch)
export class CodeResolver {
  constructor(
    private readonly reader: Reader,
    private readonly issueCodesUseCase: IssueCodes,
  ) {}

  @Query(() => [CodeBatch])
  @Access(access.roles('admin', 'organiser'))
  codeBatches(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Row[]> {
    if (!isId(processId) || !holds(context.actor, processId, 'admin', 'organiser')) throw refusalError(reason('NOT_FOUND', 'processId'), context.lang);
    return this.reader.all(codeBatchShape, selectionOf(info), context.lang, (t, s) => `${t}.process_id = ${s.param(processId)}`, (t) => `${t}.created_at DESC, ${t}.id`);
  }

  @Mutation(() => IssueCodesPayload)
  @Access(access.roles('admin', 'organiser'))
  async issueCodes(@Args('input') input: IssueCodesInput, @Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const decision = await this.issueCodesUseCase.run(context.actor, input);
    return payloadOf(decision, context.lang, async ({ batchId, codes }) => {
      const selection = selectionAt(selectionOf(info), 'batch');
      return { batch: await this.reader.one(codeBatchShape, selection, context.lang, (t, s) => `${t}.id = ${s.param(batchId)}`), codes };
    });
  }
}
