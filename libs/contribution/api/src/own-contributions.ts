import { Injectable } from '@nestjs/common';
import type { Actor } from '@mitgestalten/kernel';
import type { OwnedContribution } from '@mitgestalten/contribution-domain';
import { Reader, type Row, type Selections, type Statement } from '@mitgestalten/platform';
import type { PhaseRules } from '@mitgestalten/process-domain';
import { DataSource } from 'typeorm';
import { ownContributionShape } from './contribution.shapes.js';
import { Ownership } from './ownership.js';

/** A row of the shape of own contributions, with the person as whom it is looked at. */
export interface OwnRow extends Row {
  readonly actsAs: Actor;
  readonly accountId?: string | null;
  readonly codeId?: string | null;
  readonly currentKind?: OwnedContribution['kind'];
  readonly currentState?: OwnedContribution['state'];
  readonly now?: string;
  readonly phases?: readonly { startsAt: string; endsAt: string; closedAt: string | null; rules: PhaseRules }[] | null;
}

type Fields = Selections;

/** Reads contributions for those who wrote them. */
@Injectable()
export class OwnContributions {
  constructor(
    private readonly reader: Reader,
    private readonly dataSource: DataSource,
    private readonly ownership: Ownership,
  ) {}

  /** Those of an account, with those that its address confirmed; newest first. */
  async ofAccount(actor: Actor & { kind: 'ACCOUNT' }, fields: Fields, lang: string): Promise<OwnRow[]> {
    const email = await this.ownership.addressOf(this.dataSource.manager, actor);
    const rows = await this.list(fields, lang, (table, statement) =>
      `${table}.id IN (SELECT a.id FROM contribution a WHERE a.account_id = ${statement.param(actor.accountId)} UNION ` +
      `SELECT k.contribution_id FROM contribution_contact k WHERE k.email = ${statement.param(email)} AND k.confirmed_at IS NOT NULL)`);
    return rows.map((row) => ({ ...row, accountId: actor.accountId, actsAs: actor }));
  }

  /** Those of a code, newest first. */
  async ofCode(holder: Actor & { kind: 'CODE' }, fields: Fields, lang: string): Promise<OwnRow[]> {
    const rows = await this.list(fields, lang, (table, statement) => `${table}.code_id = ${statement.param(holder.codeId)}`);
    return rows.map((row) => ({ ...row, actsAs: holder }));
  }

  /** One that the person has just written or changed; rights by code when that was the way. */
  async justDone(id: string, actor: Actor, byCode: boolean, fields: Fields, lang: string): Promise<OwnRow | null> {
    const row = (await this.reader.one(ownContributionShape, fields, lang, (table, statement) => `${table}.id = ${statement.param(id)}`)) as OwnRow | null;
    if (row === null) return null;
    const codeId = row.codeId ?? null;
    return { ...row, actsAs: byCode && codeId !== null ? { kind: 'CODE', codeId, processId: String(row['processId']) } : actor };
  }

  private list(fields: Fields, lang: string, where: (table: string, statement: Statement) => string): Promise<Row[]> {
    return this.reader.all(ownContributionShape, fields, lang, where, (table) => `${table}.created_at DESC, ${table}.id DESC`);
  }
}
