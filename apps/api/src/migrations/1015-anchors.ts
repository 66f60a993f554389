import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words at which a comment stands, and what became of them in each version since. */
export class Anchors1015000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE anchor (
        contribution_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        version_id uuid NOT NULL,
        quote text NOT NULL CHECK (quote <> ''),
        prefix text NOT NULL,
        suffix text NOT NULL,
        start_at integer NOT NULL CHECK (start_at >= 0),
        end_at integer NOT NULL CHECK (end_at > start_at),
        UNIQUE (process_id, contribution_id),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id)
      );
      CREATE TRIGGER anchor_immutable BEFORE UPDATE ON anchor FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();

      CREATE TABLE anchor_place (
        contribution_id uuid NOT NULL,
        version_id uuid NOT NULL,
        process_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('SAME','MOVED','REWORDED','GONE','UNCERTAIN','RESTING')),
        reason text NOT NULL,
        former_quote text NOT NULL,
        passage_id uuid,
        revision_text_id uuid,
        start_at integer CHECK (start_at >= 0),
        end_at integer CHECK (end_at > start_at),
        quote text,
        score real,
        candidates jsonb NOT NULL DEFAULT '[]',
        decided_by uuid REFERENCES account,
        decided_at timestamptz,
        objected_at timestamptz,
        objection text,
        PRIMARY KEY (contribution_id, version_id),
        FOREIGN KEY (process_id, contribution_id) REFERENCES anchor (process_id, contribution_id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, revision_text_id) REFERENCES revision_text (process_id, id),
        CHECK ((passage_id IS NULL) = (state IN ('GONE','UNCERTAIN','RESTING'))),
        CHECK (num_nulls(passage_id, revision_text_id, start_at, end_at, quote) IN (0, 5)),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX anchor_place_passage ON anchor_place (version_id, passage_id, start_at) WHERE passage_id IS NOT NULL;
      CREATE INDEX anchor_place_tray ON anchor_place (version_id) WHERE decided_by IS NULL AND (state = 'UNCERTAIN' OR objected_at IS NOT NULL);

      CREATE TABLE anchor_carry (
        version_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        total integer CHECK (total >= 0),
        carried integer NOT NULL DEFAULT 0 CHECK (carried >= 0),
        finished_at timestamptz,
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE anchor_carry, anchor_place, anchor');
  }
}
