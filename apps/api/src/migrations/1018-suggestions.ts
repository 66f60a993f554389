import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Suggestions for another wording, who supports what was said, and which version brought a suggestion's words. */
export class Suggestions1018000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contribution DROP CONSTRAINT contribution_kind_check, ADD CONSTRAINT contribution_kind_check CHECK (kind IN ('COMMENT','PROPOSAL','SUGGESTION')),
        ADD CONSTRAINT contribution_suggestion_place CHECK (kind <> 'SUGGESTION' OR num_nulls(passage_id, version_id, revision_id, revision_text_id) = 0),
        ADD support_count integer NOT NULL DEFAULT 0 CHECK (support_count >= 0);
      ALTER TABLE contribution_text ADD reason text, ADD CHECK (body <> '' OR reason IS NOT NULL);
      ALTER TABLE passage ADD suggestion_count integer NOT NULL DEFAULT 0 CHECK (suggestion_count >= 0);
      CREATE OR REPLACE FUNCTION refuse_change_of_contribution_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.title, NEW.body, NEW.reason, NEW.contribution_id, NEW.number) IS DISTINCT FROM
           (OLD.title, OLD.body, OLD.reason, OLD.contribution_id, OLD.number) THEN
          RAISE EXCEPTION 'the text of a contribution is immutable' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;

      CREATE TABLE support (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        contribution_id uuid NOT NULL,
        text_id uuid NOT NULL,
        account_id uuid REFERENCES account,
        code_id uuid,
        created_at timestamptz NOT NULL,
        UNIQUE (contribution_id, account_id),
        UNIQUE (contribution_id, code_id),
        CHECK (num_nonnulls(account_id, code_id) = 1),
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, text_id) REFERENCES contribution_text (process_id, id),
        FOREIGN KEY (process_id, code_id) REFERENCES code (process_id, id)
      );

      CREATE TABLE suggestion_credit (
        contribution_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        version_id uuid NOT NULL,
        credited_at timestamptz NOT NULL,
        FOREIGN KEY (process_id, contribution_id) REFERENCES contribution (process_id, id),
        FOREIGN KEY (process_id, version_id) REFERENCES version (process_id, id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE suggestion_credit, support;
      ALTER TABLE passage DROP suggestion_count;
      ALTER TABLE contribution_text DROP reason;
      ALTER TABLE contribution DROP support_count, DROP CONSTRAINT contribution_suggestion_place,
        DROP CONSTRAINT contribution_kind_check, ADD CONSTRAINT contribution_kind_check CHECK (kind IN ('COMMENT','PROPOSAL'));
      CREATE OR REPLACE FUNCTION refuse_change_of_contribution_text() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.title, NEW.body, NEW.contribution_id, NEW.number) IS DISTINCT FROM
           (OLD.title, OLD.body, OLD.contribution_id, OLD.number) THEN
          RAISE EXCEPTION 'the text of a contribution is immutable' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
    `);
  }
}
