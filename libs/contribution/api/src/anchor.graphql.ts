import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PassageObject, VersionObject } from '@mitgestalten/concept-api';
import { access, connectionType, DateTimeScalar, enumOf, Expose, RefusalObject } from '@mitgestalten/platform';

export const PlaceStateEnum = enumOf('SAME', 'MOVED', 'REWORDED', 'GONE', 'UNCERTAIN', 'RESTING');
export const PlaceReasonEnum = enumOf(
  'MADE_HERE', 'STAFF', 'NOT_TRANSLATED', 'TEXT_UNCHANGED', 'SENTENCES_KEPT', 'WORDS_KEPT', 'FOUND_IN_PASSAGE', 'FOUND_ELSEWHERE', 'CLOSE_ENOUGH', 'SENTENCE_REWORDED', 'SOME_SENTENCES',
  'WORDS_STRUCK', 'BARELY_ALIKE', 'SEVERAL_PLACES', 'TORN_APART', 'COMMON_SENTENCE', 'ALIKE_ELSEWHERE', 'ALIKE_KEPT', 'NOTHING_ALIKE',
);
registerEnumType(PlaceStateEnum, { name: 'PlaceState', description: 'What became of the words at which a comment stands. RESTING: staff found no place for them.' });
registerEnumType(PlaceReasonEnum, { name: 'PlaceReason', description: 'Why it was decided so; docs/anchors.md.' });

export const TrayViewEnum = enumOf('WAITING', 'PLACED', 'AUTOMATIC');
registerEnumType(TrayViewEnum, { name: 'TrayView', description: 'WAITING: people have to find the place. PLACED: staff decided. AUTOMATIC: the machine alone found that words moved, were reworded or are gone.' });

const { public: everybody } = access;

@ObjectType('AnchorPlace', { description: 'Where a comment stands in one version.' })
export class AnchorPlaceObject {
  @Expose(everybody, () => PlaceStateEnum) state!: string;
  @Expose(everybody, () => PlaceReasonEnum) reason!: string;
  @Expose(everybody, () => VersionObject) version!: VersionObject;
  @Expose(everybody, () => PassageObject, { nullable: true, description: 'Absent: it has no place in this version.' }) passage!: PassageObject | null;
  @Expose(everybody, () => ID, { nullable: true }) revisionTextId!: string | null;
  @Expose(everybody, () => Int, { nullable: true, description: 'Code points of the plain text, half-open.' }) start!: number | null;
  @Expose(everybody, () => Int, { nullable: true }) end!: number | null;
  @Expose(everybody, () => String, { nullable: true, description: 'The words at this place.' }) quote!: string | null;
  @Expose(everybody, () => String, { description: 'The words at the place before.' }) formerQuote!: string;
  @Expose(everybody, () => Boolean, { description: 'People placed it, or let it rest.' }) byStaff!: boolean;
}

@ObjectType({ description: 'A stretch of a wording at which people said something.' })
export class Voice {
  @Expose(everybody, () => ID) revisionTextId!: string;
  @Expose(everybody, () => Int) start!: number;
  @Expose(everybody, () => Int) end!: number;
  @Expose(everybody, () => Int) comments!: number;
  @Expose(everybody, () => Int, { description: 'Of these comments and suggestions, those that were made at another passage.' }) fromElsewhere!: number;
  @Expose(everybody, () => Int, { description: 'Other words that are suggested for it.' }) suggestions!: number;
  @Expose(everybody, () => Int, { description: 'People who support these.' }) supports!: number;
}

@ObjectType({ description: 'How far the comments are carried to a version.' })
export class AnchorCarry {
  @Expose(everybody, () => Int, { nullable: true }) total!: number | null;
  @Expose(everybody, () => Int) carried!: number;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) finishedAt!: string | null;
}

@InputType({ description: 'The words that a comment is about: a W3C TextQuoteSelector and TextPositionSelector in one. Positions count code points of the plain text.' })
export class AnchorInput {
  @Field(() => String) quote!: string;
  @Field(() => String) prefix!: string;
  @Field(() => String) suffix!: string;
  @Field(() => Int) start!: number;
  @Field(() => Int) end!: number;
}

const trayStaff = access.rolesInProcess('moderator', 'editor');

