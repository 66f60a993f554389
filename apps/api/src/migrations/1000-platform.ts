import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles, identity and the tables that every write touches.
 *
 * Two database roles: the owner runs migrations, `mitgestalten_app` is what the platform works as. It may never change
 * or remove an audit entry (and, later, a ledger entry). Every table below a process carries `process_id`, and foreign
 * keys are composite, so that no row can point into another process.
 */
export class Platform1000000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'mitgestalten_app') THEN
          CREATE ROLE mitgestalten_app NOLOGIN;
        END IF;
        IF NOT pg_has_role(current_user, 'mitgestalten_app', 'MEMBER') THEN
          EXECUTE format('GRANT mitgestalten_app TO %I', current_user);
        END IF;
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'The database login % needs the role mitgestalten_app: let an administrator of the database run '
            'CREATE ROLE mitgestalten_app NOLOGIN; GRANT mitgestalten_app TO %;', current_user, current_user;
      END $$;
      GRANT USAGE ON SCHEMA public TO mitgestalten_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mitgestalten_app;
      ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO mitgestalten_app;
    `);

    await runner.query(`
      CREATE TABLE district (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE,
        name text NOT NULL,
        accent text NOT NULL DEFAULT '#b5532d' CHECK (accent ~ '^#[0-9a-f]{6}$')
      );

      CREATE TABLE process (
        id uuid PRIMARY KEY,
        district_id uuid NOT NULL REFERENCES district,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
        title jsonb NOT NULL,
        texts jsonb NOT NULL DEFAULT '{}',
        languages text[] NOT NULL CHECK (cardinality(languages) > 0),
        contact_email text,
        sample boolean NOT NULL DEFAULT false,
        clock_offset interval NOT NULL DEFAULT '0',
        minimum_age smallint NOT NULL DEFAULT 16 CHECK (minimum_age BETWEEN 14 AND 18),
        lock_version integer NOT NULL DEFAULT 1,
        published_count integer NOT NULL DEFAULT 0 CHECK (published_count >= 0),
        answered_count integer NOT NULL DEFAULT 0 CHECK (answered_count >= 0),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE FUNCTION process_now(uuid) RETURNS timestamptz LANGUAGE sql VOLATILE AS
        $$ SELECT clock_timestamp() + clock_offset FROM process WHERE id = $1 $$;

      CREATE FUNCTION refuse_clock_offset() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.clock_offset <> interval '0' AND NOT NEW.sample THEN
          RAISE EXCEPTION 'only a sample process may have a clock offset' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER process_clock_offset BEFORE INSERT OR UPDATE ON process
        FOR EACH ROW EXECUTE FUNCTION refuse_clock_offset();

      CREATE TABLE area (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        slug text NOT NULL,
        name jsonb NOT NULL,
        ordinal smallint NOT NULL,
        UNIQUE (process_id, id), UNIQUE (process_id, slug)
      );

      CREATE TABLE phase (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        kind text NOT NULL CHECK (kind IN ('INFORM','COLLECT','DRAFT','COMMENT','CONSIDER','VOTE','COUNCIL','MONITOR')),
        ordinal smallint NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        original_ends_at timestamptz NOT NULL,
        closed_at timestamptz,
        rules jsonb NOT NULL,
        UNIQUE (process_id, id), UNIQUE (process_id, ordinal) DEFERRABLE INITIALLY DEFERRED,
        CHECK (starts_at < ends_at)
      );
    `);

    await runner.query(`
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email)),
        display_name text,
        password_hash text,
        lang text NOT NULL DEFAULT 'de',
        confirmed_at timestamptz,
        blocked_at timestamptz,
        erased_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE UNIQUE INDEX account_email ON account (email) WHERE erased_at IS NULL;

      CREATE TABLE body (
        id uuid PRIMARY KEY,
        process_id uuid NOT NULL REFERENCES process,
        kind text NOT NULL CHECK (kind IN ('HIR','COMMITTEE','ASSEMBLY')),
        name jsonb NOT NULL,
        UNIQUE (process_id, id)
      );

      CREATE TABLE role_grant (
        id uuid PRIMARY KEY,
        process_id uuid REFERENCES process,
        account_id uuid NOT NULL REFERENCES account,
        role text NOT NULL CHECK (role IN ('admin','moderator','editor','publisher','drafter','organiser','host','council')),
        body_id uuid,
        granted_by uuid REFERENCES account,
        granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        FOREIGN KEY (process_id, body_id) REFERENCES body (process_id, id),
        CHECK (process_id IS NOT NULL OR role = 'admin'),
        UNIQUE NULLS NOT DISTINCT (process_id, account_id, role)
      );
      CREATE INDEX role_grant_account ON role_grant (account_id);

      CREATE TABLE session (
        id_hash text PRIMARY KEY,
        account_id uuid REFERENCES account,
        data jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_account ON session (account_id);
      CREATE INDEX session_expires ON session (expires_at);

      CREATE TABLE sign_in_token (
        id uuid PRIMARY KEY,
        email text NOT NULL CHECK (email = lower(email)),
        purpose text NOT NULL CHECK (purpose IN ('SIGN_IN','SET_PASSWORD')),
        lang text NOT NULL,
        return_to text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX sign_in_token_email ON sign_in_token (email, purpose) WHERE used_at IS NULL;
    `);

    await runner.query(`
      CREATE TABLE audit_entry (
        id uuid PRIMARY KEY,
        process_id uuid,
        action text NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('GUEST','ACCOUNT','CODE','SYSTEM')),
        actor_id uuid,
        object_type text NOT NULL,
        object_id text,
        details jsonb NOT NULL DEFAULT '{}',
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX audit_entry_object ON audit_entry (object_type, object_id);
      CREATE INDEX audit_entry_process ON audit_entry (process_id, at);
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry FROM mitgestalten_app;

      CREATE TABLE idempotency_record (
        key_hash text PRIMARY KEY,
        action text NOT NULL,
        input_hash text NOT NULL,
        answer jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX idempotency_record_created ON idempotency_record (created_at);

      CREATE TABLE outgoing_mail (
        id uuid PRIMARY KEY,
        process_id uuid REFERENCES process,
        to_address text NOT NULL,
        lang text NOT NULL,
        template text NOT NULL,
        params jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz
      );
      CREATE INDEX outgoing_mail_created ON outgoing_mail (created_at);

      CREATE TABLE rate_limit (
        bucket text NOT NULL,
        window_start timestamptz NOT NULL,
        hits integer NOT NULL,
        PRIMARY KEY (bucket, window_start)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE rate_limit, outgoing_mail, idempotency_record, audit_entry, sign_in_token, session, role_grant, body,
        account, phase, area, process, district;
      DROP FUNCTION process_now(uuid);
      DROP FUNCTION refuse_clock_offset();
    `);
  }
}
