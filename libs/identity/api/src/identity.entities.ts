import type { Localised, Role } from '@mitgestalten/kernel';
import { Col, Key, Table } from '@mitgestalten/platform';

/** A person who can sign in. The address is stored in lower case and belongs to one account. */
@Table('account')
export class AccountEntity {
  @Key('personal') id!: string;
  @Col('personal', 'text') email!: string;
  @Col('personal', 'text', { nullable: true }) displayName!: string | null;
  /** PHC string of argon2id. Absent: signs in by links only. */
  @Col('secret', 'text', { nullable: true }) passwordHash!: string | null;
  @Col('personal', 'text') lang!: string;
  /** When the address was first proved by a link. */
  @Col('personal', 'timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Col('personal', 'timestamptz', { nullable: true }) blockedAt!: Date | null;
  @Col('personal', 'timestamptz', { nullable: true }) erasedAt!: Date | null;
  @Col('personal', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

@Table('body')
export class BodyEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') kind!: BodyKind;
  @Col('public', 'jsonb') name!: Localised;
}
export type BodyKind = 'HIR' | 'COMMITTEE' | 'ASSEMBLY';

@Table('role_grant')
export class RoleGrantEntity {
  @Key('staff') id!: string;
  /** Null: an administrator of the whole installation. */
  @Col('staff', 'uuid', { nullable: true }) processId!: string | null;
  @Col('personal', 'uuid') accountId!: string;
  @Col('staff', 'text') role!: Role;
  @Col('staff', 'uuid', { nullable: true }) bodyId!: string | null;
  @Col('staff', 'uuid', { nullable: true }) grantedBy!: string | null;
  @Col('staff', 'timestamptz', { insert: false, update: false }) grantedAt!: Date;
}

/** A browser that is signed in. Only a digest of its cookie is kept. */
@Table('session')
export class SessionEntity {
  @Key('secret', 'text') idHash!: string;
  @Col('personal', 'uuid', { nullable: true }) accountId!: string | null;
  @Col('secret', 'jsonb') data!: unknown;
  @Col('personal', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
  @Col('personal', 'timestamptz') lastSeenAt!: Date;
  @Col('personal', 'timestamptz') expiresAt!: Date;
}

/** A link for signing in that was mailed. Its text is derived from a key and stored nowhere. */
@Table('sign_in_token')
export class SignInTokenEntity {
  @Key('secret') id!: string;
  @Col('personal', 'text') email!: string;
  /** SIGN_IN: asked for by the person. SET_PASSWORD: an invitation, after which a password can be set. */
  @Col('staff', 'text') purpose!: 'SIGN_IN' | 'SET_PASSWORD';
  @Col('personal', 'text') lang!: string;
  @Col('personal', 'text', { nullable: true }) returnTo!: string | null;
  @Col('personal', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
  @Col('personal', 'timestamptz') expiresAt!: Date;
  /** When it was used, or became void because a newer one was asked for. */
  @Col('personal', 'timestamptz', { nullable: true }) usedAt!: Date | null;
}

/** Codes that were printed together. */
@Table('code_batch')
export class CodeBatchEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'text') label!: string;
  @Col('staff', 'integer') size!: number;
  @Col('personal', 'uuid') createdBy!: string;
  @Col('staff', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

/** A code on a slip. Its text is derived from a key; kept are the part by which it is found and a keyed digest of the whole. */
@Table('code')
export class CodeEntity {
  @Key('secret') id!: string;
  @Col('secret', 'uuid') processId!: string;
  @Col('secret', 'text') lookup!: string;
  @Col('secret', 'text') secretHash!: string;
  @Col('staff', 'text') purpose!: 'CONTRIBUTION' | 'VOTE';
  @Col('staff', 'uuid', { nullable: true }) batchId!: string | null;
  /** The account that redeemed it while signed in. */
  @Col('secret', 'uuid', { nullable: true }) accountId!: string | null;
  @Col('staff', 'date', { insert: false, update: false }) createdOn!: string;
  /** The day of its first use; no finer, because votes are cast with it. */
  @Col('secret', 'date', { nullable: true }) redeemedOn!: string | null;
}

export const identityEntities = [AccountEntity, BodyEntity, RoleGrantEntity, SessionEntity, SignInTokenEntity, CodeBatchEntity, CodeEntity];
