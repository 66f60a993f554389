import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An answer names the text of the contribution that it answers: its author may change the contribution afterwards. */
export class AnsweredText1014000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consideration_contribution ADD text_id uuid;
      UPDATE consideration_contribution k SET text_id = coalesce(c.published_text_id, c.latest_text_id) FROM contribution c WHERE c.id = k.contribution_id;
      ALTER TABLE consideration_contribution ALTER text_id SET NOT NULL,
        ADD FOREIGN KEY (process_id, text_id) REFERENCES contribution_text (process_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE consideration_contribution DROP text_id');
  }
}
