import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { newTimelessId } from '@mitgestalten/platform';
import { Line } from '../live/line.js';
import { startApp, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';
import { untilWaiting } from '../support/waiting.js';
import { Room, roomFields, type Person } from './room.js';
import { aConcept, mutate, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
let room: Room;
let [ayla, ben]: Person[] = [];
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
  room = new Room(app, concept);
  [ayla, ben] = [await room.editor('Ayla'), await room.editor('Ben')];
});
afterAll(() => app?.close());

const course = () => concept.passage('course');

const rows = async () => [...(await app.sql('SELECT id FROM draft_seat')), ...(await app.sql('SELECT passage_id FROM draft_lease'))];

describe('the drafting room is closed', () => {
  it('to guests, to roles that do not read drafts, and to other processes, and leaves no trace of who knocked', async () => {
    const input = { seatId: newTimelessId(), partId: concept.partId, passageId: course(), writes: false };
    expect(room.refusals(await room.send('beInDraft', input))).toEqual(['SIGN_IN_NEEDED null']);
    expect(room.refusals(await room.send('beInDraft', input, await concept.person('council')))).toEqual(['FORBIDDEN null']);
    const { processId } = await sampleProcess(app);
    expect(room.refusals(await room.send('beInDraft', input, await app.person({ processId, roles: ['editor'] })))).toEqual(['NOT_FOUND partId']);
    expect(room.refusals(await room.send('beInDraft', { ...input, passageId: newTimelessId() }, ayla!.session))).toEqual(['NOT_FOUND passageId']);
    expect(room.refusals(await room.send('beInDraft', { ...input, writes: true }, concept.moderator))).toEqual(['NOT_FOUND passageId']);
    expect(await app.sql('SELECT 1 FROM draft_seat WHERE part_id = $1', [concept.partId])).toEqual([]);
  });

  it('to whoever uses the seat of somebody else', async () => {
    await ayla!.be(course(), true);
    const stolen = { seatId: ayla!.seatId, passageId: course() };
    expect(room.refusals(await room.send('beInDraft', { ...stolen, partId: concept.partId, writes: true }, ben!.session))).toEqual(['NOT_FOUND seatId']);
    // The ids of seats are known in the room: nobody is sent from their passage by one.
    expect(room.refusals(await room.send('beInDraft', { ...stolen, passageId: concept.passage('cafe'), partId: concept.partId, writes: false }, ben!.session))).toEqual(['NOT_FOUND seatId']);
    expect(room.refusals(await room.send('askForPassage', stolen, ben!.session))).toEqual(['NOT_FOUND seatId']);
    expect(room.refusals(await room.send('answerWish', { ...stolen, handOver: true }, ben!.session))).toEqual(['NOT_FOUND seatId']);
    expect(room.refusals(await room.send('leaveDraft', { seatId: ayla!.seatId }, ben!.session))).toEqual(['NOT_FOUND seatId']);
    expect(refusalsOf(await ben!.save('Gestohlen', 1, ayla!.seatId))).toEqual(['PASSAGE_HELD passageId']);
    expect(await room.holder()).toBe(ayla!.seatId);
  });
});

describe('who is where', () => {
  it('is seen by name, with who writes, and nothing of what is typed', async () => {
    await ayla!.be(course(), true);
    await ben!.be(concept.passage('cafe'));
    expect(await ben!.seats()).toEqual([
      { id: ayla!.seatId, name: 'Ayla', own: false, passageId: course(), holds: course(), askedBy: null },
      { id: ben!.seatId, name: 'Ben', own: true, passageId: course(), holds: null, askedBy: null },
    ]);
  });

  it('ends when the page is left, when nothing was heard for a minute, and when the session ends; with all that was held', async () => {
    const carl = await room.editor('Carl');
    for (const end of [
      () => ayla!.leave(),
      async () => {
        await room.pass(60);
        await ben!.be(course());
      },
      () => app.graphql('mutation { signOut { errors { code } } }', {}, { as: ayla!.session }),
    ]) {
      await ayla!.be(course(), true);
      await carl.be(null);
      expect((await ben!.seats()).map(({ name }) => name)).toContain('Ayla');
      await end();
      expect((await ben!.seats()).map(({ name }) => name)).not.toContain('Ayla');
      expect(await room.holder()).toBeNull();
    }
  });

  it('leaves nothing behind: no row after a minute, no audit entry, no idempotency record', async () => {
    const records = () => app.sql('SELECT (SELECT count(*) FROM audit_entry) AS entries, (SELECT count(*) FROM idempotency_record) AS keys');
    const dora = await room.editor('Dora');
    const before = await records();
    await ayla!.be(course(), true);
    await ben!.be(course());
    await ben!.ask();
    await ayla!.answer(true);
    await room.pass(60);
    await dora.be(null);
    expect(await rows()).toHaveLength(1);
    expect(await records()).toEqual(before);
  });

  it('is told live, also by another instance, and with what is saved', async () => {
    const other = await app.another();
    const line = await Line.open(other, { cookie: ben!.session.cookie });
    try {
      line.subscribe('a', `subscription ($process: ID!, $part: ID!, $passage: ID) { draftRoomChanged(processId: $process, partId: $part, passageId: $passage) { ${roomFields} passage { title } } }`,
        { process: concept.processId, part: concept.partId, passage: course() });
      const last = () => line.answers('a').at(-1)?.payload.data.draftRoomChanged;
      await line.until(() => last()?.passage.title === 'Kurse');
      await ayla!.be(course(), true);
      await line.until(() => last().room.seats[0]?.holds === course());
      expect(refusalsOf(await ayla!.save('Gelesen', 1))).toEqual([]);
      await line.until(() => last().passage.title === 'Gelesen');
      await app.graphql('mutation { signOut { errors { code } } }', {}, { as: ayla!.session });
      await line.until(() => last().room.seats.length === 0);
    } finally {
      await line.hangUp();
      await other.close();
    }
  });

  it('costs four statements a sign, and one more where somebody writes', async () => {
    await ayla!.be(course());
    expect(await app.statementsOf(() => ayla!.be(course()))).toBe(4);
    expect(await app.statementsOf(() => ayla!.be(course(), true))).toBe(5);
  });
});

