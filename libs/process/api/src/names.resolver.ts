import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { holds, isId, type Localised } from '@mitgestalten/kernel';
import { Access, access, Ctx, fromLocalised, Names, payloadOf, type NamedKind, type RequestContext } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { NamedThing, RenameInput, RenamePayload } from './names.graphql.js';
import { Rename } from './rename.use-case.js';

@Resolver(() => NamedThing)
export class NamesResolver {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registered: Names,
    private readonly renameUseCase: Rename,
  ) {}

  @Query(() => [NamedThing], { name: 'names', description: 'Areas, parts and bodies of a process with their names in all languages.' })
  @Access(access.roles('admin'))
  names(@Args('processId', { type: () => ID }) processId: string, @Ctx() context: RequestContext): Promise<NamedThing[]> {
    return isId(processId) && holds(context.actor, processId, 'admin') ? this.read(processId) : Promise.resolve([]);
  }

  @Mutation(() => RenamePayload)
  @Access(access.roles('admin'))
  async rename(@Args('input') input: RenameInput, @Ctx() context: RequestContext) {
    return payloadOf(await this.renameUseCase.run(context.actor, input), context.lang, async ({ id }) => ({
      thing: (await this.read(input.processId)).find((thing) => thing.id === id) ?? null,
    }));
  }

  private async read(processId: string): Promise<NamedThing[]> {
    const parts = [...this.registered.places].map(([kind, { table, column, order = '0' }]) =>
      `SELECT id, '${kind}' AS kind, ${column} AS names, ${order} AS place FROM ${table} WHERE process_id = $1`);
    const rows: { id: string; kind: NamedKind; names: Localised; place: number }[] = await this.dataSource.query(`${parts.join(' UNION ALL ')} ORDER BY kind, place, id`, [processId]);
    return rows.map(({ id, kind, names }) => ({ id, kind, names: fromLocalised(names) }));
  }
}
