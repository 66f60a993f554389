import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PartObject, RevisionObject } from '@mitgestalten/concept-api';
import { ChannelEnum } from '@mitgestalten/contribution-api';
import { access, DateTimeScalar, enumOf, Expose, LocalTextInput, RefusalObject } from '@mitgestalten/platform';
import { Area } from '@mitgestalten/process-api';

export const BallotMethodEnum = enumOf('CHOOSE');
export const BallotStateEnum = enumOf('PLANNED', 'OPEN', 'CLOSED');
export const AssuranceEnum = enumOf('EMAIL', 'CODE');
registerEnumType(BallotMethodEnum, { name: 'BallotMethod' });
registerEnumType(BallotStateEnum, { name: 'BallotState' });
registerEnumType(AssuranceEnum, { name: 'Assurance', description: 'What one vote was bound to: a confirmed e-mail address, or a code on a slip.' });

const { public: everybody } = access;

@ObjectType('BallotItem')
export class BallotItemObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => Int) ordinal!: number;
  @Expose(everybody, () => ID) passageId!: string;
  @Expose(everybody, () => RevisionObject) revision!: RevisionObject;
}

export const TallyOrderEnum = enumOf('VOTES', 'ORDINAL', 'TITLE');
registerEnumType(TallyOrderEnum, { name: 'TallyOrder', description: 'By votes, suppressed figures stand last in the order of the ballot.' });

@ObjectType('TallyItem', { description: 'The figures of one item. A null was suppressed; lists are in the order of the areas and channels of the tally.' })
export class TallyItemObject {
  @Expose(everybody, () => BallotItemObject) item!: BallotItemObject;
  @Expose(everybody, () => Int, { nullable: true }) votes!: number | null;
  @Expose(everybody, () => Int, { nullable: true, description: 'Votes of people who named no area.' }) withoutArea!: number | null;
  @Expose(everybody, () => [Int], { nullable: 'items' }) areaVotes!: (number | null)[];
  @Expose(everybody, () => [Int], { nullable: 'items' }) channelVotes!: (number | null)[];
}

@ObjectType('Tally', { description: 'Figures of a closed ballot, the same for everybody. Small ones, and those from which one would follow, are suppressed: null.' })
export class TallyObject {
  @Expose(everybody, () => Int, { description: 'Number of voting papers.' }) papers!: number;
  @Expose(everybody, () => Int) cellMinimum!: number;
  @Expose(everybody, () => [AssuranceEnum], { description: 'How it was checked that each votes once; one person may hold several of them.' })
  assurances!: readonly string[];
  @Expose(everybody, () => [Area], { description: 'The areas that figures are split by; none where too few people took part.' }) areas!: Area[];
  @Expose(everybody, () => [ChannelEnum]) channels!: string[];
  @Expose(everybody, () => Int, { nullable: true, description: 'Voting papers of people who named no area.' }) withoutArea!: number | null;
  @Expose(everybody, () => [Int], { nullable: 'items', description: 'Voting papers by area.' }) areaPapers!: (number | null)[];
  @Expose(everybody, () => [Int], { nullable: 'items', description: 'Voting papers by channel.' }) channelPapers!: (number | null)[];
}

@ObjectType('Ballot')
export class BallotObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => String) title!: string;
  @Expose(everybody, () => BallotStateEnum) state!: string;
  @Expose(everybody, () => BallotMethodEnum) method!: string;
  @Expose(everybody, () => Int) maxChoices!: number;
  @Expose(everybody, () => DateTimeScalar) opensAt!: string;
  @Expose(everybody, () => DateTimeScalar) closesAt!: string;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) closedAt!: string | null;
  @Expose(everybody, () => Int) minimumAge!: number;
  @Expose(everybody, () => String, { description: 'Who decides and when, as the residents read it.' }) decides!: string;
  @Expose(everybody, () => PartObject) part!: PartObject;
  @Expose(everybody, () => [BallotItemObject]) items!: BallotItemObject[];
  @Expose(everybody, () => TallyObject, { nullable: true, description: 'Null until the ballot is closed.' }) tally!: TallyObject | null;
  @Expose(everybody, () => Int) lockVersion!: number;
}

@ObjectType('VotingPaper')
export class VotingPaperObject {
  @Expose(everybody, () => [ID]) itemIds!: readonly string[];
  @Expose(everybody, () => ID, { nullable: true }) areaId!: string | null;
  @Expose(everybody, () => Int, { description: '1 for the first vote, then one more for each change.' }) change!: number;
}

@InputType()
export class CastVoteInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) ballotId!: string;
  @Field(() => [ID]) itemIds!: string[];
  @Field(() => ID, { nullable: true }) areaId?: string | null;
  @Field(() => Boolean, { description: 'The declaration to be at least minimumAge years old.' }) oldEnough!: boolean;
  @Field(() => String, { nullable: true }) code?: string | null;
}

@ObjectType()
export class CastVotePayload {
  @Expose(everybody, () => VotingPaperObject, { nullable: true }) paper?: VotingPaperObject | null;
  @Expose(everybody, () => String, { nullable: true }) receipt?: string | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@InputType({ isAbstract: true })
export abstract class BallotPlanInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => [LocalTextInput]) title!: LocalTextInput[];
  @Field(() => [LocalTextInput]) decides!: LocalTextInput[];
  @Field(() => Int) maxChoices!: number;
  @Field(() => DateTimeScalar) opensAt!: string;
  @Field(() => DateTimeScalar) closesAt!: string;
  @Field(() => [ID], { description: 'Passages of kind MEASURE or FIELD of the current version of the part.' }) passageIds!: string[];
}

@InputType()
export class CreateBallotInput extends BallotPlanInput {
  @Field(() => ID) processId!: string;
  @Field(() => ID) phaseId!: string;
  @Field(() => ID) partId!: string;
}

@InputType()
export class UpdateBallotInput extends BallotPlanInput {
  @Field(() => ID) ballotId!: string;
  @Field(() => Int) lockVersion!: number;
}

@ObjectType()
export class BallotPayload {
  @Expose(everybody, () => BallotObject, { nullable: true }) ballot?: BallotObject | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}
