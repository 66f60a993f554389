import { Injectable } from '@nestjs/common';
import { languages } from '@mitgestalten/kernel';
import { AccountDirectory, newId } from '@mitgestalten/platform';
import { IsNull, type EntityManager } from 'typeorm';
import { AccountEntity } from './identity.entities.js';

/** The language that mails to a person are written in: one that the platform has whole. */
export function mailLanguage(lang: string): string {
  return (languages as readonly string[]).includes(lang) ? lang : 'de';
}

/** Accounts by address, and the port by which other contexts reach a person. */
@Injectable()
export class Accounts extends AccountDirectory {
  async contactOf(tx: EntityManager, accountId: string): Promise<{ email: string; lang: string; displayName: string | null } | null> {
    const account = await tx.findOneBy(AccountEntity, { id: accountId, erasedAt: IsNull() });
    return account === null ? null : { email: account.email, lang: account.lang, displayName: account.displayName };
  }

  byEmail(tx: EntityManager, email: string): Promise<AccountEntity | null> {
    return tx.findOneBy(AccountEntity, { email, erasedAt: IsNull() });
  }

  /** The account of that address; made when there is none. Of two at the same time the second gets the first one's. */
  async ensure(tx: EntityManager, email: string, lang: string): Promise<AccountEntity> {
    await tx.query(
      'INSERT INTO account (id, email, lang) VALUES ($1, $2, $3) ON CONFLICT (email) WHERE erased_at IS NULL DO NOTHING', [newId(), email, mailLanguage(lang)],
    );
    return tx.findOneByOrFail(AccountEntity, { email, erasedAt: IsNull() });
  }
}
