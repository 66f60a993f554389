import { Col, Key, Table } from '@mitgestalten/platform';

/** A contribution from which the wording of a draft passage comes, as an editor says. */
@Table('draft_source')
export class DraftSourceEntity {
  @Key('staff') passageId!: string;
  @Key('staff') contributionId!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'timestamptz') namedAt!: Date;
}

/** The same, frozen with the version that brought the wording. Public once that is published, and as long as the contribution is. */
@Table('revision_source')
export class RevisionSourceEntity {
  @Key() versionId!: string;
  @Key() passageId!: string;
  @Key() contributionId!: string;
  @Col('public', 'uuid') processId!: string;
}
