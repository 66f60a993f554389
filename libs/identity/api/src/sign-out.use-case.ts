import { Injectable } from '@nestjs/common';
import { accept, accountOf, type Actor, type Decision } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';

/** Notes that a person signs out; whoever calls ends the session. For a guest there is nothing to do. */
@Injectable()
export class SignOut {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(actor: Actor): Promise<Decision<null>> {
    if (accountOf(actor) === null) return Promise.resolve(accept(null));
    return this.unitOfWork.run({ actor, action: 'session.end' }, () =>
      Promise.resolve(done(null, { objectType: 'account', objectId: accountOf(actor) })),
    );
  }
}
