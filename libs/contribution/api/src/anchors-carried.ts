import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** From now on it is known where comments and suggestions stand in a version. */
export interface Carried {
  readonly processId: string;
  readonly versionId: string;
  /** The one that staff placed or let rest, after all were carried; null: all were carried to this new version. */
  readonly placed: string | null;
}

/** Called in the transaction that ends the carrying of all anchors to a version, or in that in which staff place one. */
export type OnAnchorsCarried = (work: Work, carried: Carried) => Promise<void>;

/** Where contexts downstream say what follows once it is known where comments and suggestions stand in a new version. */
@Injectable()
export class AnchorsCarried {
  readonly #handlers: OnAnchorsCarried[] = [];

  register(handler: OnAnchorsCarried): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, carried: Carried): Promise<void> {
    for (const handler of this.#handlers) await handler(work, carried);
  }
}
