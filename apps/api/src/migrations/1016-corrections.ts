import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A typing error is corrected and published by one person. What may be published by one is a kind of version of its own, which changes one wording and
 * nothing else; everything else needs two as before.
 */
export class Corrections1016000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE version ADD kind text NOT NULL DEFAULT 'PROPOSAL' CHECK (kind IN ('PROPOSAL','CORRECTION'));
      DO $$ DECLARE former text; BEGIN
        SELECT conname INTO STRICT former FROM pg_constraint
        WHERE conrelid = 'version'::regclass AND contype = 'c' AND pg_get_constraintdef(oid) LIKE '%decided_by <> proposed_by%';
        EXECUTE format('ALTER TABLE version DROP CONSTRAINT %I', former);
      END $$;
      ALTER TABLE version ADD CONSTRAINT version_four_eyes CHECK (
        state <> 'PUBLISHED' OR CASE kind WHEN 'CORRECTION' THEN decided_by IS NOT NULL AND proposed_by IS NOT NULL AND decided_by = proposed_by
          ELSE proposed_by IS NULL OR decided_by <> proposed_by END);

      CREATE FUNCTION refuse_more_than_a_correction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (SELECT count(*) FILTER (WHERE ROW(o.parent_id, o.ordinal, o.kind) IS DISTINCT FROM ROW(n.parent_id, n.ordinal, n.kind)) > 0
              OR count(*) FILTER (WHERE o.revision_id IS DISTINCT FROM n.revision_id) <> 1 OR bool_or(o.revision_id IS DISTINCT FROM n.revision_id AND n.substance)
            FROM (SELECT e.* FROM version_entry e JOIN part ON part.current_version_id = e.version_id WHERE part.id = NEW.part_id) o
            FULL JOIN (SELECT * FROM version_entry WHERE version_id = NEW.id) n USING (passage_id)) THEN
          RAISE EXCEPTION 'a correction changes one wording' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER version_correction BEFORE INSERT OR UPDATE ON version
        FOR EACH ROW WHEN (NEW.kind = 'CORRECTION' AND NEW.state = 'PUBLISHED') EXECUTE FUNCTION refuse_more_than_a_correction();
      CREATE TRIGGER version_kind_kept BEFORE UPDATE ON version
        FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION refuse_change_of_wording();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER version_kind_kept ON version;
      DROP TRIGGER version_correction ON version;
      DROP FUNCTION refuse_more_than_a_correction();
      DROP TRIGGER version_immutable ON version;
      UPDATE version SET proposed_by = NULL WHERE kind = 'CORRECTION';
      CREATE TRIGGER version_immutable BEFORE UPDATE OR DELETE ON version
        FOR EACH ROW WHEN (OLD.state <> 'PROPOSED') EXECUTE FUNCTION refuse_change_of_wording();
      ALTER TABLE version DROP CONSTRAINT version_four_eyes, DROP kind,
        ADD CHECK (state <> 'PUBLISHED' OR proposed_by IS NULL OR decided_by <> proposed_by);
    `);
  }
}
