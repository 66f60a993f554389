import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** A passage that says again what it said before. */
export interface PassageWentBack {
  readonly passageId: string;
  /** When the state that it went back to was written on; null: it is the newest. */
  readonly until: Date | null;
}

/** Called in the transaction that goes back: what it does belongs to that step, or neither is there. */
export type OnPassageWentBack = (work: Work, back: PassageWentBack) => Promise<void>;

/** Where contexts downstream take back what they keep with a draft. */
@Injectable()
export class DraftWentBack {
  readonly #handlers: OnPassageWentBack[] = [];

  register(handler: OnPassageWentBack): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, back: PassageWentBack): Promise<void> {
    for (const handler of this.#handlers) await handler(work, back);
  }
}
