import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What residents say, and what the office does with it. */
export class Contribution1002000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE code_batch (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        label text NOT NULL,
        size integer NOT NULL CHECK (size BETWEEN 1 AND 2000),
        created_by uuid NOT NULL REFERENCES account,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id)
      );

      CREATE TABLE code (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        lookup text NOT NULL,
        secret_hash text NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('CONTRIBUTION','VOTE')),
        batch_id uuid,
        account_id uuid REFERENCES account,
        created_on date NOT NULL DEFAULT current_date,
        redeemed_on date,
        UNIQUE (process_id, id), UNIQUE (process_id, lookup),
        FOREIGN KEY (process_id, batch_id) REFERENCES code_batch (process_id, id)
      );

      CREATE TABLE contribution (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        kind text NOT NULL CHECK (kind IN ('COMMENT','PROPOSAL')),
        channel text NOT NULL CHECK (channel IN ('ONLINE','CONFERENCE','PAPER','COUNTER')),
        lang text NOT NULL,
        passage_id uuid,
        version_id uuid,
        revision_id uuid,
        revision_text_id uuid,
        parent_id uuid,
        state text NOT NULL CHECK (state IN ('UNCONFIRMED','SUBMITTED','PUBLISHED','WITHHELD','WITHDRAWN')),
        account_id uuid REFERENCES account,
        code_id uuid,
        author_name text,
        on_behalf_of text,
        entered_by uuid REFERENCES account,
        latest_text_id uuid NOT NULL,
        published_text_id uuid,
        reply_count integer NOT NULL DEFAULT 0 CHECK (reply_count >= 0),
        source text, source_id text, source_url text,
        created_at timestamptz NOT NULL,
        published_at timestamptz,
        UNIQUE (process_id, id),
        UNIQUE (process_id, source, source_id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id),
        FOREIGN KEY (process_id, revision_id) REFERENCES revision (process_id, id),
        FOREIGN KEY (process_id, revision_text_id) REFERENCES revision_text (process_id, id),
        FOREIGN KEY (process_id, parent_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, code_id) REFERENCES code (process_id, id),
        CHECK (kind <> 'COMMENT' OR (passage_id IS NOT NULL AND version_id IS NOT NULL AND revision_id IS NOT NULL
          AND revision_text_id IS NOT NULL)),
        CHECK (account_id IS NULL OR code_id IS NULL)
      );
      CREATE INDEX contribution_passage ON contribution (passage_id, published_at, id) WHERE state = 'PUBLISHED';
      CREATE INDEX contribution_parent ON contribution (parent_id) WHERE parent_id IS NOT NULL;
      CREATE INDEX contribution_list ON contribution (process_id, kind, published_at, id) WHERE state = 'PUBLISHED';
      CREATE INDEX contribution_account ON contribution (account_id) WHERE account_id IS NOT NULL;
      CREATE INDEX contribution_code ON contribution (code_id) WHERE code_id IS NOT NULL;

      CREATE TABLE contribution_text (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        contribution_id uuid NOT NULL,
        number smallint NOT NULL CHECK (number > 0),
        title text,
        body text NOT NULL,
        state text NOT NULL CHECK (state IN ('UNCONFIRMED','SUBMITTED','PUBLISHED','WITHHELD','SUPERSEDED')),
        decision_count smallint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        search tsvector GENERATED ALWAYS AS (to_tsvector('german', coalesce(title, '') || ' ' || body)) STORED,
        UNIQUE (process_id, id), UNIQUE (contribution_id, number),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id)
      );
      CREATE INDEX contribution_text_queue ON contribution_text (process_id, created_at, id) WHERE state = 'SUBMITTED';
      CREATE INDEX contribution_text_search ON contribution_text USING gin (search);
      ALTER TABLE contribution
        ADD FOREIGN KEY (process_id, latest_text_id) REFERENCES contribution_text (process_id, id)
          DEFERRABLE INITIALLY DEFERRED,
        ADD FOREIGN KEY (process_id, published_text_id) REFERENCES contribution_text (process_id, id)
          DEFERRABLE INITIALLY DEFERRED;

      CREATE TABLE contribution_contact (
        contribution_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        email text NOT NULL,
        lang text NOT NULL,
        confirmed_at timestamptz,
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id)
      );

      CREATE TABLE moderation_decision (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        contribution_id uuid NOT NULL,
        text_id uuid NOT NULL,
        number smallint NOT NULL,
        kind text NOT NULL CHECK (kind IN ('PUBLISH','WITHHOLD','RESTORE')),
        reason_code text CHECK (reason_code IN
          ('PERSONAL_DATA','INSULT','DISCRIMINATION','OFF_TOPIC','ADVERTISING','UNLAWFUL','DUPLICATE')),
        reason text,
        decided_by uuid NOT NULL REFERENCES account,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id), UNIQUE (text_id, number),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, text_id) REFERENCES contribution_text (process_id, id),
        CHECK (kind <> 'WITHHOLD' OR reason_code IS NOT NULL)
      );
      CREATE INDEX moderation_decision_contribution ON moderation_decision (contribution_id);

      CREATE TABLE consideration (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (process_id, id)
      );
      CREATE TABLE consideration_contribution (
        contribution_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        consideration_id uuid NOT NULL,
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, consideration_id) REFERENCES consideration (process_id, id)
      );
      CREATE INDEX consideration_contribution_consideration ON consideration_contribution (consideration_id);

      CREATE TABLE answer (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        consideration_id uuid NOT NULL UNIQUE,
        outcome text NOT NULL CHECK (outcome IN ('ADOPTED','PARTLY_ADOPTED','NOT_ADOPTED','NOTED','ALREADY_DONE')),
        body text NOT NULL,
        lang text NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT','PROPOSED','PUBLISHED')),
        lock_version integer NOT NULL DEFAULT 1,
        proposed_by uuid REFERENCES account,
        approved_by uuid REFERENCES account,
        return_reason text,
        updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz,
        UNIQUE (process_id, id),
        FOREIGN KEY (process_id, consideration_id) REFERENCES consideration (process_id, id),
        CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL AND approved_by IS NOT NULL)),
        CHECK (approved_by IS NULL OR approved_by <> proposed_by)
      );
      CREATE INDEX answer_waiting ON answer (process_id, updated_at) WHERE state <> 'PUBLISHED';
      CREATE TABLE answer_author (
        process_id uuid NOT NULL,
        answer_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES account,
        PRIMARY KEY (answer_id, account_id),
        FOREIGN KEY (process_id, answer_id) REFERENCES answer (process_id, id)
      );
    `);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_contribution_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.title, NEW.body, NEW.contribution_id, NEW.number) IS DISTINCT FROM
           (OLD.title, OLD.body, OLD.contribution_id, OLD.number) THEN
          RAISE EXCEPTION 'the text of a contribution is immutable' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER contribution_text_immutable BEFORE UPDATE ON contribution_text
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_contribution_text();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contribution DROP COLUMN latest_text_id, DROP COLUMN published_text_id;
      DROP TABLE answer_author, answer, consideration_contribution, consideration, moderation_decision,
        contribution_contact, contribution_text, contribution, code, code_batch;
      DROP FUNCTION refuse_change_of_contribution_text();
    `);
  }
}
