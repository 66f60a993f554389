import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportDipas, type ImportReport } from '@mitgestalten/publishing-api';
import { parse } from 'csv-parse/sync';
import type { Session, TestApp } from '../support/app.js';
import { World } from '../contribution/world.js';

const here = import.meta.dirname;
/** Thirty records of our own, each nasty in its own way, and what they are (written apart from the reader). */
const nasty = readFileSync(join(here, 'fixtures', 'nasty.csv'));
const expected = JSON.parse(readFileSync(join(here, 'fixtures', 'nasty.json'), 'utf8')) as { id: string; title: string; text: string; url: string | null }[];
const real = process.env['REAL_DATA'] === undefined ? null : readFileSync(join(process.env['REAL_DATA'], 'dipas', 'dataset-Ottensen.csv'));

let app: TestApp;
let world: World;
let moderator: Session;
beforeAll(async () => {
  world = await World.start({ propose: false, comment: false });
  app = world.app;
  moderator = await world.person('moderator');
});
afterAll(() => app?.close());

const run = (file: Buffer | string, processSlug = world.process.slug): Promise<ImportReport> => app.app.get(ImportDipas, { strict: false }).run({ file, processSlug });
const stored = (at: World) => app.sql<{ id: string; title: string; text: string; url: string | null }>(
  `SELECT c.source_id AS id, t.title, t.body AS text, c.source_url AS url FROM contribution c JOIN contribution_text t ON t.id = c.latest_text_id WHERE c.process_id = $1 ORDER BY c.id`, [at.processId]);
const imports = async (at: World) => (await app.audit('contribution.import')).filter(({ object_id }) => object_id === at.processId);

describe('an import is refused as a whole', () => {
  const lines = nasty.toString('utf8');
  it.each<[string, Buffer | string, number, RegExp]>([
    ['a broken line in the middle', lines.replace('Mus015,Emoji', 'Mus015,zu,viele,Spalten,Emoji'), 35, /9 columns instead of 6/],
    ['a quote that is never closed', `${lines}\nMus031,Titel,"offen,,0,1`, 66, /never closed/],
    ['a line without a title', lines.replace('Mus007,Kein Umbruch am Ende', 'Mus007, '), 21, /title is empty/],
    ['the same id twice', lines.replace('Mus020,', 'Mus002,'), 45, /stands in line 5 already/],
    ['bytes that are not UTF-8', Buffer.concat([nasty, Buffer.from([0x0a, 0x4d, 0xfc])]), 66, /not UTF-8/],
    ['an address that runs a script', lines.replace('https://beteiligung.example.org/dipas/#/contribution/3,', 'javascript:alert(1),'), 7, /not a web address/],
    ['no DIPAS export at all', 'Liebe Leute,\nhier steht nichts.\n', 1, /heading lacks/],
    ['nothing', '', 1, /heading lacks/],
  ])('for %s, with the line and the reason', async (_, file, line, why) => {
    const report = await run(file);
    expect(report).toMatchObject({ ok: false, message: expect.stringMatching(why) });
    expect(report).toMatchObject({ faults: [{ line }] });
    expect(await stored(world)).toEqual([]);
    expect(await imports(world)).toEqual([]);
  });

  it('for a process that is not there', async () => {
    expect(await run(nasty, 'nowhere')).toMatchObject({ ok: false, message: 'Nothing was imported: there is no process with the name nowhere.' });
  });
});

