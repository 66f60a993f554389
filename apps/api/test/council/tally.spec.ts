import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@mitgestalten/platform';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { tallyFieldsIn, VotingWorld, type OpenBallot, type TallyResult } from '../voting/world.js';

let app: TestApp;
let world: VotingWorld;
let ballot: OpenBallot;
let council: Session;

/** Choices by area (north, south, none), as `[how many, area, items]`. */
const votes: readonly (readonly [number, number | null, readonly number[]])[] = [
  [9, 0, [1]], [7, 0, [1, 2]], [6, 0, [3]], [8, 1, [2]], [6, 1, [1, 3]], [2, 1, [4]], [6, null, [1]], [6, null, [2, 3]], [2, null, [5]],
];

beforeAll(async () => {
  app = await startApp();
  world = await VotingWorld.in(app);
  council = await world.person('council');
  ballot = await world.openBallot({ title: [{ lang: 'de', text: '=Was ist "wichtig"; jetzt?' }, { lang: 'en', text: 'What matters?' }] });
  const codes = await world.codes(60);
  for (const [times, area, items] of votes) {
    await Promise.all(Array.from({ length: times }, () =>
      ballot.cast({ code: codes.pop(), areaId: area === null ? null : world.areaIds[area], itemIds: items.map((n) => ballot.itemIds[n - 1]) })));
  }
  await ballot.close();
}, 60_000);
afterAll(() => app.close());

/** `1: 28 | Nord 16 Süd 6 - 6 | ONLINE 28`, with `?` for what was suppressed. */
function lines({ areas, channels, items }: TallyResult): string[] {
  const show = (n: number | null | undefined) => n ?? '?';
  return items.map(({ item, votes: sum, withoutArea, areaVotes, channelVotes }) => {
    const byArea = areas.map(({ name }, n) => `${name} ${show(areaVotes[n])}`);
    const byChannel = channels.map((channel, n) => `${channel} ${show(channelVotes[n])}`);
    return `${item.ordinal}: ${show(sum)} | ${byArea.join(' ')} - ${show(withoutArea)} | ${byChannel.join(' ')}`;
  });
}

async function councilTally(order: string, as: Session | undefined, id = ballot.id, lang = 'de') {
  const { status, data, errors } = await app.graphql(
    `query ($id: ID!, $order: TallyOrder) { councilTally(ballotId: $id) { ${tallyFieldsIn('$order')} } }`, { id, order }, { as, lang },
  );
  return { status, tally: data?.councilTally as TallyResult | null, code: errors?.[0]?.extensions.code };
}

