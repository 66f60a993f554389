import { Injectable } from '@nestjs/common';
import { isInTray } from '@mitgestalten/contribution-api';
import { accountOf, holds, type Actor } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';

/** What waits for a person in one process. Figures are 0 for work that the person's roles do not include. */
export interface Waiting {
  readonly processId: string;
  readonly toModerate: number;
  readonly oldestToModerateAt: Date | null;
  readonly toAnswer: number;
  readonly toApprove: number;
  readonly toPlace: number;
  readonly answersDueAt: Date | null;
}

/** Counts the small work queues of the office. They are counted when they are read: nothing to drift. */
@Injectable()
export class WaitingWork {
  constructor(private readonly dataSource: DataSource) {}

  async of(actor: Actor, processId: string): Promise<Waiting> {
    const [row] = await this.dataSource.query(
      `WITH waiting AS (
         SELECT count(*)::int AS n, min(created_at) AS oldest FROM contribution_text WHERE process_id = $1 AND state = 'SUBMITTED'
       ), unanswered AS (
         SELECT c.created_at, a.state FROM contribution c
         LEFT JOIN consideration_contribution k ON k.contribution_id = c.id LEFT JOIN answer a ON a.consideration_id = k.consideration_id
         WHERE c.process_id = $1 AND c.state = 'PUBLISHED' AND a.state IS DISTINCT FROM 'PUBLISHED'
       )
       SELECT n AS "toModerate", oldest AS "oldestToModerateAt",
         (SELECT count(*)::int FROM unanswered WHERE state IS NULL OR state = 'DRAFT') AS "toAnswer",
         (SELECT count(*)::int FROM answer a WHERE a.process_id = $1 AND a.state = 'PROPOSED'
            AND EXISTS (SELECT 1 FROM consideration_contribution k JOIN contribution c ON c.id = k.contribution_id
              WHERE k.consideration_id = a.consideration_id AND c.state = 'PUBLISHED')
            AND NOT EXISTS (SELECT 1 FROM answer_author w WHERE w.answer_id = a.id AND w.account_id = $2)) AS "toApprove",
         (SELECT count(*)::int FROM anchor_place p WHERE p.process_id = $1 AND ${isInTray('p')}) AS "toPlace",
         (SELECT min((ph.rules ->> 'answersDueAt')::timestamptz) FROM phase ph WHERE ph.process_id = $1
            AND EXISTS (SELECT 1 FROM unanswered u WHERE ph.starts_at <= u.created_at AND u.created_at < ph.ends_at)) AS "answersDueAt"
       FROM waiting`, [processId, accountOf(actor)],
    );
    const [moderates, answers, approves] = (['moderator', 'editor', 'publisher'] as const).map((role) => holds(actor, processId, role));
    return {
      processId,
      toModerate: moderates ? row.toModerate : 0,
      oldestToModerateAt: moderates ? row.oldestToModerateAt : null,
      toAnswer: answers ? row.toAnswer : 0,
      toApprove: approves ? row.toApprove : 0,
      toPlace: moderates || answers ? row.toPlace : 0,
      answersDueAt: answers || approves ? row.answersDueAt : null,
    };
  }
}
