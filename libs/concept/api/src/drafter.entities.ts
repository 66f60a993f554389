import { Col, Key, Table } from '@mitgestalten/platform';

/** What somebody of the Arbeitsgruppe was given of a part. Whose it is says the grant of the role, with which it goes away. */
@Table('drafter_grant')
export class DrafterGrantEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') partId!: string;
  @Col('personal', 'uuid') roleGrantId!: string;
  /** All passages of the part, also those that are added later; else those of `drafter_grant_passage`. */
  @Col('staff', 'boolean') wholePart!: boolean;
  /** Half-open: the midnight in Berlin after the last day. */
  @Col('staff', 'timestamptz') endsAt!: Date;
  @Col('staff', 'integer') lockVersion!: number;
  @Col('personal', 'uuid', { nullable: true }) grantedBy!: string | null;
  @Col('staff', 'timestamptz') grantedAt!: Date;
}

/** One of the passages that were given. */
@Table('drafter_grant_passage')
export class DrafterGrantPassageEntity {
  @Col('staff', 'uuid') processId!: string;
  @Key('staff') grantId!: string;
  @Key('staff') passageId!: string;
}