describe('the tally of the council', () => {
  it('is for the bodies of that process and its staff', async () => {
    expect((await councilTally('VOTES', undefined)).code).toBe('SIGN_IN_NEEDED');
    expect((await councilTally('VOTES', await world.person())).code).toBe('FORBIDDEN');
    expect((await councilTally('VOTES', await world.person('organiser'))).code).toBe('FORBIDDEN');
    const other = await VotingWorld.in(app);
    expect((await councilTally('VOTES', await other.person('council'))).tally).toBeNull();
    for (const role of ['council', 'admin', 'moderator', 'editor', 'publisher'] as const) {
      expect((await councilTally('VOTES', await world.person(role))).tally).toMatchObject({ papers: 52 });
    }
  });

  it.each([newId(), 'x', '', "' OR 1=1 --\u0000"])('is null for the ballot %j', async (id) => {
    expect(await councilTally('VOTES', council, id)).toEqual({ status: 200, tally: null, code: undefined });
  });

  it('refuses an order that does not exist', async () => {
    expect((await councilTally('VOTER', council)).status).toBe(400);
  });

  it('sorts by votes with suppressed figures last, by ordinal, or by title; the figures are those that everybody sees', async () => {
    const inOrder = async (order: string) => (await councilTally(order, council)).tally!;
    const byVotes = await inOrder('VOTES');
    expect(lines(byVotes)).toEqual([
      '1: 28 | Nord 16 Süd 6 - 6 | ONLINE 28',
      '2: 21 | Nord 7 Süd 8 - 6 | ONLINE 21',
      '3: 18 | Nord 6 Süd 6 - 6 | ONLINE 18',
      '4: ? | Nord ? Süd ? - ? | ONLINE ?',
      '5: ? | Nord ? Süd ? - ? | ONLINE ?',
      '6: ? | Nord ? Süd ? - ? | ONLINE ?',
    ]);
    expect(byVotes).toMatchObject({ papers: 52, cellMinimum: 5, areas: [{ name: 'Nord' }, { name: 'Süd' }], channels: ['ONLINE'], areaPapers: [22, 16], channelPapers: [52], withoutArea: 14 });
    const byOrdinal = await inOrder('ORDINAL');
    expect(byOrdinal.items.map(({ item }) => item.ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(byOrdinal).toEqual(await ballot.tally());
    expect((await councilTally('TITLE', council, ballot.id, 'en')).tally!.items.map(({ item }) => item.revision.text.title)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Measure ${n}`));
  });
});

describe('the tally beside a measure', () => {
  const beside = async () => (await app.graphql(
    'query ($id: ID!) { entries(partId: $id, kind: MEASURE) { nodes { tally { votes item { id } } } } }', { id: world.partId },
  )).data.entries.nodes.map(({ tally }: { tally: { votes: number | null; item: { id: string } } | null }) => tally && [tally.item.id, tally.votes]);

  it('is that of the newest closed ballot on its wording, and of none for a measure that was in no ballot', async () => {
    const known = ballot.itemIds.map((id, n) => [id, [28, 21, 18][n] ?? null]);
    expect(await beside()).toEqual([...known, null]);
    const newer = await world.openBallot({ passageIds: ['m2', 'm3'].map(world.passage), maxChoices: 1 });
    expect(await beside()).toEqual([...known, null]);
    await newer.close();
    expect(await beside()).toEqual([known[0], ...newer.itemIds.map((id) => [id, 0]), ...known.slice(3), null]);
  });
});

describe('the tally as a file', () => {
  const get = (file: string, headers = {}) => app.app.inject({ url: `/export/ballots/${file}`, headers });

  it.each(['x.csv', '', `${newId()}.csv`, "' OR 1=1.csv", '%00.csv', '..%2f..%2fetc%2fpasswd'])('does not exist at %j', async (file) => {
    expect((await get(file)).statusCode).toBe(404);
  });

  it('needs its ending', async () => {
    expect((await get(ballot.id)).statusCode).toBe(404);
  });

  it('says what it is, who took part and who decides, and neutralises what a spreadsheet would run', async () => {
    const { statusCode, headers, body } = await get(`${ballot.id}.csv?lang=de`);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'x-content-type-options': 'nosniff', 'content-disposition': `attachment; filename="stimmungsbild-${ballot.id}.csv"` });
    const rows = body.split('\r\n');
    expect(rows[0]).toBe('\uFEFF"\'=Was ist ""wichtig""; jetzt?"');
    expect(rows.slice(1, 7)).toEqual([
      '52 Stimmzettel. Jede Person konnte bis zu 3 Stimmen abgeben.',
      expect.stringMatching(/^Abgestimmt wurde vom \d/),
      'Eine Stimme je bestätigter E-Mail-Adresse oder je Code. Eine Person kann mehrere davon haben.',
      'Nicht repräsentativ. Es entscheidet die Bezirksversammlung.',
      '„verdeckt“ heißt: Diese Zahl ist nicht zu sehen, weil weniger als 5 Menschen dahinterstehen oder weil man sonst eine so kleine Zahl ausrechnen könnte.',
      '',
    ]);
    expect(rows.slice(7)).toEqual([
      'Nr.;Titel;Stimmen;Gebiet: Nord;Gebiet: Süd;Gebiet: keine Angabe;Weg: online',
      ';Stimmzettel;52;22;16;14;52',
      '1;Maßnahme 1;28;16;6;6;28',
      '2;Maßnahme 2;21;7;8;6;21',
      '3;Maßnahme 3;18;6;6;6;18',
      ...[4, 5, 6].map((n) => `${n};Maßnahme ${n};verdeckt;verdeckt;verdeckt;verdeckt;verdeckt`),
      '',
    ]);
  });

  it('speaks the language that is asked for, else that of the browser', async () => {
    expect((await get(`${ballot.id}.csv?lang=en`)).body).toContain('Not representative. Es entscheidet die Bezirksversammlung.');
    expect((await get(`${ballot.id}.csv`, { 'accept-language': 'en-GB' })).body).toContain('1;Measure 1;28');
    expect((await get(`${ballot.id}.csv?lang=xx&lang=yy`)).body).toContain('Maßnahme 1');
  });
});
