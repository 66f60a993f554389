import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is in the drafting room, and who writes at which passage. Both expire; UNLOGGED, so that they stand in no log of changes either and nobody can
 * look up later who was where. Whatever ends a seat (leaving, silence, the end of its session) ends what it held, and is told to all.
 */
export class DraftRoom1021000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNLOGGED TABLE draft_seat (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL,
        part_id uuid NOT NULL,
        passage_id uuid,
        account_id uuid NOT NULL REFERENCES account,
        session_hash text REFERENCES session ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        FOREIGN KEY (process_id, part_id) REFERENCES part (process_id, id),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
      CREATE INDEX draft_seat_part ON draft_seat (part_id);
      CREATE INDEX draft_seat_session ON draft_seat (session_hash);

      CREATE UNLOGGED TABLE draft_lease (
        passage_id uuid NOT NULL,
        lang text NOT NULL,
        process_id uuid NOT NULL,
        seat_id uuid NOT NULL REFERENCES draft_seat ON DELETE CASCADE,
        expires_at timestamptz NOT NULL,
        wished_by uuid REFERENCES draft_seat ON DELETE SET NULL,
        wished_at timestamptz,
        PRIMARY KEY (passage_id, lang),
        CHECK (wished_by IS NULL OR wished_at IS NOT NULL),
        FOREIGN KEY (process_id, passage_id) REFERENCES passage (process_id, id)
      );
      CREATE INDEX draft_lease_seat ON draft_lease (seat_id);

      CREATE FUNCTION announce_draft_room() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('live', 'process:' || coalesce(NEW.process_id, OLD.process_id));
        RETURN NULL;
      END $$;
      CREATE TRIGGER seat_taken AFTER INSERT OR DELETE ON draft_seat FOR EACH ROW EXECUTE FUNCTION announce_draft_room();
      CREATE TRIGGER seat_moved AFTER UPDATE ON draft_seat FOR EACH ROW
        WHEN ((OLD.part_id, OLD.passage_id) IS DISTINCT FROM (NEW.part_id, NEW.passage_id) OR OLD.expires_at <= clock_timestamp()) EXECUTE FUNCTION announce_draft_room();
      CREATE TRIGGER lease_taken AFTER INSERT OR DELETE ON draft_lease FOR EACH ROW EXECUTE FUNCTION announce_draft_room();
      CREATE TRIGGER lease_passed AFTER UPDATE ON draft_lease FOR EACH ROW
        WHEN ((OLD.seat_id, OLD.wished_by) IS DISTINCT FROM (NEW.seat_id, NEW.wished_by) OR OLD.expires_at <= clock_timestamp()) EXECUTE FUNCTION announce_draft_room();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE draft_lease, draft_seat; DROP FUNCTION announce_draft_room()');
  }
}