@ObjectType({ description: 'A place in the newest version that came into question.' })
export class AnchorCandidate {
  @Expose(everybody, () => ID) passageId!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => Int) start!: number;
  @Expose(everybody, () => Int) end!: number;
  @Expose(everybody, () => String) quote!: string;
  @Expose(everybody, () => String, { description: 'What stands before the words in the text.' }) prefix!: string;
  @Expose(everybody, () => String, { description: 'What stands behind them.' }) suffix!: string;
  @Expose(everybody, () => Float, { description: 'How alike its words are to those before, from 0 to 1.' }) score!: number;
}

@ObjectType({ description: 'A comment of which the place in the newest version is uncertain, or objected to by its author; or was given by staff or by the machine, which staff may correct.' })
export class TrayEntry {
  @Expose(trayStaff, () => ID) contributionId!: string;
  @Expose(trayStaff, () => ID) versionId!: string;
  @Expose(trayStaff, () => Int) versionNumber!: number;
  @Expose(trayStaff, () => String, { description: 'The published text of the comment.' }) body!: string;
  @Expose(trayStaff, () => String, { description: 'The language of the comment.' }) lang!: string;
  @Expose(trayStaff, () => String, { description: 'The language of the text that it is about, as its author read it.' }) textLang!: string;
  @Expose(trayStaff, () => PlaceStateEnum) state!: string;
  @Expose(trayStaff, () => PlaceReasonEnum) reason!: string;
  @Expose(trayStaff, () => String) formerQuote!: string;
  @Expose(trayStaff, () => String, { nullable: true, description: 'Where it stands now; absent while it is uncertain.' }) quote!: string | null;
  @Expose(trayStaff, () => Float, { nullable: true, description: 'How alike the words that stand there now are to those before, from 0 to 1; absent without a place.' }) score!: number | null;
  @Expose(trayStaff, () => [AnchorCandidate]) candidates!: AnchorCandidate[];
  @Expose(trayStaff, () => Boolean) objected!: boolean;
  @Expose(trayStaff, () => String, { nullable: true, description: 'What its author says against the place.' }) objection!: string | null;
  @Expose(trayStaff, () => DateTimeScalar, { nullable: true, description: 'When staff decided about it in this version; absent while it waits, and in later versions.' }) decidedAt!: string | null;
  @Expose(trayStaff, () => PassageObject, { description: 'The passage at which it was made.' }) passage!: PassageObject;
  @Expose(trayStaff, () => PassageObject, { nullable: true, description: 'The passage in which it stands now; absent without a place.' }) standsIn!: PassageObject | null;
}

@ObjectType()
export class TrayConnection extends connectionType(TrayEntry, { counted: true }) {}

@ObjectType({ description: 'A passage of a version, with its text in one language.' })
export class PlaceText {
  @Expose(trayStaff, () => ID) passageId!: string;
  @Expose(trayStaff, () => String) title!: string;
  @Expose(trayStaff, () => String, { description: 'Plain; positions count in it.' }) text!: string;
}

@InputType()
export class PlaceInput {
  @Field(() => ID) passageId!: string;
  @Field(() => Int, { description: 'Code points of the plain text, half-open.' }) start!: number;
  @Field(() => Int) end!: number;
}

@InputType()
export class PlaceAnchorInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) contributionId!: string;
  @Field(() => ID, { description: 'The version that was looked at.' }) versionId!: string;
  @Field(() => PlaceInput, { nullable: true, description: 'Absent: the comment rests; it has no place in this version and in later ones.' }) place?: PlaceInput | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The decision that is corrected, as it was looked at; absent: there was none in this version.' }) decidedAt?: string | null;
}

@InputType()
export class SeenPlaceInput {
  @Field(() => ID) versionId!: string;
  @Field(() => ID, { nullable: true, description: 'Absent where it had no place.' }) passageId?: string | null;
  @Field(() => Int, { nullable: true }) start?: number | null;
}

@InputType()
export class ObjectToPlaceInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) objection?: string | null;
  @Field(() => SeenPlaceInput, { nullable: true, description: 'The place that its author saw: another one is not objected to. Absent: whichever it is.' }) seen?: SeenPlaceInput | null;
  @Field(() => String, { nullable: true }) code?: string | null;
}

@ObjectType()
export class PlaceAnchorPayload {
  @Expose(everybody, () => ID, { nullable: true }) contributionId?: string | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
