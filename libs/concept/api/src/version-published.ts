import { Injectable } from '@nestjs/common';
import type { Work } from '@mitgestalten/platform';

/** A version that has just been published. */
export interface PublishedVersion {
  readonly processId: string;
  readonly partId: string;
  readonly versionId: string;
  readonly number: number;
  /** The version that it replaces; null for the first. */
  readonly formerVersionId: string | null;
}

/** Called in the transaction that publishes: what it does is there together with the version, or not at all. Long work is a job. */
export type OnVersionPublished = (work: Work, published: PublishedVersion) => Promise<void>;

/** Where contexts downstream say what follows from a new version. */
@Injectable()
export class VersionPublished {
  readonly #handlers: OnVersionPublished[] = [];

  register(handler: OnVersionPublished): void {
    this.#handlers.push(handler);
  }

  async tell(work: Work, published: PublishedVersion): Promise<void> {
    for (const handler of this.#handlers) await handler(work, published);
  }
}
