import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why a wording changed, and whether in substance, belongs to the version that changed it: the same wording can be proposed again for
 * another reason. And a version that was published gets no more entries.
 */
export class ChangeOfVersion1012000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE version_entry ADD substance boolean NOT NULL DEFAULT true, ADD reason text;
      DROP TRIGGER version_entry_immutable ON version_entry;
      UPDATE version_entry e SET substance = r.substance, reason = r.reason FROM revision r WHERE r.id = e.revision_id;
      CREATE TRIGGER version_entry_immutable BEFORE UPDATE OR DELETE ON version_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      ALTER TABLE revision DROP substance, DROP reason;

      CREATE FUNCTION refuse_entries_of_decided_versions() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM added JOIN version ON version.id = added.version_id WHERE version.state <> 'PROPOSED') THEN
          RAISE EXCEPTION 'a decided version gets no entries' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER version_entry_in_time AFTER INSERT ON version_entry
        REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_entries_of_decided_versions();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER version_entry_in_time ON version_entry;
      DROP FUNCTION refuse_entries_of_decided_versions();
      ALTER TABLE revision ADD substance boolean NOT NULL DEFAULT true, ADD reason text;
      DROP TRIGGER revision_immutable ON revision;
      UPDATE revision r SET substance = e.substance, reason = e.reason FROM version_entry e WHERE e.revision_id = r.id;
      CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON revision
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      ALTER TABLE version_entry DROP substance, DROP reason;
    `);
  }
}
