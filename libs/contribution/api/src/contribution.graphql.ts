import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PassageObject, VersionObject } from '@mitgestalten/concept-api';
import type { Channel, ContributionKind } from '@mitgestalten/contribution-domain';
import { access, connectionType, DateTimeScalar, enumOf, Expose, RefusalObject } from '@mitgestalten/platform';
import { AnchorInput, AnchorPlaceObject } from './anchor.graphql.js';

export const ContributionKindEnum = enumOf('COMMENT', 'PROPOSAL', 'SUGGESTION');
export const ContributionStateEnum = enumOf('UNCONFIRMED', 'SUBMITTED', 'PUBLISHED', 'WITHHELD', 'WITHDRAWN');
export const ContributionOrderEnum = enumOf('NEWEST', 'OLDEST');
export const ChannelEnum = enumOf('ONLINE', 'CONFERENCE', 'PAPER', 'COUNTER');
registerEnumType(ContributionKindEnum, { name: 'ContributionKind' });
registerEnumType(ContributionStateEnum, { name: 'ContributionState' });
registerEnumType(ContributionOrderEnum, { name: 'ContributionOrder' });
registerEnumType(ChannelEnum, { name: 'Channel' });

const { public: everybody } = access;

@ObjectType('Contribution')
export class ContributionObject {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => ID, { description: 'The text that is shown: what decisions, supports and answers name.' }) textId!: string;
  @Expose(everybody, () => ContributionKindEnum) kind!: string;
  @Expose(everybody, () => ChannelEnum) channel!: string;
  @Expose(everybody, () => String) lang!: string;
  @Expose(everybody, () => String, { nullable: true }) title!: string | null;
  @Expose(everybody, () => String, { description: 'The published text. Of a suggestion the words that should stand there; empty: they are to be struck.' }) body!: string;
  @Expose(everybody, () => String, { nullable: true, description: 'Why, as the author of a suggestion says it.' }) reason!: string | null;
  @Expose(everybody, () => String, { nullable: true, description: 'Name the author chose; absent: a guest.' }) authorName!: string | null;
  @Expose(everybody, () => String, { nullable: true }) onBehalfOf!: string | null;
  @Expose(everybody, () => DateTimeScalar, { nullable: true }) publishedAt!: string | null;
  @Expose(everybody, () => PassageObject, { nullable: true }) passage!: PassageObject | null;
  @Expose(everybody, () => Int, { nullable: true, description: 'The version and wording it was made on.' }) versionNumber!: number | null;
  @Expose(everybody, () => ID, { nullable: true }) parentId!: string | null;
  @Expose(everybody, () => Int) replyCount!: number;
  @Expose(everybody, () => Int, { description: 'How many support the published text.' }) supportCount!: number;
  @Expose(everybody, () => [ContributionObject]) replies!: ContributionObject[];
  @Expose(everybody, () => String, { nullable: true }) sourceUrl!: string | null;
  @Expose(everybody, () => String, { nullable: true, description: 'The words that it is about, as its author read them. Absent: the whole passage.' }) quote!: string | null;
  @Expose(everybody, () => AnchorPlaceObject, { nullable: true, description: 'Where these words are in the newest version to which they were carried.' }) place!: AnchorPlaceObject | null;
  @Expose(everybody, () => [AnchorPlaceObject], { description: 'What became of the words in each version, the newest first.' }) places!: AnchorPlaceObject[];
  @Expose(everybody, () => VersionObject, { nullable: true, description: 'The version that brought what was suggested.' }) broughtIn!: VersionObject | null;
}

@ObjectType()
export class ContributionConnection extends connectionType(ContributionObject, { counted: true }) {}

@ObjectType()
export class ContributionRights {
  @Expose(everybody, () => Boolean) edit!: boolean;
  @Expose(everybody, () => Boolean) withdraw!: boolean;
}

@ObjectType({ description: 'An own contribution, as its author sees it: signed in, or by the code of the slip.' })
export class OwnContribution {
  @Expose(everybody, () => ID) id!: string;
  @Expose(everybody, () => ContributionKindEnum) kind!: string;
  @Expose(everybody, () => ContributionStateEnum) state!: string;
  @Expose(everybody, () => String) lang!: string;
  @Expose(everybody, () => DateTimeScalar) createdAt!: string;
  @Expose(everybody, () => String, { nullable: true }) title!: string | null;
  @Expose(everybody, () => String, { description: 'The newest text, published or not.' }) body!: string;
  @Expose(everybody, () => String, { nullable: true }) reason!: string | null;
  @Expose(everybody, () => Int) supportCount!: number;
  @Expose(everybody, () => VersionObject, { nullable: true }) broughtIn!: VersionObject | null;
  @Expose(everybody, () => Boolean, { description: 'True while a newer text waits for moderation and the former one stays visible.' }) editPending!: boolean;
  @Expose(everybody, () => PassageObject, { nullable: true }) passage!: PassageObject | null;
  @Expose(everybody, () => ContributionRights) viewerCan!: ContributionRights;
  @Expose(everybody, () => String, { nullable: true, description: 'The words that it is about.' }) quote!: string | null;
  @Expose(everybody, () => AnchorPlaceObject, { nullable: true }) place!: AnchorPlaceObject | null;
  @Expose(everybody, () => [AnchorPlaceObject]) places!: AnchorPlaceObject[];
  @Expose(everybody, () => Boolean, { description: 'Its author may say that the place in the newest version is wrong.' }) mayObject!: boolean;
  @Expose(everybody, () => Boolean, { description: 'Its author said so of its newest place, and staff have not decided about it.' }) objected!: boolean;
}

