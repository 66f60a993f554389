import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a version no longer has a passage. No entry of it is left to say so. */
export class StruckPassages1028000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE version_removal (
        version_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        process_id uuid NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (version_id, passage_id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
      CREATE TRIGGER version_removal_immutable BEFORE UPDATE OR DELETE ON version_removal FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      CREATE FUNCTION refuse_late_removal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT state FROM version WHERE id = NEW.version_id) <> 'PROPOSED' THEN
          RAISE EXCEPTION 'a version that was decided strikes nothing further' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER version_removal_in_time BEFORE INSERT ON version_removal FOR EACH ROW EXECUTE FUNCTION refuse_late_removal();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE version_removal; DROP FUNCTION refuse_late_removal()');
  }
}
