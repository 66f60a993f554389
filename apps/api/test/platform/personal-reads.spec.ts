import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Announcements } from '@mitgestalten/platform';
import { World } from '../contribution/world.js';
import type { Session } from '../support/app.js';

let world: World;
let admin: Session;
let moderator: Session;
let withheldText: string;
beforeAll(async () => {
  world = await World.start();
  [admin, moderator] = [await world.person('admin'), await world.person('moderator')];
  const resident = await world.person();
  withheldText = (await world.textOf((await world.comment({ body: 'Frau M. aus Nummer 5' }, { as: resident })).contribution!.id)).id;
  await world.withhold(withheldText, moderator);
});
afterAll(() => world?.app.close());

const members = (fields: string, as: Session | undefined) => world.app.graphql(`query ($p: ID!) { members(processId: $p) { ${fields} } }`, { p: world.processId }, as === undefined ? {} : { as });
const withheld = (fields: string, as: Session) => world.app.graphql(`query ($p: ID!) { withheld(processId: $p) { nodes { ${fields} } } }`, { p: world.processId }, { as });
const reads = () => world.app.audit('personal-data.read');

describe('what staff read of persons is not noted down', () => {
  it('when nothing was shown: to guests, other roles, and of another process', async () => {
    const elsewhere = await (await World.in(world.app)).person('admin');
    for (const who of [undefined, moderator, elsewhere]) expect((await members('email displayName', who)).errors).toHaveLength(1);
    expect((await withheld('body', admin)).errors).toHaveLength(1);
    expect(await reads()).toEqual([]);
  });

  it('when it tells nothing about a person, or the person reads it', async () => {
    expect((await members('grantId role grantedAt', admin)).data['members']).toHaveLength(2);
    expect((await world.app.graphql('{ viewer { email displayName } }', {}, { as: admin })).data).toMatchObject({ viewer: { email: admin.email } });
    expect(await reads()).toEqual([]);
  });
});

describe('what staff read of persons', () => {
  it('is in the audit log, with who read which fields of whom, and not what stood in them', async () => {
    const announced = jest.spyOn(world.app.app.get(Announcements), 'announce');
    const { data } = await members('name: displayName email role', admin);
    expect(data['members']).toHaveLength(2);
    const [entry, ...others] = await reads();
    expect(entry).toMatchObject({ actor_id: admin.accountId, process_id: world.processId, object_type: 'Member', details: { fields: ['displayName', 'email'] } });
    expect((entry!.details['rows'] as string[]).sort()).toEqual([admin.accountId, moderator.accountId].sort());
    expect(others).toEqual([]);
    expect(JSON.stringify(entry)).not.toContain(moderator.email);
    // Whoever follows the process live hears of changes only; a word of each look would set off the next one.
    expect(announced).not.toHaveBeenCalled();
    announced.mockRestore();
  });

  it('includes texts that were withheld', async () => {
    expect((await withheld('textId body notice { reason }', moderator)).data).toMatchObject({ withheld: { nodes: [{ textId: withheldText, body: 'Frau M. aus Nummer 5' }] } });
    expect((await reads()).at(-1)).toMatchObject({ actor_id: moderator.accountId, object_type: 'WithheldEntry', details: { fields: ['body', 'notice'], rows: [withheldText] } });
  });

  it('is not shown when it cannot be noted down', async () => {
    await world.app.sql(`CREATE FUNCTION no_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no entry'; END $$`);
    await world.app.sql('CREATE TRIGGER no_entry BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION no_entry()');
    const { status, ...answer } = await members('email', admin);
    expect(status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain(moderator.email);
    expect(JSON.stringify(answer)).not.toContain('no entry');
    await world.app.sql('DROP FUNCTION no_entry CASCADE');
    expect((await members('email', admin)).status).toBe(200);
  });
});
