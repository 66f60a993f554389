import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office names as the sources of a wording: of the draft, and frozen with each version that changes the passage. */
export class Sources1020000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE draft_source (
        passage_id uuid NOT NULL REFERENCES draft_passage,
        contribution_id uuid NOT NULL,
        process_id uuid NOT NULL,
        named_at timestamptz NOT NULL,
        PRIMARY KEY (passage_id, contribution_id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id)
      );

      CREATE TABLE revision_source (
        version_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        contribution_id uuid NOT NULL,
        process_id uuid NOT NULL,
        PRIMARY KEY (version_id, passage_id, contribution_id),
        FOREIGN KEY (version_id, passage_id) REFERENCES version_entry (version_id, passage_id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id)
      );
      CREATE INDEX revision_source_contribution ON revision_source (contribution_id);
      CREATE TRIGGER revision_source_immutable BEFORE UPDATE OR DELETE ON revision_source FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();

      CREATE FUNCTION refuse_late_source() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT state FROM version WHERE id = NEW.version_id) <> 'PROPOSED' THEN
          RAISE EXCEPTION 'a version that was decided names no further sources' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER revision_source_in_time BEFORE INSERT ON revision_source FOR EACH ROW EXECUTE FUNCTION refuse_late_source();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE revision_source, draft_source; DROP FUNCTION refuse_late_source()');
  }
}
