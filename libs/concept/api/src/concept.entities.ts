import type { Doc, PartKind, PassageKind, VersionKind, VersionState } from '@mitgestalten/concept-domain';
import type { Localised } from '@mitgestalten/kernel';
import { Col, Key, Table } from '@mitgestalten/platform';
import { DraftLeaseEntity, DraftSeatEntity } from './draft-room.entities.js';
import { DrafterGrantEntity, DrafterGrantPassageEntity } from './drafter.entities.js';

@Table('part')
export class PartEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') kind!: PartKind;
  @Col('public', 'text') slug!: string;
  @Col('public', 'jsonb') title!: Localised;
  @Col('public', 'smallint') ordinal!: number;
  @Col('public', 'uuid', { nullable: true }) currentVersionId!: string | null;
}

/** Identity only: what it says stands in its revisions, where it stands in its versions. */
@Table('passage')
export class PassageEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') partId!: string;
  @Col('public', 'integer') commentCount!: number;
  @Col('public', 'integer') suggestionCount!: number;
  @Col('public', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

/** One immutable wording of one passage. Public once it stands in a published version. */
@Table('revision')
export class RevisionEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') passageId!: string;
  @Col('public', 'text') kind!: PassageKind;
  @Col('public', 'text') hash!: string;
  @Col('public', 'text') lang!: string;
  @Col('public', 'text', { nullable: true }) responsible!: string | null;
  @Col('public', 'text', { nullable: true }) partners!: string | null;
  @Col('public', 'text', { nullable: true }) cost!: string | null;
  @Col('public', 'text', { nullable: true }) timeFrame!: string | null;
  @Col('public', 'text', { nullable: true }) indicator!: string | null;
  @Col('public', 'boolean') requiredByLaw!: boolean;
  @Col('public', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

/** One language's immutable text of a revision; the original is one of them. */
@Table('revision_text')
export class RevisionTextEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') revisionId!: string;
  @Col('public', 'text') lang!: string;
  @Col('public', 'text') origin!: 'ORIGINAL' | 'HUMAN' | 'MACHINE';
  @Col('public', 'text') title!: string;
  @Col('public', 'jsonb') doc!: Doc;
  @Col('public', 'text') plain!: string;
  @Col('public', 'text') hash!: string;
  @Col('public', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

/** Who wrote at a revision: for four eyes, shown to nobody. */
@Table('revision_author')
export class RevisionAuthorEntity {
  @Col('staff', 'uuid') processId!: string;
  @Key('staff') revisionId!: string;
  @Key('personal') accountId!: string;
}

@Table('version')
export class VersionEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') partId!: string;
  @Col('public', 'integer', { nullable: true }) number!: number | null;
  @Col('public', 'text') kind!: VersionKind;
  @Col('public', 'jsonb') title!: Localised;
  @Col('public', 'text', { nullable: true }) changeNote!: string | null;
  @Col('public', 'text') state!: VersionState;
  @Col('public', 'text') hash!: string;
  @Col('personal', 'uuid', { nullable: true }) proposedBy!: string | null;
  @Col('staff', 'timestamptz') proposedAt!: Date;
  @Col('personal', 'uuid', { nullable: true }) decidedBy!: string | null;
  @Col('staff', 'text', { nullable: true }) returnReason!: string | null;
  @Col('public', 'timestamptz', { nullable: true }) publishedAt!: Date | null;
}

/** The outline belongs to the version: which wording stands where in it. */
@Table('version_entry')
export class VersionEntryEntity {
  @Col('public', 'uuid') processId!: string;
  @Key() versionId!: string;
  @Key() passageId!: string;
  @Col('public', 'uuid') revisionId!: string;
  @Col('public', 'uuid', { nullable: true }) parentId!: string | null;
  @Col('public', 'integer') ordinal!: number;
  @Col('public', 'text') kind!: PassageKind;
  @Col('public', 'boolean') substance!: boolean;
  @Col('public', 'text', { nullable: true }) reason!: string | null;
}

/** Why a version no longer has a passage, as the office says it. */
@Table('version_removal')
export class VersionRemovalEntity {
  @Col('public', 'uuid') processId!: string;
  @Key() versionId!: string;
  @Key() passageId!: string;
  @Col('public', 'text') reason!: string;
}

/** What the office is writing: mutable, private, one row per passage. */
@Table('draft_passage')
export class DraftPassageEntity {
  @Key('staff') passageId!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') partId!: string;
  @Col('staff', 'uuid', { nullable: true }) parentId!: string | null;
  @Col('staff', 'integer') ordinal!: number;
  @Col('staff', 'text') kind!: PassageKind;
  @Col('staff', 'text') lang!: string;
  @Col('staff', 'text') title!: string;
  @Col('staff', 'jsonb') doc!: Doc;
  @Col('staff', 'text', { nullable: true }) responsible!: string | null;
  @Col('staff', 'text', { nullable: true }) partners!: string | null;
  @Col('staff', 'text', { nullable: true }) cost!: string | null;
  @Col('staff', 'text', { nullable: true }) timeFrame!: string | null;
  @Col('staff', 'text', { nullable: true }) indicator!: string | null;
  @Col('staff', 'boolean') requiredByLaw!: boolean;
  @Col('staff', 'boolean') substance!: boolean;
  @Col('staff', 'text', { nullable: true }) reason!: string | null;
  @Col('staff', 'boolean') removed!: boolean;
  @Col('staff', 'uuid', { nullable: true }) baseRevisionId!: string | null;
  @Col('staff', 'integer') lockVersion!: number;
  @Col('personal', 'uuid', { nullable: true }) updatedBy!: string | null;
  @Col('staff', 'timestamptz') updatedAt!: Date;
}

/** Who wrote, moved or struck at a draft passage since it was last published. */
@Table('draft_author')
export class DraftAuthorEntity {
  @Col('staff', 'uuid') processId!: string;
  @Key('staff') passageId!: string;
  @Key('personal') accountId!: string;
}

/** A state of a draft passage: what it said when somebody had written for a while. */
@Table('draft_step')
export class DraftStepEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') passageId!: string;
  /** Null: the text was there before anybody wrote at it here. */
  @Col('personal', 'uuid', { nullable: true }) accountId!: string | null;
  @Col('personal', 'timestamptz') beganAt!: Date;
  @Col('personal', 'timestamptz') endedAt!: Date;
  /** The state of the passage at the end of the step. */
  @Col('staff', 'integer') lockVersion!: number;
  /** The end of the step that was gone back to; null: it was written. */
  @Col('staff', 'timestamptz', { nullable: true }) wentBackTo!: Date | null;
  @Col('staff', 'text') title!: string;
  @Col('staff', 'jsonb') doc!: Doc;
  @Col('staff', 'text', { nullable: true }) responsible!: string | null;
  @Col('staff', 'text', { nullable: true }) partners!: string | null;
  @Col('staff', 'text', { nullable: true }) cost!: string | null;
  @Col('staff', 'text', { nullable: true }) timeFrame!: string | null;
  @Col('staff', 'text', { nullable: true }) indicator!: string | null;
  @Col('staff', 'boolean') requiredByLaw!: boolean;
  @Col('staff', 'boolean') substance!: boolean;
  @Col('staff', 'text', { nullable: true }) reason!: string | null;
}

export const conceptEntities = [
  PartEntity, PassageEntity, RevisionEntity, RevisionTextEntity, RevisionAuthorEntity, VersionEntity, VersionEntryEntity, VersionRemovalEntity, DraftPassageEntity,
  DraftAuthorEntity, DraftStepEntity, DraftSeatEntity, DraftLeaseEntity, DrafterGrantEntity, DrafterGrantPassageEntity,
];
