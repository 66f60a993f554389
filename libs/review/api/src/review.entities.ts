import { Col, Key, Table } from '@mitgestalten/platform';
import type { AnswerOutcome, AnswerState, ModerationDecisionKind, WithholdReason } from '@mitgestalten/review-domain';

/** What a moderator decided about one text. Never changed; a later decision has the next number. */
@Table('moderation_decision')
export class ModerationDecisionEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') contributionId!: string;
  @Col('staff', 'uuid') textId!: string;
  @Col('staff', 'smallint') number!: number;
  @Col('staff', 'text') kind!: ModerationDecisionKind;
  /** Told to the author, like the reason. */
  @Col('personal', 'text', { nullable: true }) reasonCode!: WithholdReason | null;
  @Col('personal', 'text', { nullable: true }) reason!: string | null;
  @Col('staff', 'uuid') decidedBy!: string;
  @Col('staff', 'timestamptz') decidedAt!: Date;
}

/** The weighing of one contribution, later of a group. */
@Table('consideration')
export class ConsiderationEntity {
  @Key('staff') id!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'timestamptz', { insert: false, update: false }) createdAt!: Date;
}

@Table('consideration_contribution')
export class ConsiderationContributionEntity {
  @Key('staff') contributionId!: string;
  @Col('staff', 'uuid') processId!: string;
  @Col('staff', 'uuid') considerationId!: string;
  /** The text that was read for the answer. */
  @Col('staff', 'uuid') textId!: string;
}

/** The official answer of a consideration. Public once published. */
@Table('answer')
export class AnswerEntity {
  @Key() id!: string;
  @Col('public', 'uuid') processId!: string;
  @Col('staff', 'uuid') considerationId!: string;
  @Col('public', 'text') outcome!: AnswerOutcome;
  @Col('public', 'text') body!: string;
  @Col('public', 'text') lang!: string;
  @Col('staff', 'text') state!: AnswerState;
  @Col('staff', 'integer') lockVersion!: number;
  @Col('staff', 'uuid', { nullable: true }) proposedBy!: string | null;
  @Col('staff', 'uuid', { nullable: true }) approvedBy!: string | null;
  @Col('staff', 'text', { nullable: true }) returnReason!: string | null;
  @Col('staff', 'timestamptz') updatedAt!: Date;
  @Col('public', 'timestamptz', { nullable: true }) publishedAt!: Date | null;
}

/** Everybody who ever saved a text of an answer; none of them approves it. */
@Table('answer_author')
export class AnswerAuthorEntity {
  @Col('staff', 'uuid') processId!: string;
  @Key('staff') answerId!: string;
  @Key('staff') accountId!: string;
}

export const reviewEntities = [ModerationDecisionEntity, ConsiderationEntity, ConsiderationContributionEntity, AnswerEntity, AnswerAuthorEntity];
