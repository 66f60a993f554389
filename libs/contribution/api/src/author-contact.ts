import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { ContributionContactEntity, type ContributionEntity } from './contribution.entities.js';

export interface Reachable {
  readonly email: string;
  readonly lang: string;
}

/** Where the author of a contribution can be told what became of it. */
@Injectable()
export class AuthorContact {
  constructor(private readonly directory: AccountDirectory) {}

  /** Null for those who hold a code only: they look at the slip. An address that was never confirmed is not written to. */
  async of(tx: EntityManager, contribution: Pick<ContributionEntity, 'id' | 'accountId'>): Promise<Reachable | null> {
    if (contribution.accountId !== null) return this.directory.contactOf(tx, contribution.accountId);
    const contact = await tx.findOneBy(ContributionContactEntity, { contributionId: contribution.id });
    return contact?.confirmedAt == null ? null : contact;
  }
}