@ObjectType({ description: 'What a code shows.' })
export class Slip {
  @Expose(everybody, () => [OwnContribution]) contributions!: OwnContribution[];
  @Expose(everybody, () => Boolean) canVote!: boolean;
}

@InputType()
export class SubmitCommentInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID, { description: 'The wording that was read.' }) revisionTextId!: string;
  @Field(() => ID, { nullable: true }) parentId?: string | null;
  @Field(() => AnchorInput, { nullable: true, description: 'The words that it is about. Absent: the whole passage. A reply has none.' }) anchor?: AnchorInput | null;
  @Field(() => String) body!: string;
  @Field(() => String) lang!: string;
  @Field(() => String, { nullable: true }) authorName?: string | null;
  @Field(() => String, { nullable: true }) onBehalfOf?: string | null;
  @Field(() => String, { nullable: true, description: 'For guests: confirmation by e-mail. Without it, a code is given (pre-moderated phases only).' })
  email?: string | null;
}

@InputType({ description: 'Other words for some that stand in the text.' })
export class SubmitSuggestionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) passageId!: string;
  @Field(() => ID, { description: 'The wording that was read.' }) revisionTextId!: string;
  @Field(() => AnchorInput, { description: 'The words, of one paragraph.' }) anchor!: AnchorInput;
  @Field(() => String, { description: 'What should stand there instead. Empty: the words are to be struck; then a reason is needed.' }) body!: string;
  @Field(() => String, { nullable: true }) reason?: string | null;
  @Field(() => String, { description: 'The language of the words, which is that of the text.' }) lang!: string;
  @Field(() => String, { nullable: true }) authorName?: string | null;
  @Field(() => String, { nullable: true }) onBehalfOf?: string | null;
  @Field(() => String, { nullable: true, description: 'As for comments.' }) email?: string | null;
}

@InputType()
export class SubmitProposalInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) body!: string;
  @Field(() => String) lang!: string;
  @Field(() => String, { nullable: true }) authorName?: string | null;
  @Field(() => String, { nullable: true }) onBehalfOf?: string | null;
  @Field(() => String, { nullable: true }) email?: string | null;
}

@InputType({ description: 'Staff type in what a caller or visitor said.' })
export class EnterContributionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) processId!: string;
  @Field(() => ID, { nullable: true, description: 'Absent: a proposal.' }) passageId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The wording that was read. Needed with an anchor; absent: the original that stands at the passage now.' }) revisionTextId?: string | null;
  @Field(() => AnchorInput, { nullable: true, description: 'The words that a comment is about. Absent: the whole passage.' }) anchor?: AnchorInput | null;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String) body!: string;
  @Field(() => String) lang!: string;
  @Field(() => String, { nullable: true }) authorName?: string | null;
  @Field(() => String, { nullable: true }) onBehalfOf?: string | null;
  @Field(() => ChannelEnum) channel!: Channel;
}

@InputType()
export class ConfirmContributionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => String) token!: string;
}

@InputType()
export class EditContributionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String) body!: string;
  @Field(() => String, { nullable: true, description: 'For a suggestion.' }) reason?: string | null;
  @Field(() => String, { nullable: true }) code?: string | null;
}

@InputType()
export class WithdrawContributionInput {
  @Field(() => ID) idempotencyKey!: string;
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) code?: string | null;
}

@ObjectType()
export class SubmitPayload {
  @Expose(everybody, () => OwnContribution, { nullable: true }) contribution?: OwnContribution | null;
  @Expose(everybody, () => String, { nullable: true, description: 'Shown once more on a repeat; kept by nobody but the author.' }) code?: string | null;
  @Expose(everybody, () => Boolean, { description: 'An e-mail with a link waits to be confirmed.' }) confirmationSent!: boolean;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

@ObjectType()
export class OwnContributionPayload {
  @Expose(everybody, () => OwnContribution, { nullable: true }) contribution?: OwnContribution | null;
  @Expose(everybody, () => [RefusalObject]) errors!: RefusalObject[];
}

/** The kind that arguments of queries name. */
export type KindArgument = ContributionKind | null | undefined;
export type ChannelArgument = Channel | null | undefined;
export type OrderArgument = 'NEWEST' | 'OLDEST' | null | undefined;
