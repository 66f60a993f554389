import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** A passage that says again what it said before. */
export interface PassageWentBack {
  readonly passageId: string;
  /** When the state that it went back to was written on; null: it is the newest. */
  readonly until: Date | null;
}

/** Called in the transaction that goes back: what it does belongs to that step, or neither is there. Gives the ids of what it took back, for the audit log. */
export type OnPassageWentBack = (work: Work, back: PassageWentBack) => Promise<readonly string[]>;

/** Where contexts downstream take back what they keep with a draft. */
@Injectable()
export class DraftWentBack {
  readonly #handlers: OnPassageWentBack[] = [];

  register(handler: OnPassageWentBack): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, back: PassageWentBack): Promise<readonly string[]> {
    const takenBack: string[] = [];
    for (const handler of this.#handlers) takenBack.push(...(await handler(work, back)));
    return takenBack;
  }
}
