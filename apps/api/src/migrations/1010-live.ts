import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever ends sessions, takes or gives roles, or blocks an account, by whatever way, thereby tells all API processes, which close the
 * sockets of that account. Rare deeds: that a NOTIFY serialises commits does not matter here.
 */
export class Live1010000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION announce_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('live', 'account:' || account_id) FROM (SELECT DISTINCT account_id FROM changed WHERE account_id IS NOT NULL) c;
        RETURN NULL;
      END $$;
      CREATE TRIGGER session_ended AFTER DELETE ON session
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_accounts();
      CREATE TRIGGER role_given AFTER INSERT ON role_grant
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_accounts();
      CREATE TRIGGER role_changed AFTER UPDATE ON role_grant
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_accounts();
      CREATE TRIGGER role_taken AFTER DELETE ON role_grant
        REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION announce_accounts();

      CREATE FUNCTION announce_account() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('live', 'account:' || NEW.id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER account_blocked AFTER UPDATE OF blocked_at, erased_at ON account
        FOR EACH ROW EXECUTE FUNCTION announce_account();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER account_blocked ON account;
      DROP TRIGGER role_taken ON role_grant;
      DROP TRIGGER role_changed ON role_grant;
      DROP TRIGGER role_given ON role_grant;
      DROP TRIGGER session_ended ON session;
      DROP FUNCTION announce_account();
      DROP FUNCTION announce_accounts();
    `);
  }
}
