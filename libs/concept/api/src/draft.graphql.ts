import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { officeRoles, type PassageKind } from '@mitgestalten/concept-domain';
import { access, DateTimeScalar, Expose, JsonScalar, LocalTextInput, RefusalObject } from '@mitgestalten/platform';
import { PartObject, PassageKindEnum, RevisionObject, VersionObject } from './concept.graphql.js';

const { public: everybody } = access;
const office = access.rolesInProcess(...officeRoles);
/** Objects of a draft reach only whom the DraftReader gives them; of drafters those to whom something of the part is given now. */
const readers = access.rolesInProcess(...officeRoles, 'drafter');

@ObjectType()
export class VersionReturn {
  @Expose(everybody, () => String) reason!: string;
  @Expose(everybody, () => DateTimeScalar) at!: string;
}

@ObjectType()
export class DraftPassageRights {
  @Expose(everybody, () => Boolean) write!: boolean;
  @Expose(everybody, () => Boolean, { description: 'Move and strike it, and say what its change means.' }) arrange!: boolean;
}

@ObjectType()
export class DraftRights {
  @Expose(everybody, () => Boolean, { description: 'Add, move and strike passages, propose versions, and invite drafters.' }) arrange!: boolean;
  @Expose(everybody, () => DateTimeScalar, { nullable: true, description: 'When a drafter must have written; null: there is no end, or nothing to write.' }) writeUntil!: string | null;
}

@ObjectType()
export class DraftPassage {
  @Expose(readers, () => ID) id!: string;
  @Expose(readers, () => PassageKindEnum) kind!: string;
  @Expose(readers, () => ID, { nullable: true }) parentId!: string | null;
  @Expose(readers, () => Int) ordinal!: number;
  @Expose(readers, () => String) lang!: string;
  @Expose(readers, () => String) title!: string;
  @Expose(readers, () => String, { description: 'The title for a list of passages. `title` belongs to `doc` and `lockVersion`: whoever writes takes the three from one answer.' }) outlineTitle!: string;
  @Expose(readers, () => JsonScalar) doc!: unknown;
  @Expose(readers, () => String, { nullable: true }) responsible!: string | null;
  @Expose(readers, () => String, { nullable: true }) partners!: string | null;
  @Expose(readers, () => String, { nullable: true }) cost!: string | null;
  @Expose(readers, () => String, { nullable: true }) timeFrame!: string | null;
  @Expose(readers, () => String, { nullable: true }) indicator!: string | null;
  @Expose(readers, () => Boolean) requiredByLaw!: boolean;
  @Expose(readers, () => Boolean) substance!: boolean;
  @Expose(readers, () => String, { nullable: true }) reason!: string | null;
  @Expose(readers, () => Boolean) removed!: boolean;
  @Expose(readers, () => Boolean, { description: 'Stands in the current version of the part.' }) published!: boolean;
  @Expose(readers, () => Boolean, { description: 'Differs from the published wording, or is new, moved or removed.' }) changed!: boolean;
  @Expose(readers, () => Int) lockVersion!: number;
  @Expose(readers, () => String, { nullable: true }) updatedByName!: string | null;
  @Expose(readers, () => DateTimeScalar) updatedAt!: string;
  @Expose(readers, () => Int) commentCount!: number;
  @Expose(readers, () => RevisionObject, { nullable: true }) publishedRevision!: RevisionObject | null;
  @Expose(readers, () => DraftPassageRights) viewerCan!: DraftPassageRights;
}

@ObjectType()
export class Draft {
  @Expose(readers, () => PartObject) part!: PartObject;
  @Expose(office, () => VersionObject, { nullable: true }) proposedVersion!: VersionObject | null;
  @Expose(office, () => VersionReturn, { nullable: true }) lastReturn!: VersionReturn | null;
  @Expose(readers, () => [DraftPassage]) passages!: DraftPassage[];
  @Expose(readers, () => DraftRights) viewerCan!: DraftRights;
}

@ObjectType({ description: 'What a passage said when somebody had written for a while. A new step begins with another person, after a pause of ten minutes, after an hour, and where words are struck or taken over.' })
export class DraftStep {
  @Expose(readers, () => ID) id!: string;
  @Expose(readers, () => String, { nullable: true }) writtenByName!: string | null;
  @Expose(readers, () => DateTimeScalar) beganAt!: string;
  @Expose(readers, () => DateTimeScalar) endedAt!: string;
  @Expose(readers, () => DateTimeScalar, { nullable: true, description: 'The end of the step that was gone back to; null: it was written.' }) wentBackTo!: string | null;
  @Expose(readers, () => Int) lockVersion!: number;
  @Expose(readers, () => String) title!: string;
  @Expose(readers, () => JsonScalar) doc!: unknown;
  @Expose(readers, () => String, { nullable: true }) responsible!: string | null;
  @Expose(readers, () => String, { nullable: true }) partners!: string | null;
  @Expose(readers, () => String, { nullable: true }) cost!: string | null;
  @Expose(readers, () => String, { nullable: true }) timeFrame!: string | null;
  @Expose(readers, () => String, { nullable: true }) indicator!: string | null;
  @Expose(readers, () => Boolean) requiredByLaw!: boolean;
  @Expose(readers, () => Boolean) substance!: boolean;
  @Expose(readers, () => String, { nullable: true }) reason!: string | null;
}

