import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a passage of a draft said, step by step, and who wrote it: to read back and to go back. */
export class DraftSteps1017000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE draft_step (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        account_id uuid REFERENCES account,
        began_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL,
        lock_version integer NOT NULL,
        went_back_to timestamptz,
        title text NOT NULL,
        doc jsonb NOT NULL,
        responsible text, partners text, cost text, time_frame text, indicator text,
        required_by_law boolean NOT NULL,
        substance boolean NOT NULL,
        reason text,
        UNIQUE (passage_id, lock_version),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE draft_step');
  }
}
