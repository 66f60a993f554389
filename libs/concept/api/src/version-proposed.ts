import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** A draft that has just been frozen as a version that waits. */
export interface ProposedVersion {
  readonly processId: string;
  readonly versionId: string;
  /** The passages that it changes, also those that it strikes. */
  readonly changed: readonly string[];
}

/** Called in the transaction that proposes: what it freezes belongs to the version, or neither is there. Nobody saves the draft meanwhile. */
export type OnVersionProposed = (work: Work, proposed: ProposedVersion) => Promise<void>;

/** Where contexts downstream freeze what they keep with a draft. */
@Injectable()
export class VersionProposed {
  readonly #handlers: OnVersionProposed[] = [];

  register(handler: OnVersionProposed): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, proposed: ProposedVersion): Promise<void> {
    for (const handler of this.#handlers) await handler(work, proposed);
  }
}
