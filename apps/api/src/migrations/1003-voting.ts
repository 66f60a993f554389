import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ballots. One voting paper per voter and ballot is a constraint, and so is "at most k choices": a vote holds one of the
 * k slots of its paper. Papers, votes and ledger rows carry no time finer than a day, and papers and votes no key from
 * which an order follows.
 */
export class Voting1003000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ballot (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        phase_id uuid NOT NULL,
        part_id uuid NOT NULL,
        title jsonb NOT NULL,
        method text NOT NULL CHECK (method IN ('CHOOSE')),
        max_choices smallint NOT NULL CHECK (max_choices BETWEEN 1 AND 20),
        opens_at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        closed_at timestamptz,
        minimum_age smallint NOT NULL CHECK (minimum_age BETWEEN 14 AND 18),
        cell_minimum smallint NOT NULL DEFAULT 5 CHECK (cell_minimum >= 3),
        decides jsonb NOT NULL,
        lock_version integer NOT NULL DEFAULT 1,
        UNIQUE (process_id, id), UNIQUE (id, max_choices),
        FOREIGN KEY (process_id, phase_id) REFERENCES phase (process_id, id),
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id),
        CHECK (opens_at < closes_at)
      );
      CREATE INDEX ballot_process ON ballot (process_id, opens_at);

      CREATE TABLE ballot_item (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        passage_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        ordinal smallint NOT NULL,
        UNIQUE (process_id, id), UNIQUE (ballot_id, id), UNIQUE (ballot_id, passage_id), UNIQUE (ballot_id, ordinal),
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id),
        FOREIGN KEY (process_id, revision_id) REFERENCES revision (process_id, id)
      );

      CREATE TABLE voting_paper (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        max_choices smallint NOT NULL,
        voter text NOT NULL,
        area_id uuid,
        channel text NOT NULL CHECK (channel IN ('ONLINE','CONFERENCE','PAPER','COUNTER')),
        assurance text NOT NULL CHECK (assurance IN ('EMAIL','CODE')),
        age_declared smallint NOT NULL,
        change integer NOT NULL DEFAULT 1 CHECK (change > 0),
        salt text NOT NULL,
        cast_on date NOT NULL,
        UNIQUE (ballot_id, voter), UNIQUE (process_id, id), UNIQUE (id, ballot_id, max_choices),
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        FOREIGN KEY (ballot_id, max_choices) REFERENCES ballot (id, max_choices),
        FOREIGN KEY (process_id, area_id) REFERENCES area (process_id, id)
      );

      CREATE TABLE vote (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        paper_id uuid NOT NULL,
        max_choices smallint NOT NULL,
        item_id uuid NOT NULL,
        revision_text_id uuid NOT NULL,
        slot smallint NOT NULL CHECK (slot BETWEEN 1 AND max_choices),
        UNIQUE (paper_id, item_id), UNIQUE (paper_id, slot),
        FOREIGN KEY (paper_id, ballot_id, max_choices) REFERENCES voting_paper (id, ballot_id, max_choices),
        FOREIGN KEY (ballot_id, item_id) REFERENCES ballot_item (ballot_id, id),
        FOREIGN KEY (process_id, revision_text_id) REFERENCES revision_text (process_id, id)
      );
      CREATE INDEX vote_ballot ON vote (ballot_id, item_id);

      CREATE TABLE ledger_entry (
        sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        receipt_hash text NOT NULL UNIQUE,
        digest text NOT NULL,
        recorded_on date NOT NULL,
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id)
      );
      CREATE INDEX ledger_entry_ballot ON ledger_entry (ballot_id, sequence);
      REVOKE UPDATE, DELETE, TRUNCATE ON ledger_entry FROM mitgestalten_app;

      CREATE TABLE tally_cell (
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        item_id uuid NOT NULL,
        channel text NOT NULL,
        area_id uuid,
        votes integer NOT NULL CHECK (votes >= 0),
        UNIQUE NULLS NOT DISTINCT (ballot_id, item_id, channel, area_id),
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        FOREIGN KEY (ballot_id, item_id) REFERENCES ballot_item (ballot_id, id),
        FOREIGN KEY (process_id, area_id) REFERENCES area (process_id, id)
      );
      CREATE TABLE tally_participation (
        process_id uuid NOT NULL,
        ballot_id uuid NOT NULL,
        channel text NOT NULL,
        area_id uuid,
        papers integer NOT NULL CHECK (papers >= 0),
        UNIQUE NULLS NOT DISTINCT (ballot_id, channel, area_id),
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        FOREIGN KEY (process_id, area_id) REFERENCES area (process_id, id)
      );
    `);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_closed_ballot() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE closed timestamptz;
      BEGIN
        SELECT closed_at INTO closed FROM ballot WHERE id = coalesce(NEW.ballot_id, OLD.ballot_id);
        IF closed IS NOT NULL THEN
          RAISE EXCEPTION 'the ballot is closed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN coalesce(NEW, OLD);
      END $$;
      CREATE TRIGGER voting_paper_closed BEFORE INSERT OR UPDATE OR DELETE ON voting_paper
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_ballot();
      CREATE TRIGGER vote_closed BEFORE INSERT OR UPDATE OR DELETE ON vote
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_ballot();

      CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
          RAISE EXCEPTION 'what was closed stays closed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER ballot_stays_closed BEFORE UPDATE ON ballot
        FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_reopening();
      CREATE TRIGGER phase_stays_closed BEFORE UPDATE ON phase
        FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_reopening();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER phase_stays_closed ON phase;
      DROP TABLE tally_participation, tally_cell, ledger_entry, vote, voting_paper, ballot_item, ballot;
      DROP FUNCTION refuse_change_of_closed_ballot();
      DROP FUNCTION refuse_reopening();
    `);
  }
}
