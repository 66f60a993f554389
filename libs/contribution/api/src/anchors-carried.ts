import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** Called in the transaction that ends the carrying of all anchors to a version. */
export type OnAnchorsCarried = (work: Work, processId: string, versionId: string) => Promise<void>;

/** Where contexts downstream say what follows once it is known where comments and suggestions stand in a new version. */
@Injectable()
export class AnchorsCarried {
  readonly #handlers: OnAnchorsCarried[] = [];

  register(handler: OnAnchorsCarried): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, processId: string, versionId: string): Promise<void> {
    for (const handler of this.#handlers) await handler(work, processId, versionId);
  }
}
