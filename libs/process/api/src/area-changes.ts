import { Injectable } from '@nestjs/common';
import type { Refusal } from '@mitgestalten/kernel';
import type { EntityManager } from 'typeorm';

/** What speaks against another set of areas. The process is held, so the answer stands until the end of the transaction. */
export type AreaCheck = (tx: EntityManager, processId: string) => Promise<readonly Refusal[]>;

/** Lets downstream contexts object to adding, moving and removing areas while they rely on the list as it is. */
@Injectable()
export class AreaChanges {
  readonly #checks: AreaCheck[] = [];

  register(check: AreaCheck): void {
    this.#checks.push(check);
  }

  /** The faults that the other contexts find. */
  async faults(tx: EntityManager, processId: string): Promise<Refusal[]> {
    const faults: Refusal[] = [];
    for (const check of this.#checks) faults.push(...(await check(tx, processId)));
    return faults;
  }
}
