import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The figures that everybody may see of a closed ballot: made once, by columns of areas and channels. A null is a suppressed figure. */
export class PublishedTally1013000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE published_tally (
        ballot_id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        papers integer NOT NULL CHECK (papers >= 0),
        cell_minimum smallint NOT NULL,
        area_ids uuid[] NOT NULL,
        channels text[] NOT NULL,
        without_area integer,
        area_papers integer[] NOT NULL,
        channel_papers integer[] NOT NULL,
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        CHECK (cardinality(area_papers) = cardinality(area_ids) AND cardinality(channel_papers) = cardinality(channels))
      );
      CREATE TABLE published_tally_item (
        ballot_id uuid NOT NULL REFERENCES published_tally,
        item_id uuid NOT NULL,
        process_id uuid NOT NULL,
        votes integer,
        without_area integer,
        area_votes integer[] NOT NULL,
        channel_votes integer[] NOT NULL,
        PRIMARY KEY (ballot_id, item_id),
        FOREIGN KEY (process_id, ballot_id) REFERENCES ballot (process_id, id),
        FOREIGN KEY (ballot_id, item_id) REFERENCES ballot_item (ballot_id, id)
      );
      REVOKE UPDATE, DELETE, TRUNCATE ON published_tally, published_tally_item FROM mitgestalten_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE published_tally_item, published_tally');
  }
}
