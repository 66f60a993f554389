import type { Channel } from '@mitgestalten/contribution-domain';
import type { Localised } from '@mitgestalten/kernel';
import { Col, Key, Table } from '@mitgestalten/platform';
import type { Assurance } from '@mitgestalten/voting-domain';

@Table('ballot')
export class BallotEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') phaseId!: string;
  @Col('public', 'uuid') partId!: string;
  @Col('public', 'jsonb') title!: Localised;
  @Col('public', 'text') method!: 'CHOOSE';
  @Col('public', 'smallint') maxChoices!: number;
  @Col('public', 'timestamptz') opensAt!: Date;
  @Col('public', 'timestamptz') closesAt!: Date;
  @Col('public', 'timestamptz', { nullable: true }) closedAt!: Date | null;
  @Col('public', 'smallint') minimumAge!: number;
  @Col('public', 'smallint') cellMinimum!: number;
  @Col('public', 'jsonb') decides!: Localised;
  @Col('public', 'integer') lockVersion!: number;
}

@Table('ballot_item')
export class BallotItemEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') ballotId!: string;
  @Col('public', 'uuid') passageId!: string;
  @Col('public', 'uuid') revisionId!: string;
  @Col('public', 'smallint') ordinal!: number;
}

/** One voter's current choices in one ballot. The key is a UUIDv4: it tells no time. */
@Table('voting_paper')
export class VotingPaperEntity {
  @Key('secret') id!: string;
  @Col('secret', 'uuid') processId!: string;
  @Col('secret', 'uuid') ballotId!: string;
  @Col('secret', 'smallint') maxChoices!: number;
  /** A pseudonym: an HMAC of account or code, whose key does not lie in the database. */
  @Col('secret', 'text') voter!: string;
  @Col('secret', 'uuid', { nullable: true }) areaId!: string | null;
  @Col('secret', 'text') channel!: Channel;
  @Col('secret', 'text') assurance!: Assurance;
  @Col('secret', 'smallint') ageDeclared!: number;
  @Col('secret', 'integer') change!: number;
  @Col('secret', 'text') salt!: string;
  @Col('secret', 'date') castOn!: string;
}

@Table('vote')
export class VoteEntity {
  @Key('secret') id!: string;
  @Col('secret', 'uuid') processId!: string;
  @Col('secret', 'uuid') ballotId!: string;
  @Col('secret', 'uuid') paperId!: string;
  @Col('secret', 'smallint') maxChoices!: number;
  @Col('secret', 'uuid') itemId!: string;
  /** The text that was shown: original or translation. */
  @Col('secret', 'uuid') revisionTextId!: string;
  @Col('secret', 'smallint') slot!: number;
}

/** One line for every vote and every change of one. Nobody can change or remove it. */
@Table('ledger_entry')
export class LedgerEntryEntity {
  @Key('secret', 'bigint') sequence!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'uuid') ballotId!: string;
  @Col('secret', 'text') receiptHash!: string;
  @Col('secret', 'text') digest!: string;
  @Col('secret', 'date') recordedOn!: string;
}

/** Votes of a closed ballot by item, channel and area. What may be shown of it is decided by the suppression. */
@Table('tally_cell')
export class TallyCellEntity {
  @Col('public', 'uuid') processId!: string;
  @Key('public') ballotId!: string;
  @Key('public') itemId!: string;
  @Key('public', 'text') channel!: Channel;
  // Part of the key of the table, which takes an absent area as one value.
  @Col('public', 'uuid', { nullable: true, primary: true }) areaId!: string | null;
  @Col('secret', 'integer') votes!: number;
}

/** Voting papers of a closed ballot by channel and area. */
@Table('tally_participation')
export class TallyParticipationEntity {
  @Col('public', 'uuid') processId!: string;
  @Key('public') ballotId!: string;
  @Key('public', 'text') channel!: Channel;
  @Col('public', 'uuid', { nullable: true, primary: true }) areaId!: string | null;
  @Col('secret', 'integer') papers!: number;
}

/** What everybody may see of a closed ballot. Lists of figures are in the order of `areaIds` and `channels`; null was suppressed. */
@Table('published_tally')
export class PublishedTallyEntity {
  @Key() ballotId!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'integer') papers!: number;
  @Col('public', 'smallint') cellMinimum!: number;
  @Col('public', 'uuid', { array: true }) areaIds!: string[];
  @Col('public', 'text', { array: true }) channels!: Channel[];
  @Col('public', 'integer', { nullable: true }) withoutArea!: number | null;
  @Col('public', 'integer', { array: true }) areaPapers!: (number | null)[];
  @Col('public', 'integer', { array: true }) channelPapers!: (number | null)[];
}

@Table('published_tally_item')
export class PublishedTallyItemEntity {
  @Key() ballotId!: string;
  @Key() itemId!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'integer', { nullable: true }) votes!: number | null;
  @Col('public', 'integer', { nullable: true }) withoutArea!: number | null;
  @Col('public', 'integer', { array: true }) areaVotes!: (number | null)[];
  @Col('public', 'integer', { array: true }) channelVotes!: (number | null)[];
}

export const votingEntities = [
  BallotEntity, BallotItemEntity, VotingPaperEntity, VoteEntity, LedgerEntryEntity, TallyCellEntity, TallyParticipationEntity,
  PublishedTallyEntity, PublishedTallyItemEntity,
];
