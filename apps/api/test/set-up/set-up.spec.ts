import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SetUp } from '../../src/set-up/set-up.js';
import { dayFrom, startOfDay } from '../../src/set-up/dates.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const file = new URL('../../templates/integrationskonzept.json', import.meta.url);
const template = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- broken on purpose below
const setUp = (content: unknown, admin = 'first@bezirk.example') => app.app.get(SetUp).run(typeof content === 'string' ? content : JSON.stringify(content), 'template.json', admin);

describe('setting up', () => {
  it.each<[string, (t: ReturnType<typeof template>) => unknown, string]>([
    ['what is not JSON', () => '{', 'is not JSON'],
    ['a wrong slug', (t) => ({ ...t, slug: 'Groß' }), 'slug: must consist'],
    ['an unknown key', (t) => ({ ...t, colour: 'red' }), 'colour'],
    ['a title without German', (t) => ({ ...t, title: { en: 'x' } }), 'title: needs a German text'],
    ['no phases', (t) => ({ ...t, phases: [] }), 'phases'],
    ['a phase that is no day', (t) => ({ ...t, phases: [{ ...t['phases'][0], from: '11.01.2027' }] }), 'phases.0.from: must be a day'],
    ['codes without moderation', (t) => ({ ...t, phases: [{ ...t['phases'][0], rules: { moderation: 'POST' } }] }), 'withoutAccountByCode'],
    ['phases that overlap', (t) => ({ ...t, phases: [t['phases'][0], { ...t['phases'][0] }] }), 'phases.1: begins before'],
    ['a passage below what is not there', (t) => ({ ...t, parts: [{ ...t['parts'][1], passages: [{ key: 'goal', kind: 'GOAL', parent: 'nowhere', title: { de: 'Ziel' } }] }] }), 'nowhere'],
  ])('refuses %s with a sentence that names it, and makes nothing', async (_, change, sentence) => {
    await expect(setUp(change(template()))).rejects.toThrow(sentence);
    expect(await app.sql('SELECT 1 FROM process')).toEqual([]);
    expect(await app.sql('SELECT 1 FROM account')).toEqual([]);
  });

  it('refuses a wrong address', async () => {
    await expect(setUp(template(), 'nobody')).rejects.toThrow('nobody is not an e-mail address');
  });

  it('makes the process and its first administrator, who signs in once by the link', async () => {
    const output = await setUp(template());
    expect(output).toContain('The process "integrationskonzept" was created.');
    const token = /#(\S+)/.exec(output)![1];
    const signIn = () => app.graphql('mutation ($t: String!) { signInWithLink(input: { token: $t }) { viewer { email roles { role } } errors { code } } }', { t: token });
    expect((await signIn()).data.signInWithLink).toMatchObject({ viewer: { email: 'first@bezirk.example', roles: [{ role: 'ADMIN' }] }, errors: [] });
    expect((await signIn()).data.signInWithLink.errors).toEqual([{ code: 'TOKEN_INVALID' }]);
    const { data } = await app.graphql('{ process(slug: "integrationskonzept") { sample phases { kind } parts { slug currentVersion { number title entries { kind } } } } }');
    expect(data.process).toMatchObject({ sample: false, parts: [{ slug: 'leitbild', currentVersion: null }, { slug: 'massnahmen', currentVersion: { number: 1, title: 'Themen' } }] });
    expect(data.process.phases).toHaveLength(8);
    expect(data.process.parts[1].currentVersion.entries).toHaveLength(5);
    expect(await app.audit('process.set-up')).toMatchObject([{ actor_kind: 'SYSTEM', object_type: 'process' }]);
  });

  it('run again makes no second process', async () => {
    expect(await setUp(template())).toContain('was there already');
    expect(await app.sql('SELECT 1 FROM process')).toHaveLength(1);
    expect(await app.sql('SELECT 1 FROM account')).toHaveLength(1);
  });
});

describe('days', () => {
  it.each([
    ['2027-01-11', '2027-01-10T23:00:00.000Z'],
    ['2027-07-01', '2027-06-30T22:00:00.000Z'],
    ['2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['2027-03-29', '2027-03-28T22:00:00.000Z'],
    ['2027-10-31', '2027-10-30T22:00:00.000Z'],
    ['2027-11-01', '2027-10-31T23:00:00.000Z'],
  ])('%s begins at midnight in Berlin', (day, instant) => {
    expect(startOfDay(day).toISOString()).toBe(instant);
  });

  it('are counted in Berlin, also across the change of the clocks', () => {
    expect(dayFrom(startOfDay('2027-03-27'), 2)).toBe('2027-03-29');
    expect(dayFrom(new Date('2027-06-30T22:30:00Z'), 0)).toBe('2027-07-01');
  });
});
