import { Col, Key, Table } from '@mitgestalten/platform';

/** Somebody supports a contribution: an account or the holder of a code. */
@Table('support')
export class SupportEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') contributionId!: string;
  /** The text that was read. */
  @Col('staff', 'uuid') textId!: string;
  @Col('personal', 'uuid', { nullable: true }) accountId!: string | null;
  @Col('secret', 'uuid', { nullable: true }) codeId!: string | null;
  @Col('staff', 'timestamptz') createdAt!: Date;
}

/** A suggestion that became words of the text: the version that brought them. Never changed. */
@Table('suggestion_credit')
export class SuggestionCreditEntity {
  @Key() contributionId!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') versionId!: string;
  /** What was suggested, as it was adopted. */
  @Col('public', 'uuid') textId!: string;
  /** The text in which its words stand there; null: the passage went. */
  @Col('public', 'uuid', { nullable: true }) revisionTextId!: string | null;
  @Col('public', 'timestamptz') creditedAt!: Date;
}