describe('a passage', () => {
  it('has one holder, however many begin at once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, n) => room.editor(`Person ${n}`)));
    for (let round = 0; round < 5; round++) {
      const answers = await Promise.all(people.map((each) => each.be(course(), true)));
      expect(answers.flatMap(room.refusals)).toEqual([]);
      const seats = await ben!.seats();
      expect(seats.filter(({ holds }) => holds === course())).toHaveLength(1);
      await Promise.all(people.map((each) => each.leave()));
    }
  });

  it('stays with its holder when others write there too', async () => {
    await ayla!.be(course(), true);
    await ben!.be(course(), true);
    expect(await room.holder()).toBe(ayla!.seatId);
  });

  it('cannot be struck by others meanwhile, and can by its writer', async () => {
    const strike = (as: Person, seatId: string | null, lockVersion: number, removed = true) => mutate(app, 'removeDraftPassage', { passageId: course(), seatId, lockVersion, removed }, as.session);
    await ayla!.be(course(), true);
    for (const seatId of [ben!.seatId, ayla!.seatId, null]) expect(refusalsOf(await strike(ben!, seatId, 1))).toEqual(['PASSAGE_HELD passageId']);
    expect(refusalsOf(await ayla!.save('Von Ayla', 1))).toEqual([]);
    expect((await strike(ayla!, ayla!.seatId, 2)).passage).toMatchObject({ title: 'Von Ayla', removed: true });
    // Words are safe in what is taken back: nobody has to wait for that.
    expect((await strike(ben!, ben!.seatId, 3, false)).passage).toMatchObject({ removed: false });
    await ayla!.leave();
    expect((await strike(ben!, ben!.seatId, 4)).passage).toMatchObject({ removed: true });
  });

  it('cannot be written by others meanwhile, who lose nothing by it', async () => {
    await ayla!.be(course(), true);
    for (const seatId of [ben!.seatId, null]) {
      const refused = await ben!.save('Von Ben', 1, seatId);
      expect(refusalsOf(refused)).toEqual(['PASSAGE_HELD passageId']);
    }
    expect(refusalsOf(await ayla!.save('Von Ayla', 1))).toEqual([]);
    await ayla!.leave();
    // With the text that it began with, it meets what is saved by now.
    expect(refusalsOf(await ben!.save('Von Ben', 1))).toEqual(['CONFLICT lockVersion']);
    expect(refusalsOf(await ben!.save('Von beiden', 2))).toEqual([]);
  });

  it('is not written by who hands it over in the same moment', async () => {
    await ayla!.be(course(), true);
    await ben!.be(course());
    await app.sql('BEGIN');
    try {
      await app.sql('UPDATE draft_lease SET seat_id = $2 WHERE passage_id = $1', [course(), ben!.seatId]);
      const saved = ayla!.save('Zu spät', 1);
      await untilWaiting(app, saved);
      await app.sql('COMMIT');
      expect(refusalsOf(await saved)).toEqual(['PASSAGE_HELD passageId']);
    } finally {
      await app.sql('ROLLBACK');
    }
  });

  it('is not taken back to an earlier state under the hands of its holder', async () => {
    await ben!.save('Von Ben', 1);
    await ayla!.be(course(), true);
    const [step] = await app.sql<{ id: string }>('SELECT id FROM draft_step WHERE passage_id = $1 ORDER BY lock_version LIMIT 1', [course()]);
    expect(refusalsOf(await mutate(app, 'goBackInDraft', { passageId: course(), stepId: step!.id, stepLockVersion: 1, lockVersion: 2 }, ben!.session))).toEqual(['PASSAGE_HELD passageId']);
    expect(refusalsOf(await mutate(app, 'goBackInDraft', { passageId: course(), stepId: step!.id, stepLockVersion: 1, lockVersion: 2, seatId: ayla!.seatId }, ayla!.session))).toEqual([]);
  });

  it('is held by writing: reading on for a minute lets it go, and each save prolongs it', async () => {
    await ayla!.be(course(), true);
    for (let n = 1; n <= 3; n++) {
      await room.pass(40);
      await ayla!.be(course());
      expect(refusalsOf(await ayla!.save(`Nach ${40 * n} Sekunden`, n))).toEqual([]);
    }
    await room.pass(40);
    await ayla!.be(course());
    expect(await room.holder()).toBe(ayla!.seatId);
    await room.pass(20);
    expect(await room.holder()).toBeNull();
    expect(refusalsOf(await ben!.save('Von Ben', 4))).toEqual([]);
    await ben!.be(course(), true);
    expect(await room.holder()).toBe(ben!.seatId);
  });

  it('is let go by going to another one', async () => {
    await ayla!.be(course(), true);
    await ayla!.be(concept.passage('cafe'), true);
    expect([await room.holder(), await room.holder(concept.passage('cafe'))]).toEqual([null, ayla!.seatId]);
  });

  it('follows its person to another page of theirs, and that page alone saves', async () => {
    const elsewhere = room.page(ayla!.session);
    await ayla!.be(course(), true);
    await elsewhere.be(course(), true);
    expect(await room.holder()).toBe(elsewhere.seatId);
    expect(refusalsOf(await ayla!.save('Erste Seite', 1))).toEqual(['PASSAGE_HELD passageId']);
    expect(refusalsOf(await elsewhere.save('Zweite Seite', 1))).toEqual([]);
  });
});

