import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The votes of a paper are changed by one statement: it is asked once for all of them whether their ballot is closed, not for each. */
export class ClosedAtOnce1011000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_votes_of_closed_ballots() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM changed JOIN ballot ON ballot.id = changed.ballot_id WHERE ballot.closed_at IS NOT NULL) THEN
          RAISE EXCEPTION 'the ballot is closed' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$;
      DROP TRIGGER vote_closed ON vote;
      CREATE TRIGGER vote_cast AFTER INSERT ON vote
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_votes_of_closed_ballots();
      CREATE TRIGGER vote_changed AFTER UPDATE ON vote
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_votes_of_closed_ballots();
      CREATE TRIGGER vote_moved AFTER UPDATE ON vote
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_votes_of_closed_ballots();
      CREATE TRIGGER vote_removed AFTER DELETE ON vote
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_votes_of_closed_ballots();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER vote_removed ON vote;
      DROP TRIGGER vote_moved ON vote;
      DROP TRIGGER vote_changed ON vote;
      DROP TRIGGER vote_cast ON vote;
      DROP FUNCTION refuse_votes_of_closed_ballots();
      CREATE TRIGGER vote_closed BEFORE INSERT OR UPDATE OR DELETE ON vote
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_closed_ballot();
    `);
  }
}
