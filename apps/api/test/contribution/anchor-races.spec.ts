import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText, courses } from './anchored.js';

let app: TestApp;
let gate: pg.Client;
let text: AnchoredText;
let resident: Session;
beforeAll(async () => {
  app = await startApp();
  gate = new pg.Client({ connectionString: app.settings.databaseUrl! });
  await gate.connect();
});
afterAll(async () => {
  await gate?.end();
  await app?.close();
});
beforeEach(async () => {
  text = await AnchoredText.in(app);
  resident = await text.concept.person();
});

const here = 'Wir leben in Harburg gern zusammen.';

/**
 * The first to come is held just before it commits: its last statement writes into the audit log, which is locked meanwhile. The second one comes while it waits.
 * Both run on, and what came of them is given back.
 */
async function whileFirstWaits<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const published = () => app.sql('SELECT id FROM version WHERE process_id = $1 AND number IS NOT NULL', [text.concept.processId]);
  const before = await published();
  await gate.query('BEGIN; LOCK TABLE audit_entry IN SHARE MODE');
  try {
    const one = first();
    await waiting('relation');
    const two = second();
    // Whoever waits for a row waits for the transaction that holds it.
    await waiting('transactionid');
    expect(await published()).toEqual(before);
    await gate.query('COMMIT');
    return await Promise.all([one, two]);
  } finally {
    await gate.query('ROLLBACK');
  }
}

/** Asks until a statement waits for such a lock. */
async function waiting(locktype: string): Promise<void> {
  for (const end = performance.now() + 4_000; performance.now() < end;) {
    if ((await app.sql('SELECT FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = $1 AND NOT l.granted AND a.datname = current_database()', [locktype])).length > 0) return;
  }
  throw new Error(`Nobody waits for a ${locktype}`);
}

const placesOf = (processId: string) => app.sql<{ body: string; version: number; state: string; reason: string }>(
  `SELECT x.body, v.number AS version, p.state, p.reason FROM contribution c JOIN contribution_text x ON x.id = c.latest_text_id
   JOIN anchor_place p ON p.contribution_id = c.id JOIN version v ON v.id = p.version_id WHERE c.process_id = $1 ORDER BY v.number`, [processId]);

describe('a comment and a publication at once', () => {
  it('the comment first: the publisher waits for it, and it is carried', async () => {
    const versionId = await text.proposed({ courses: 'Ganz anders.' });
    const [made] = await whileFirstWaits(() => text.comment('together', here, resident), () => text.approve(versionId));
    expect(made.errors).toEqual([]);
    await app.runJobs();
    expect(await placesOf(text.concept.processId)).toMatchObject([{ version: 1, reason: 'MADE_HERE' }, { version: 2, state: 'SAME', reason: 'TEXT_UNCHANGED' }]);
  });

  it('the publisher first: the comment begins anew, on the new version, once', async () => {
    const versionId = await text.proposed({ courses: 'Ganz anders.' });
    const [, made] = await whileFirstWaits(() => text.approve(versionId), () => text.comment('together', here, resident));
    expect(made.errors).toEqual([]);
    await app.runJobs();
    expect(await placesOf(text.concept.processId)).toMatchObject([{ version: 2, state: 'SAME', reason: 'MADE_HERE' }]);
    expect(await app.sql('SELECT 1 FROM contribution WHERE process_id = $1', [text.concept.processId])).toHaveLength(1);
  });

  it('the publisher first, with other words there: the writer is told, and nothing is written', async () => {
    const versionId = await text.proposed({ courses: `Neu davor. ${courses}` });
    const [, made] = await whileFirstWaits(() => text.approve(versionId), () => text.comment('courses', 'Abend', resident));
    expect(made.errors).toEqual([{ code: 'TEXT_OUTDATED', field: 'revisionTextId' }]);
    expect(await app.sql('SELECT 1 FROM contribution WHERE process_id = $1', [text.concept.processId])).toEqual([]);
  });
});

describe('a place given by staff and a publication at once', () => {
  it('the publisher first: whoever looked at the former version is told so, and the words are looked for in the new one', async () => {
    const id = await text.published('together', here, resident);
    const versionId = await text.nextVersion({ courses: `${here} Dann etwas ganz anderes dazwischen. ${here}`, together: 'Nichts davon.' });
    await app.runJobs();
    const next = await text.proposed({ together: here });
    const place = { passageId: text.concept.passage('courses'), start: 0, end: 35 };
    const [, placed] = await whileFirstWaits(() => text.approve(next), () => text.send('placeAnchor', 'contributionId', { contributionId: id, versionId, place }, text.concept.moderator));
    expect(placed.errors).toEqual([{ code: 'TEXT_OUTDATED', field: 'versionId' }]);
    await app.runJobs();
    expect(await text.places(id)).toEqual([`3 SAME ${here}`, '2 UNCERTAIN', `1 SAME ${here}`]);
  });
});

describe('an objection of an author and a publication at once', () => {
  const object = (id: string) => text.send('objectToPlace', 'contribution { id }', { id, objection: 'Nein.' }, resident);
  const objectedIn = (id: string) => app.sql('SELECT v.number FROM anchor_place p JOIN version v ON v.id = p.version_id WHERE p.contribution_id = $1 AND p.objected_at IS NOT NULL ORDER BY 1', [id]);
  let id: string;
  beforeEach(async () => {
    id = await text.published('together', here, resident);
    await text.nextVersion({ together: 'Wir leben in ganz Harburg gern zusammen. Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.' });
    await app.runJobs();
  });

  it('the objection first: the publisher waits for it, and it goes along', async () => {
    const next = await text.proposed({ courses: 'Ganz anders.' });
    const [objected] = await whileFirstWaits(() => object(id), () => text.approve(next));
    expect(objected.errors).toEqual([]);
    await app.runJobs();
    expect(await objectedIn(id)).toEqual([{ number: 2 }, { number: 3 }]);
  });

  it('the publisher first: its author hears that the words are looked for in the new version, and can object there', async () => {
    const next = await text.proposed({ courses: 'Ganz anders.' });
    const [, objected] = await whileFirstWaits(() => text.approve(next), () => object(id));
    expect(objected.errors).toEqual([{ code: 'STILL_CARRIED', field: 'id' }]);
    expect(await objectedIn(id)).toEqual([]);
    await app.runJobs();
    expect((await object(id)).errors).toEqual([]);
    expect(await objectedIn(id)).toEqual([{ number: 3 }]);
  });
});
