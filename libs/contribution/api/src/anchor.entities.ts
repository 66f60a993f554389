import type { AnchorState, Candidate, CarryReason } from '@mitgestalten/concept-domain';
import { Col, Key, Table } from '@mitgestalten/platform';

/** The words at which a comment stands, as they were when it was made. Never changed. */
@Table('anchor')
export class AnchorEntity {
  @Key() contributionId!: string;
  @Col('public', 'uuid') processId!: string;
  /** The version it was made on. */
  @Col('public', 'uuid') versionId!: string;
  @Col('public', 'text') quote!: string;
  @Col('public', 'text') prefix!: string;
  @Col('public', 'text') suffix!: string;
  /** Code points of the plain text, half-open. */
  @Col('public', 'integer') startAt!: number;
  @Col('public', 'integer') endAt!: number;
}

/** RESTING: staff looked for the words and found no place where they belong. */
export type PlaceState = AnchorState | 'RESTING';
/** MADE_HERE: the version that its author read. STAFF: placed, or let rest, by people. NOT_TRANSLATED: the passage has no text in the language that was read yet. */
export type PlaceReason = CarryReason | 'MADE_HERE' | 'STAFF' | 'NOT_TRANSLATED';

/** What became of an anchor in one version. */
@Table('anchor_place')
export class AnchorPlaceEntity {
  @Key() contributionId!: string;
  @Key() versionId!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('public', 'text') state!: PlaceState;
  @Col('public', 'text') reason!: PlaceReason;
  /** The words at the place before. */
  @Col('public', 'text') formerQuote!: string;
  @Col('public', 'uuid', { nullable: true }) passageId!: string | null;
  @Col('public', 'uuid', { nullable: true }) revisionTextId!: string | null;
  @Col('public', 'integer', { nullable: true }) startAt!: number | null;
  @Col('public', 'integer', { nullable: true }) endAt!: number | null;
  @Col('public', 'text', { nullable: true }) quote!: string | null;
  @Col('public', 'real', { nullable: true }) score!: number | null;
  @Col('public', 'jsonb') candidates!: readonly Candidate[];
  @Col('staff', 'uuid', { nullable: true }) decidedBy!: string | null;
  @Col('staff', 'timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Col('staff', 'timestamptz', { nullable: true }) objectedAt!: Date | null;
  /** What the author says against it. */
  @Col('staff', 'text', { nullable: true }) objection!: string | null;
}

/** The carrying of all anchors to a new version: how far it is. */
@Table('anchor_carry')
export class AnchorCarryEntity {
  @Key() versionId!: string;
  @Col('public', 'uuid') processId!: string;
  /** Null until it is counted. */
  @Col('public', 'integer', { nullable: true }) total!: number | null;
  @Col('public', 'integer') carried!: number;
  @Col('public', 'timestamptz', { nullable: true }) finishedAt!: Date | null;
}
