import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Content like git: passages are identities, revisions immutable wordings, versions immutable lists of revisions. */
export class Concept1001000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE part (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        kind text NOT NULL CHECK (kind IN ('LEITBILD','MEASURES')),
        slug text NOT NULL CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
        title jsonb NOT NULL,
        ordinal smallint NOT NULL,
        current_version_id uuid,
        UNIQUE (process_id, id), UNIQUE (process_id, slug)
      );

      CREATE TABLE passage (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        part_id uuid NOT NULL,
        comment_count integer NOT NULL DEFAULT 0 CHECK (comment_count >= 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id),
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id)
      );
      CREATE INDEX passage_part ON passage (part_id);

      CREATE TABLE revision (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SECTION','FIELD','GOAL','MEASURE')),
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        lang text NOT NULL,
        responsible text, partners text, cost text, time_frame text, indicator text,
        required_by_law boolean NOT NULL DEFAULT false,
        substance boolean NOT NULL DEFAULT true,
        reason text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id), UNIQUE (passage_id, hash),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );

      CREATE TABLE revision_text (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        lang text NOT NULL,
        origin text NOT NULL CHECK (origin IN ('ORIGINAL','HUMAN','MACHINE')),
        title text NOT NULL,
        doc jsonb NOT NULL,
        plain text NOT NULL,
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id),
        FOREIGN KEY (process_id, revision_id) REFERENCES revision (process_id, id)
      );
      CREATE INDEX revision_text_revision ON revision_text (revision_id, lang, created_at);
      CREATE UNIQUE INDEX revision_text_original ON revision_text (revision_id) WHERE origin = 'ORIGINAL';

      CREATE TABLE revision_author (
        process_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        PRIMARY KEY (revision_id, account_id),
        FOREIGN KEY (process_id, revision_id) REFERENCES revision (process_id, id)
      );

      CREATE TABLE version (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        part_id uuid NOT NULL,
        number integer CHECK (number > 0),
        title jsonb NOT NULL,
        change_note text,
        state text NOT NULL CHECK (state IN ('PROPOSED','PUBLISHED','RETURNED')),
        hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
        proposed_by uuid REFERENCES account,
        proposed_at timestamptz NOT NULL,
        decided_by uuid REFERENCES account,
        return_reason text,
        published_at timestamptz,
        UNIQUE (process_id, id), UNIQUE (part_id, number),
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id),
        CHECK ((state = 'PUBLISHED') = (number IS NOT NULL)),
        CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL)),
        CHECK (state <> 'PUBLISHED' OR proposed_by IS NULL OR decided_by <> proposed_by)
      );
      CREATE UNIQUE INDEX version_one_proposed ON version (part_id) WHERE state = 'PROPOSED';
      ALTER TABLE part ADD FOREIGN KEY (process_id, current_version_id) REFERENCES version (process_id, id);

      CREATE TABLE version_entry (
        process_id uuid NOT NULL,
        version_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        parent_id uuid,
        ordinal integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SECTION','FIELD','GOAL','MEASURE')),
        PRIMARY KEY (version_id, passage_id),
        UNIQUE (version_id, ordinal),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, revision_id) REFERENCES revision (process_id, id),
        FOREIGN KEY (process_id, parent_id) REFERENCES passage (process_id, id)
      );
      CREATE INDEX version_entry_revision ON version_entry (revision_id);

      CREATE TABLE draft_passage (
        passage_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        part_id uuid NOT NULL,
        parent_id uuid,
        ordinal integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SECTION','FIELD','GOAL','MEASURE')),
        lang text NOT NULL,
        title text NOT NULL,
        doc jsonb NOT NULL,
        responsible text, partners text, cost text, time_frame text, indicator text,
        required_by_law boolean NOT NULL DEFAULT false,
        substance boolean NOT NULL DEFAULT true,
        reason text,
        removed boolean NOT NULL DEFAULT false,
        base_revision_id uuid,
        lock_version integer NOT NULL DEFAULT 1,
        updated_by uuid REFERENCES account,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id),
        FOREIGN KEY (process_id, parent_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, base_revision_id) REFERENCES revision (process_id, id)
      );
      CREATE INDEX draft_passage_part ON draft_passage (part_id, ordinal);

      CREATE TABLE draft_author (
        process_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        PRIMARY KEY (passage_id, account_id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
    `);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_wording() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a % is immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER revision_immutable BEFORE UPDATE OR DELETE ON revision
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      CREATE TRIGGER revision_text_immutable BEFORE UPDATE OR DELETE ON revision_text
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      CREATE TRIGGER version_entry_immutable BEFORE UPDATE OR DELETE ON version_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
      CREATE TRIGGER version_immutable BEFORE UPDATE OR DELETE ON version
        FOR EACH ROW WHEN (OLD.state <> 'PROPOSED') EXECUTE FUNCTION refuse_change_of_wording();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE part DROP COLUMN current_version_id;
      DROP TABLE draft_author, draft_passage, version_entry, version, revision_author, revision_text, revision, passage, part;
      DROP FUNCTION refuse_change_of_wording();
    `);
  }
}
