import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Visibility } from '@mitgestalten/contribution-api';
import type { Work } from '@mitgestalten/platform';
import type { AnswerStanding } from '@mitgestalten/review-domain';
import type { EntityManager } from 'typeorm';
import { AnswerEntity } from './review.entities.js';

/** An answer as its rules look at it, with its row. */
export interface LoadedAnswer extends AnswerStanding {
  readonly row: AnswerEntity;
}

/** Answers with their authors, locked in the order of their ids. The contributions are locked before. */
export async function lockAnswers(tx: EntityManager, ids: readonly string[]): Promise<LoadedAnswer[]> {
  const rows = await tx.createQueryBuilder(AnswerEntity, 'a').where('a.id = ANY(:ids)', { ids }).orderBy('a.id').setLock('pessimistic_write').getMany();
  const authors: { answer_id: string; account_id: string }[] = await tx.query('SELECT answer_id, account_id FROM answer_author WHERE answer_id = ANY($1::uuid[])', [ids]);
  const changed: { consideration_id: string }[] = await tx.query(
    `SELECT k.consideration_id FROM consideration_contribution k JOIN contribution c ON c.id = k.contribution_id
     WHERE k.consideration_id = ANY($1::uuid[]) AND c.published_text_id <> k.text_id`, [rows.map(({ considerationId }) => considerationId)],
  );
  return rows.map((row) => ({
    row, state: row.state, lockVersion: row.lockVersion, textChanged: changed.some((each) => each.consideration_id === row.considerationId), authorIds: authors.filter((author) => author.answer_id === row.id).map((author) => author.account_id),
  }));
}

/** Keeps `process.answered_count`: published contributions with a published answer. */
@Injectable()
export class AnsweredCount implements OnModuleInit {
  constructor(private readonly visibility: Visibility) {}

  onModuleInit(): void {
    this.visibility.register((work, contributionIds, processId, by) => this.follow(work, contributionIds, processId, by));
  }

  async change(work: Work, processId: string, by: number): Promise<void> {
    if (by !== 0) await work.tx.query('UPDATE process SET answered_count = answered_count + $2 WHERE id = $1', [processId, by]);
  }

  /** An answered contribution that vanishes is counted no longer, and counts again when it comes back. */
  private async follow(work: Work, contributionIds: readonly string[], processId: string, by: 1 | -1): Promise<void> {
    const [{ answered }] = await work.tx.query(
      `SELECT count(*)::int AS answered FROM consideration_contribution k JOIN answer a ON a.consideration_id = k.consideration_id
       WHERE k.contribution_id = ANY($1::uuid[]) AND a.state = 'PUBLISHED'`, [contributionIds],
    );
    await this.change(work, processId, answered * by);
  }
}
