import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access, access, Ctx, type RequestContext } from '@mitgestalten/platform';
import { ChangeNotes } from './change-note.js';

@Resolver()
export class ChangeNoteResolver {
  constructor(private readonly notes: ChangeNotes) {}

  @Query(() => String, {
    nullable: true, description: 'What the next version of a part could say of itself, from its draft and the answers given. Empty when nothing changed; null when there is no such part.',
  })
  @Access(access.roles('editor'))
  changeNoteSuggestion(@Args('partId', { type: () => ID }) partId: string, @Ctx() { actor }: RequestContext): Promise<string | null> {
    return this.notes.suggest(actor, partId);
  }
}
