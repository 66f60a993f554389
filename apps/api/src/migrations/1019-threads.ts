import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which contributions begin a thread is kept with them: a condition on the comment above each reply would be asked of every reply that a list
 * passes over, and the newest comments of a passage may lie behind fifty of them.
 */
export class Threads1019000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contribution ADD begins_thread boolean NOT NULL DEFAULT true;
      UPDATE contribution c SET begins_thread = false WHERE EXISTS (SELECT 1 FROM contribution above WHERE above.id = c.parent_id AND above.state = 'PUBLISHED');
      CREATE INDEX contribution_thread ON contribution (passage_id, published_at, id) WHERE state = 'PUBLISHED' AND begins_thread;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contribution DROP begins_thread');
  }
}