describe('an import', () => {
  it('brings every record byte for byte into the moderation queue, whatever is open; again, it changes nothing', async () => {
    expect(await run(nasty)).toEqual({ ok: true, imported: 30, alreadyThere: 0, beyondLimits: 3 });
    expect(await stored(world)).toEqual(expected);
    expect(await app.sql(
      `SELECT DISTINCT c.kind, c.channel, c.lang, c.state, c.source, t.state AS text_state, t.number, c.account_id, c.code_id FROM contribution c JOIN contribution_text t ON t.contribution_id = c.id WHERE c.process_id = $1`, [world.processId]),
    ).toEqual([{ kind: 'PROPOSAL', channel: 'ONLINE', lang: 'de', state: 'SUBMITTED', source: 'dipas', text_state: 'SUBMITTED', number: 1, account_id: null, code_id: null }]);
    expect(await run(nasty)).toEqual({ ok: true, imported: 0, alreadyThere: 30, beyondLimits: 0 });
    expect(await run(nasty.toString('utf8').replace('Mehr Bänke', 'Weniger Bänke'))).toMatchObject({ imported: 0, alreadyThere: 30 });
    expect(await stored(world)).toEqual(expected);
    expect((await imports(world)).map(({ actor_kind, details }) => ({ actor_kind, ...details }))).toMatchObject([
      { actor_kind: 'SYSTEM', source: 'dipas', imported: 30, alreadyThere: 0 }, { imported: 0, alreadyThere: 30 }, { imported: 0, alreadyThere: 30 },
    ]);
  });

  it('of a longer file adds what is new; the same into another process brings all', async () => {
    const longer = `${nasty.toString('utf8')}\nMus031,Neu,Neuer Text,,0,1\n`;
    expect(await run(longer)).toEqual({ ok: true, imported: 1, alreadyThere: 30, beyondLimits: 0 });
    const other = await World.in(app);
    expect(await run(nasty, other.process.slug)).toMatchObject({ imported: 30 });
  });

  it('two at once bring each record once', async () => {
    const other = await World.in(app);
    const reports = await Promise.all([run(nasty, other.process.slug), run(nasty, other.process.slug), run(nasty, other.process.slug)]);
    expect(reports.map((report) => (report.ok ? report.imported : -1)).sort()).toEqual([0, 0, 30]);
    expect(await stored(other)).toEqual(expected);
  });

  it('can be published in bulk, and is then read, counted and found', async () => {
    const texts = (await app.graphql('query ($p: ID!) { moderationQueue(processId: $p, first: 100) { nodes { textId sourceUrl } } }', { p: world.processId }, { as: moderator })).data.moderationQueue.nodes;
    expect(texts[0].sourceUrl).toBe('https://beteiligung.example.org/dipas/#/contribution/1');
    expect((await world.publish(texts.map(({ textId }: { textId: string }) => textId), moderator)).errors).toEqual([]);
    const { data } = await app.graphql('query ($p: ID!) { contributions(processId: $p, kind: PROPOSAL, search: "Fußgänger") { totalCount nodes { title body } } }', { p: world.processId });
    expect(data.contributions).toEqual({ totalCount: 1, nodes: [{ title: 'Umlaute äöüÄÖÜß', body: 'Größe, Maß, Fußgänger, Übergang.\n' }] });
    const { kept, counted } = await world.counters();
    expect(kept).toEqual(counted);
    expect(kept).toMatchObject({ published: 31 });
  });
});

const withRealData = real === null ? describe.skip : describe;

withRealData('the real export of Ottensen', () => {
  it('brings all 697, equal to the byte, once; a broken line stops all of it', async () => {
    const other = await World.in(app);
    const staff = await other.person('moderator');
    const records = parse(real!, { columns: true }) as { document_id: string; title: string; text: string; url: string }[];
    const broken = real!.toString('utf8').replace('\nOtt300,', '\nOtt300,noch eine Spalte,');
    const refused = await run(broken, other.process.slug);
    const line = broken.slice(0, broken.indexOf('\nOtt300,')).split('\n').length + 1;
    expect(refused).toMatchObject({ ok: false, faults: [{ line, why: '17 columns instead of 16' }] });
    expect(await stored(other)).toEqual([]);
    expect(await run(real!, other.process.slug)).toEqual({ ok: true, imported: 697, alreadyThere: 0, beyondLimits: 0 });
    expect(await run(real!, other.process.slug)).toEqual({ ok: true, imported: 0, alreadyThere: 697, beyondLimits: 0 });
    const rows = await stored(other);
    expect(rows).toEqual(records.map(({ document_id, title, text, url }) => ({ id: document_id, title, text, url })));
    for (const { text } of rows) expect(real!.includes(Buffer.from(text.replaceAll('"', '""')))).toBe(true);
    let published = 0;
    for (let more = true; more;) {
      const { nodes } = (await app.graphql('query ($p: ID!) { moderationQueue(processId: $p, first: 100) { nodes { textId } } }', { p: other.processId }, { as: staff })).data.moderationQueue;
      more = nodes.length > 0;
      if (more) published += (await other.publish(nodes.map(({ textId }: { textId: string }) => textId), staff)).textIds.length;
    }
    expect(published).toBe(697);
    const { kept, counted } = await other.counters();
    expect(kept).toEqual(counted);
  }, 60_000);
});