describe('a wish', () => {
  beforeEach(async () => {
    await ayla!.be(course(), true);
    await ben!.be(course());
    await ben!.ask();
  });
  const asked = async () => (await ayla!.seats()).find(({ id }) => id === ayla!.seatId)!.askedBy;

  it('is seen by the holder; the first one stands', async () => {
    const carl = await room.editor('Carl');
    await carl.be(course());
    await carl.ask();
    expect(await asked()).toBe(ben!.seatId);
  });

  it('is answered by handing over', async () => {
    await ayla!.answer(true);
    expect([await room.holder(), await asked()]).toEqual([ben!.seatId, null]);
    expect(refusalsOf(await ayla!.save('Zu spät', 1))).toEqual(['PASSAGE_HELD passageId']);
    // Sent once more, because no answer came: it is not hers to give any more.
    await ayla!.answer(true);
    expect(await room.holder()).toBe(ben!.seatId);
  });

  it('is answered by going on', async () => {
    await ayla!.answer(false);
    await room.pass(50);
    expect([await room.holder(), await asked()]).toEqual([ayla!.seatId, null]);
  });

  it('is granted when the holder neither answers nor writes for half a minute, not before', async () => {
    await room.pass(20);
    await ben!.be(course());
    expect(await room.holder()).toBe(ayla!.seatId);
    await room.pass(10);
    await ben!.be(course());
    expect(await room.holder()).toBe(ben!.seatId);
  });

  it('waits while the holder writes on', async () => {
    await room.pass(25);
    await ayla!.save('Noch ein Satz', 1);
    await room.pass(10);
    await ben!.be(course());
    expect(await room.holder()).toBe(ayla!.seatId);
    await room.pass(20);
    await ben!.be(course());
    expect(await room.holder()).toBe(ben!.seatId);
  });

  it('is no more when who asked has gone elsewhere', async () => {
    await ben!.be(concept.passage('cafe'));
    expect(await asked()).toBeNull();
    await room.pass(31);
    await ben!.be(concept.passage('cafe'));
    expect(await room.holder()).toBe(ayla!.seatId);
  });

  it('is granted when the holder is gone', async () => {
    await room.pass(60);
    await ben!.be(course(), true);
    expect(await room.holder()).toBe(ben!.seatId);
    expect(refusalsOf(await mutate(app, 'saveDraftPassage', saving(course(), { seatId: ben!.seatId, doc: documentFromPlain('Weiter.') }), ben!.session))).toEqual([]);
  });

  it('is refused to who may not write there', async () => {
    expect(room.refusals(await room.send('askForPassage', { seatId: newTimelessId(), passageId: course() }, concept.moderator))).toEqual(['FORBIDDEN null']);
    expect(room.refusals(await room.send('askForPassage', { seatId: ben!.seatId, passageId: newTimelessId() }, ben!.session))).toEqual(['NOT_FOUND passageId']);
  });
});
