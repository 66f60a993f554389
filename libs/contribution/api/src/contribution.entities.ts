import { Col, Key, Table } from '@mitgestalten/platform';
import { DraftSourceEntity, RevisionSourceEntity } from './source.entities.js';
import { SuggestionCreditEntity, SupportEntity } from './support.entities.js';
import { AnchorCarryEntity, AnchorEntity, AnchorPlaceEntity } from './anchor.entities.js';
import type { Channel, ContributionKind, ContributionState, TextState } from '@mitgestalten/contribution-domain';

/** What somebody said. Its words are in its texts. */
@Table('contribution')
export class ContributionEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') kind!: ContributionKind;
  @Col('public', 'text') channel!: Channel;
  @Col('public', 'text') lang!: string;
  @Col('public', 'uuid', { nullable: true }) passageId!: string | null;
  @Col('public', 'uuid', { nullable: true }) versionId!: string | null;
  @Col('public', 'uuid', { nullable: true }) revisionId!: string | null;
  @Col('public', 'uuid', { nullable: true }) revisionTextId!: string | null;
  @Col('public', 'uuid', { nullable: true }) parentId!: string | null;
  @Col('staff', 'text') state!: ContributionState;
  @Col('personal', 'uuid', { nullable: true }) accountId!: string | null;
  @Col('secret', 'uuid', { nullable: true }) codeId!: string | null;
  @Col('public', 'text', { nullable: true }) authorName!: string | null;
  @Col('public', 'text', { nullable: true }) onBehalfOf!: string | null;
  @Col('staff', 'uuid', { nullable: true }) enteredBy!: string | null;
  @Col('staff', 'uuid') latestTextId!: string;
  @Col('public', 'uuid', { nullable: true }) publishedTextId!: string | null;
  @Col('public', 'integer') replyCount!: number;
  /** Once published: a comment, or a reply whose comment is not published. */
  @Col('public', 'boolean') beginsThread!: boolean;
  /** Those who support the published text. */
  @Col('public', 'integer') supportCount!: number;
  @Col('public', 'text', { nullable: true }) source!: string | null;
  @Col('public', 'text', { nullable: true }) sourceId!: string | null;
  @Col('public', 'text', { nullable: true }) sourceUrl!: string | null;
  /** By the clock of the process. */
  @Col('staff', 'timestamptz') createdAt!: Date;
  @Col('public', 'timestamptz', { nullable: true }) publishedAt!: Date | null;
}

/** One text of a contribution: written once, then immutable but for its state. */
@Table('contribution_text')
export class ContributionTextEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') contributionId!: string;
  @Col('staff', 'smallint') number!: number;
  /** Public while it is the published text; else its author and moderators alone. */
  @Col('public', 'text', { nullable: true }) title!: string | null;
  /** Of a suggestion the words that should stand there; empty: none, the words are to be struck. */
  @Col('public', 'text') body!: string;
  /** Why, as the author of a suggestion says it. */
  @Col('public', 'text', { nullable: true }) reason!: string | null;
  @Col('staff', 'text') state!: TextState;
  @Col('staff', 'smallint') decisionCount!: number;
  @Col('staff', 'timestamptz') createdAt!: Date;
  /** Made by the database from title and body. */
  @Col('public', 'tsvector', { select: false, insert: false, update: false }) search!: unknown;
}

/** Where a writer without account can be reached. Shown to nobody, staff included. */
@Table('contribution_contact')
export class ContributionContactEntity {
  @Key('staff') contributionId!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('secret', 'text') email!: string;
  @Col('personal', 'text') lang!: string;
  @Col('staff', 'timestamptz', { nullable: true }) confirmedAt!: Date | null;
}

export const contributionEntities = [ContributionEntity, ContributionTextEntity, ContributionContactEntity, AnchorEntity, AnchorPlaceEntity, AnchorCarryEntity, SupportEntity, SuggestionCreditEntity, DraftSourceEntity, RevisionSourceEntity];
