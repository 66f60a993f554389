import { Col, Key, Table } from '@mitgestalten/platform';

/** One open page of a draft: who sits there and where. Gone when it is left, silent for a minute, or its session ends. */
@Table('draft_seat')
export class DraftSeatEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') partId!: string;
  @Col('personal', 'uuid', { nullable: true }) passageId!: string | null;
  @Col('personal', 'uuid') accountId!: string;
  @Col('secret', 'text', { nullable: true }) sessionHash!: string | null;
  @Col('personal', 'timestamptz') expiresAt!: Date;
}

/** Who writes at a passage in its language: one seat at a time, for as long as it gives signs of writing. */
@Table('draft_lease')
export class DraftLeaseEntity {
  @Key('staff') passageId!: string;
  @Key('staff', 'text') lang!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('personal', 'uuid') seatId!: string;
  @Col('personal', 'timestamptz') expiresAt!: Date;
  /** The seat that asks for it. */
  @Col('personal', 'uuid', { nullable: true }) wishedBy!: string | null;
  @Col('personal', 'timestamptz', { nullable: true }) wishedAt!: Date | null;
}
