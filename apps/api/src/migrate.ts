import { appRole, databaseOptions } from '@mitgestalten/platform';
import { runMigrations } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { CommandError } from './command-error.js';
import { Platform1000000000000 } from './migrations/1000-platform.js';
import { Concept1001000000000 } from './migrations/1001-concept.js';
import { Contribution1002000000000 } from './migrations/1002-contribution.js';
import { Voting1003000000000 } from './migrations/1003-voting.js';
import { Live1010000000000 } from './migrations/1010-live.js';
import { ClosedAtOnce1011000000000 } from './migrations/1011-closed-at-once.js';
import { ChangeOfVersion1012000000000 } from './migrations/1012-change-of-version.js';
import { PublishedTally1013000000000 } from './migrations/1013-published-tally.js';
import { AnsweredText1014000000000 } from './migrations/1014-answered-text.js';
import { Anchors1015000000000 } from './migrations/1015-anchors.js';
import { Corrections1016000000000 } from './migrations/1016-corrections.js';
import { DraftSteps1017000000000 } from './migrations/1017-draft-steps.js';
import { Suggestions1018000000000 } from './migrations/1018-suggestions.js';
import { Threads1019000000000 } from './migrations/1019-threads.js';
import { Sources1020000000000 } from './migrations/1020-sources.js';
import { DraftRoom1021000000000 } from './migrations/1021-draft-room.js';
import { Drafters1022000000000 } from './migrations/1022-drafters.js';
import { PlacedByStaff1026000000000 } from './migrations/1026-placed-by-staff.js';
import { CreditedTexts1027000000000 } from './migrations/1027-credited-texts.js';
import { StruckPassages1028000000000 } from './migrations/1028-struck-passages.js';

/** All migrations, oldest first. */
export const migrations = [Platform1000000000000, Concept1001000000000, Contribution1002000000000, Voting1003000000000, Live1010000000000, ClosedAtOnce1011000000000, ChangeOfVersion1012000000000, PublishedTally1013000000000, AnsweredText1014000000000, Anchors1015000000000, Corrections1016000000000, DraftSteps1017000000000, Suggestions1018000000000, Threads1019000000000, Sources1020000000000, DraftRoom1021000000000, Drafters1022000000000, PlacedByStaff1026000000000, CreditedTexts1027000000000, StruckPassages1028000000000];

// Any number that no other program uses for its advisory locks: "mg" and a one.
const migrationLock = 0x6d67_0001;

/** Brings the database to the newest state. Only one runner at a time; a second waits and then finds nothing to do. */
export async function migrate(ownerUrl: string): Promise<void> {
  const options = databaseOptions(ownerUrl, [], () => undefined);
  const dataSource = new DataSource({ ...options, migrations, extra: { max: 2 } } as typeof options);
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations({ transaction: 'each' }).catch(sayWhatIsMissing);
    await runMigrations({ connectionString: ownerUrl });
    await grantJobs(dataSource);
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.release();
    await dataSource.destroy();
  }
}

/** What a migration itself says (P0001) is meant for the operator: one sentence, without the statement around it. */
function sayWhatIsMissing(error: unknown): never {
  const { code, message } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string; message: string };
  throw code === 'P0001' ? new CommandError(message) : error;
}

/**
 * graphile-worker keeps its tables in a schema of its own, whose functions run with the rights of the caller. It switches
 * row-level security on there without a policy, so that only the owner gets in: the platform's role gets a policy.
 */
async function grantJobs(dataSource: DataSource): Promise<void> {
  await dataSource.query(`
    GRANT USAGE ON SCHEMA graphile_worker TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO ${appRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO ${appRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${appRole};
    DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'graphile_worker'::regnamespace AND relrowsecurity LOOP
        IF NOT EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = t AND polname = '${appRole}') THEN
          EXECUTE format('CREATE POLICY ${appRole} ON %s TO ${appRole} USING (true) WITH CHECK (true)', t);
        END IF;
      END LOOP;
    END $$;
  `);
}
