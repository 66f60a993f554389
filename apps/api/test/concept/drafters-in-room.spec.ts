import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { day, Group } from './group.js';
import { Room, type Person } from './room.js';
import { aConcept, refusalsOf, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
let group: Group;
let room: Room;
/** An editor, and somebody of the Arbeitsgruppe who writes at `course`. */
let [ayla, dara]: Person[] = [];
let grantId: string;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
  [group, room] = [new Group(app, concept), new Room(app, concept)];
  const drafter = await group.drafter();
  grantId = drafter.grantId;
  [ayla, dara] = [await room.editor('Ayla'), room.page(drafter)];
});
afterAll(() => app?.close());

const [course, cafe] = [() => concept.passage('course'), () => concept.passage('cafe')];
const giveCafeInstead = () => group.ask('changeDrafterGrant', { grantId, lockVersion: 1, passageIds: [cafe()], lastDay: day(7) });
const names = async () => (await ayla!.seats()).map(({ name }) => name);

describe('a drafter in the room', () => {
  it('sees who is where, and writes at the own passage alone', async () => {
    await ayla!.be(cafe(), true);
    expect(room.refusals(await dara!.be(course(), true))).toEqual([]);
    expect(await dara!.seats()).toMatchObject([{ name: 'Ayla', own: false, holds: cafe() }, { name: 'Dara', own: true, holds: course() }]);
    expect(room.refusals(await dara!.be(cafe(), true))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    // What was refused changed nothing.
    expect(await room.holder()).toBe(dara!.seatId);
    expect(refusalsOf(await ayla!.save('Vom Amt', 1))).toEqual(['PASSAGE_HELD passageId']);
    expect(refusalsOf(await dara!.save('Von der Gruppe', 1))).toEqual([]);
    expect(room.refusals(await dara!.be(cafe()))).toEqual([]);
    expect(room.refusals(await dara!.ask(cafe()))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    expect((await ayla!.seats()).map(({ askedBy }) => askedBy)).toEqual([null, null]);
  });

  it('hands the passage over, and is given it', async () => {
    await dara!.be(course(), true);
    await ayla!.be(course());
    await ayla!.ask();
    expect(room.refusals(await dara!.answer(true))).toEqual([]);
    expect(await room.holder()).toBe(ayla!.seatId);
    await dara!.ask();
    await ayla!.answer(true);
    expect(await room.holder()).toBe(dara!.seatId);
  });

  it('is outside from the end on, and what was held is free with the next sign', async () => {
    await dara!.be(course(), true);
    await ayla!.be(course());
    await ayla!.ask();
    await group.end(grantId);
    expect(room.refusals(await dara!.answer(true))).toEqual(['NOT_FOUND seatId']);
    expect(refusalsOf(await dara!.save('Zu spät', 1))).toEqual(['WRITING_ENDED passageId']);
    expect(room.refusals(await dara!.be(course(), true))).toEqual(['NOT_FOUND partId']);
    expect([await room.holder(), await names()]).toEqual([null, ['Ayla']]);
    expect(refusalsOf(await ayla!.save('Vom Amt', 1))).toEqual([]);
  });

  it('lets go of a passage that is given no more, while reading on', async () => {
    await dara!.be(course(), true);
    await giveCafeInstead();
    expect(room.refusals(await dara!.be(course(), true))).toEqual(['PASSAGE_NOT_GIVEN passageId']);
    // At once, however long she types on.
    expect(await room.holder()).toBeNull();
    expect(room.refusals(await dara!.be(course()))).toEqual([]);
    expect([await room.holder(), await names()]).toEqual([null, ['Ayla', 'Dara']]);
  });

  it('does not get what was asked for before it was given no more', async () => {
    await ayla!.be(course(), true);
    await dara!.be(course());
    await dara!.ask();
    await giveCafeInstead();
    await room.pass(31);
    await dara!.be(course());
    expect(await room.holder()).toBe(ayla!.seatId);
  });

  it('cannot take the passage from somebody else by being refused there', async () => {
    await ayla!.be(course(), true);
    await giveCafeInstead();
    await room.send('beInDraft', { seatId: ayla!.seatId, partId: concept.partId, passageId: course(), writes: true }, dara!.session);
    expect(await room.holder()).toBe(ayla!.seatId);
  });

  it('cannot end the seat of somebody else by being outside', async () => {
    await ayla!.be(course(), true);
    await group.end(grantId);
    await room.send('beInDraft', { seatId: ayla!.seatId, partId: concept.partId, passageId: course(), writes: true }, dara!.session);
    expect(await room.holder()).toBe(ayla!.seatId);
  });
});
