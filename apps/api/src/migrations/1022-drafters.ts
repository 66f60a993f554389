import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which passages of a part somebody of the Arbeitsgruppe writes at, and until when. It hangs on the role: whoever takes that away takes the passages
 * away in the same statement.
 */
export class Drafters1022000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE drafter_grant (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        part_id uuid NOT NULL,
        role_grant_id uuid NOT NULL REFERENCES role_grant ON DELETE CASCADE,
        whole_part boolean NOT NULL,
        ends_at timestamptz NOT NULL,
        lock_version integer NOT NULL DEFAULT 1,
        granted_by uuid REFERENCES account,
        granted_at timestamptz NOT NULL,
        UNIQUE (process_id, id),
        UNIQUE (part_id, role_grant_id),
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id)
      );
      CREATE INDEX drafter_grant_role ON drafter_grant (role_grant_id);
      CREATE TABLE drafter_grant_passage (
        process_id uuid NOT NULL,
        grant_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        PRIMARY KEY (grant_id, passage_id),
        FOREIGN KEY (process_id, grant_id) REFERENCES drafter_grant (process_id, id) ON DELETE CASCADE,
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE drafter_grant_passage, drafter_grant');
  }
}
