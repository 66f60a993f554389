import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A credit says for good which text of a suggestion was brought, and in which text of the version its words stand: whatever its author writes later, and
 * wherever people place it. No text of the version: its passage went.
 */
export class CreditedTexts1027000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE suggestion_credit ADD text_id uuid, ADD revision_text_id uuid;
      UPDATE suggestion_credit k SET
        text_id = coalesce((SELECT q.text_id FROM consideration_contribution q WHERE q.contribution_id = k.contribution_id), c.published_text_id, c.latest_text_id),
        revision_text_id = (
          SELECT t.id FROM (
            SELECT p.passage_id FROM anchor_place p JOIN version v ON v.id = p.version_id
            WHERE p.contribution_id = c.id AND p.passage_id IS NOT NULL AND v.number <= w.number ORDER BY v.number DESC LIMIT 1
          ) s
          JOIN version_entry e ON e.version_id = w.id AND e.passage_id = s.passage_id JOIN revision_text t ON t.revision_id = e.revision_id
          LEFT JOIN anchor_place p ON p.contribution_id = c.id AND p.version_id = w.id
          WHERE t.id = p.revision_text_id OR p.revision_text_id IS NULL AND t.lang = (SELECT r.lang FROM revision_text r WHERE r.id = c.revision_text_id)
          ORDER BY t.created_at DESC, t.id DESC LIMIT 1
        )
      FROM contribution c, version w WHERE c.id = k.contribution_id AND w.id = k.version_id;
      ALTER TABLE suggestion_credit ALTER text_id SET NOT NULL,
        ADD FOREIGN KEY (process_id, text_id) REFERENCES contribution_text (process_id, id),
        ADD FOREIGN KEY (process_id, revision_text_id) REFERENCES revision_text (process_id, id);
      CREATE INDEX suggestion_credit_version ON suggestion_credit (version_id);
      CREATE TRIGGER suggestion_credit_immutable BEFORE UPDATE ON suggestion_credit FOR EACH ROW EXECUTE FUNCTION refuse_change_of_wording();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER suggestion_credit_immutable ON suggestion_credit;
      DROP INDEX suggestion_credit_version;
      ALTER TABLE suggestion_credit DROP text_id, DROP revision_text_id;
    `);
  }
}
