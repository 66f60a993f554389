import { Col, Key, Table } from './columns.js';

/** What was done, by whom, to what. Written in the transaction of the deed; nobody can change or remove it. */
@Table('audit_entry')
export class AuditEntryEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid', { nullable: true }) processId!: string | null;
  @Col('staff', 'text') action!: string;
  @Col('staff', 'text') actorKind!: 'GUEST' | 'ACCOUNT' | 'CODE' | 'SYSTEM';
  @Col('personal', 'uuid', { nullable: true }) actorId!: string | null;
  @Col('staff', 'text') objectType!: string;
  @Col('staff', 'text', { nullable: true }) objectId!: string | null;
  @Col('staff', 'jsonb') details!: Record<string, unknown>;
  /** Set by the database; of anonymous deeds the day only. */
  @Col('staff', 'timestamptz', { update: false }) at!: Date;
}

/** The first answer to a mutation, so that a repeat gets the same. */
@Table('idempotency_record')
export class IdempotencyRecordEntity {
  @Key('secret', 'text') keyHash!: string;
  @Col('staff', 'text') action!: string;
  @Col('secret', 'text') inputHash!: string;
  @Col('personal', 'jsonb', { nullable: true }) answer!: unknown;
  @Col('staff', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

/** A mail to be sent: template and parameters. Tokens are derived when it is rendered and stored nowhere. */
@Table('outgoing_mail')
export class OutgoingMailEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid', { nullable: true }) processId!: string | null;
  @Col('personal', 'text') toAddress!: string;
  @Col('personal', 'text') lang!: string;
  @Col('staff', 'text') template!: string;
  @Col('personal', 'jsonb') params!: Record<string, unknown>;
  @Col('staff', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
  @Col('staff', 'timestamptz', { nullable: true }) sentAt!: Date | null;
}

/** Tries per bucket and window. Buckets are keyed digests, so that no address can be read from them. */
@Table('rate_limit')
export class RateLimitEntity {
  @Key('secret', 'text') bucket!: string;
  @Key('staff', 'timestamptz') windowStart!: Date;
  @Col('staff', 'integer') hits!: number;
}

export const platformEntities = [AuditEntryEntity, IdempotencyRecordEntity, OutgoingMailEntity, RateLimitEntity];