const seatId = { nullable: true, description: 'Where it is written in the drafting room. Absent: the words are saved unless somebody writes there.' };

@InputType()
export class GoBackInDraftInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID) stepId!: string;
  @Field(() => Int, { description: 'The `lockVersion` of the step that was read.' }) stepLockVersion!: number;
  @Field(() => ID, seatId) seatId?: string | null;
  @Field(() => Int) lockVersion!: number;
}

@InputType()
export class SaveDraftPassageInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID, seatId) seatId?: string | null;
  @Field(() => Int) lockVersion!: number;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar) doc!: unknown;
  @Field(() => String, { nullable: true }) responsible?: string | null;
  @Field(() => String, { nullable: true }) partners?: string | null;
  @Field(() => String, { nullable: true }) cost?: string | null;
  @Field(() => String, { nullable: true }) timeFrame?: string | null;
  @Field(() => String, { nullable: true }) indicator?: string | null;
  @Field(() => Boolean, { description: 'Drafters leave it as it is.' }) requiredByLaw!: boolean;
  @Field(() => Boolean, { description: 'Drafters leave it as it is.' }) substance!: boolean;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'A step begins with it, so that what stood there can be gone back to: suggestions were taken over, or two texts made one.' })
  newStep?: boolean | null;
}

const afterId = { nullable: true, description: 'The sibling after which it stands; null: it is the first; absent: the last.' };

@InputType()
export class AddDraftPassageInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) partId!: string;
  @Field(() => PassageKindEnum) kind!: PassageKind;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => ID, afterId) afterId?: string | null;
  @Field(() => String) title!: string;
}

@InputType()
export class ImportedPassageInput {
  @Field(() => PassageKindEnum) kind!: PassageKind;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar) doc!: unknown;
}

@InputType({ description: 'Passages that come into a draft together, in their order. Each stands below the nearest one before it that may hold its kind, else below `parentId`.' })
export class ImportDraftPassagesInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) partId!: string;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => ID, afterId) afterId?: string | null;
  @Field(() => [ImportedPassageInput]) passages!: ImportedPassageInput[];
}

@ObjectType()
export class ImportDraftPassagesPayload {
  @Expose(everybody, () => [ID], { nullable: true, description: 'In the order of the input. Absent when refused: then none of them was added.' }) passageIds?: string[] | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@InputType()
export class MoveDraftPassageInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => Int) lockVersion!: number;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => ID, afterId) afterId?: string | null;
}

@InputType()
export class RemoveDraftPassageInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID, { nullable: true, description: 'Where whoever strikes sits in the drafting room. Absent: it is struck unless somebody writes there.' }) seatId?: string | null;
  @Field(() => Int) lockVersion!: number;
  @Field(() => Boolean) removed!: boolean;
}

@ObjectType({ description: 'On CONFLICT `current` holds what stands in the draft now.' })
export class DraftPassagePayload {
  @Expose(everybody, () => DraftPassage, { nullable: true }) passage?: DraftPassage | null;
  @Expose(everybody, () => DraftPassage, { nullable: true }) current?: DraftPassage | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@InputType()
export class ProposeVersionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) partId!: string;
  @Field(() => [LocalTextInput]) title!: LocalTextInput[];
  @Field(() => String, { nullable: true }) changeNote?: string | null;
}

@InputType()
export class ApproveVersionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) versionId!: string;
}

@InputType()
export class ReturnVersionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) versionId!: string;
  @Field(() => String) reason!: string;
}

@InputType()
export class CorrectTypoInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID, { description: 'The published wording that was read.' }) revisionId!: string;
  @Field(() => String, { description: 'The wrong word as it stands in the heading or the text, with words around it where it stands there more than once.' }) wrong!: string;
  @Field(() => String, { description: 'The same words as they should be.' }) right!: string;
}

@ObjectType()
export class CorrectTypoPayload {
  @Expose(everybody, () => VersionObject, { nullable: true }) version?: VersionObject | null;
  @Expose(everybody, () => Boolean, {
    nullable: true, description: 'The working draft is corrected, too. It is not where somebody wrote at this passage since it was published. Absent when refused.',
  })
  draftCorrected?: boolean | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class VersionPayload {
  @Expose(everybody, () => VersionObject, { nullable: true }) version?: VersionObject | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
