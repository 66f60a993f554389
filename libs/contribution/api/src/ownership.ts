import { Injectable } from '@nestjs/common';
import { accept, accountOf, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { isOwn, type OwnedContribution } from '@mitgestalten/contribution-domain';
import { AccountDirectory, Codes, type RedeemedCode } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';
import { ContributionContactEntity, type ContributionEntity } from './contribution.entities.js';

/** A writer who was recognised, with the contribution as the policy looks at it. */
export interface Writer {
  readonly actor: Actor;
  readonly owned: OwnedContribution;
}

// The longest code that anybody could type, with blanks and hyphens; more is not looked at.
const longestCode = 64;

/** Whose a contribution is: the account's, the code's, or of the account that has the confirmed address. */
@Injectable()
export class Ownership {
  constructor(
    private readonly codes: Codes,
    private readonly directory: AccountDirectory,
  ) {}

  /** The person behind the request as far as this contribution goes: by code when one was typed. NOT_FOUND for others' contributions. */
  async writerOf(tx: EntityManager, actor: Actor, contribution: ContributionEntity | undefined, code: string | null | undefined): Promise<Decision<Writer>> {
    if (contribution === undefined) return refuse('NOT_FOUND', 'id');
    const writer = await this.actingAs(tx, actor, contribution.processId, code);
    if (!writer.ok) return writer;
    const owned = { ...contribution, accountId: await this.accountOf(tx, writer.value, contribution) };
    return isOwn(writer.value, owned) ? accept({ actor: writer.value, owned }) : refuse('NOT_FOUND', 'id');
  }

  /** The holder of the code when one was typed, else the actor. CODE_UNKNOWN, CODE_WRONG_PURPOSE. */
  async actingAs(tx: EntityManager, actor: Actor, processId: string, code: string | null | undefined): Promise<Decision<Actor>> {
    return code == null || code === '' ? accept(actor) : this.holderOf(tx, processId, code);
  }

  /** The code of that process with that text, whatever it is for, or null. */
  redeem(tx: EntityManager, processId: string, code: string): Promise<RedeemedCode | null> {
    return code.length <= longestCode ? this.codes.read(tx, processId, code) : Promise.resolve(null);
  }

  private async holderOf(tx: EntityManager, processId: string, code: string): Promise<Decision<Actor>> {
    const redeemed = await this.redeem(tx, processId, code);
    if (redeemed === null) return refuse('CODE_UNKNOWN', 'code');
    return redeemed.purpose === 'CONTRIBUTION' ? accept({ kind: 'CODE', codeId: redeemed.codeId, processId }) : refuse('CODE_WRONG_PURPOSE', 'code');
  }

  /** The account's address, by which contributions that were confirmed by mail are its own. Null for others. */
  async addressOf(tx: EntityManager, actor: Actor): Promise<string | null> {
    const accountId = accountOf(actor);
    return accountId === null ? null : ((await this.directory.contactOf(tx, accountId))?.email ?? null);
  }

  private async accountOf(tx: EntityManager, actor: Actor, contribution: ContributionEntity): Promise<string | null> {
    if (actor.kind !== 'ACCOUNT' || contribution.accountId !== null || contribution.codeId !== null) return contribution.accountId;
    const contact = await tx.findOneBy(ContributionContactEntity, { contributionId: contribution.id });
    if (contact?.confirmedAt == null) return null;
    return contact.email === (await this.addressOf(tx, actor)) ? actor.accountId : null;
  }
}
