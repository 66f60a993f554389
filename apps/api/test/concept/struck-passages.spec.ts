import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { key, startApp, type TestApp } from '../support/app.js';
import { aConcept, aPart, aPassage, mutate, propose, refusalsOf, saving, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
  concept = await aConcept(app);
});
afterAll(() => app?.close());

describe('a struck passage', () => {
  const query = 'query ($id: ID!) { version(id: $id) { removals { passage { id } reason } entries { reason } } }';

  it('tells whoever approves why, and residents only with the version', async () => {
    const striking = async (passage: string, name: string, reason: string | null, removed: boolean) => {
      await mutate(app, 'saveDraftPassage', { ...saving(concept.passage(passage), { title: name, doc: documentFromPlain('Alt.'), reason }) }, concept.editor);
      await mutate(app, 'removeDraftPassage', { passageId: concept.passage(passage), lockVersion: 2, removed: true }, concept.editor);
      if (!removed) await mutate(app, 'removeDraftPassage', { passageId: concept.passage(passage), lockVersion: 3, removed: false }, concept.editor);
    };
    await striking('cafe', 'Sprachcafé', 'Gibt es schon', true);
    await striking('course', 'Kurse', 'Nun doch nicht', false);
    const { version } = await mutate(app, 'proposeVersion', { partId: concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, concept.editor);
    const id = version!['id'] as string;
    const removals = [{ passage: { id: concept.passage('cafe') }, reason: 'Gibt es schon' }];
    expect((await app.graphql(query, { id }, { as: concept.publisher })).data['version']).toMatchObject({ removals });
    expect(JSON.stringify((await app.graphql(query, { id })).data)).not.toContain('Gibt es schon');
    expect((await mutate(app, 'approveVersion', { versionId: id }, concept.publisher)).errors).toEqual([]);
    const published = `query ($id: ID!) { passage(id: $id) { part { version(number: 2) { removals { passage { id } reason } } } } }`;
    expect((await app.graphql(published, { id: concept.passage('course') })).data['passage'].part.version).toEqual({ removals });
    // What it says is said for good.
    await expect(app.sql(`UPDATE version_removal SET reason = 'Anders' WHERE version_id = '${id}'`)).rejects.toThrow();
    await expect(app.sql(`INSERT INTO version_removal SELECT version_id, '${concept.passage('goal')}', process_id, reason FROM version_removal WHERE version_id = '${id}'`)).rejects.toThrow('strikes nothing further');
  });
});

describe('what is struck is still found in the draft', () => {
  let own: TestConcept;
  beforeEach(async () => {
    own = await aConcept(app, aPart({ passages: [...aPart().passages, aPassage({ key: 'typo', title: 'Abends', text: 'Noch mehr Kruse.' })] }));
  });

  const well = async (name: string, input: object, as = own.editor) => {
    const payload = await mutate(app, name, input, as);
    expect(refusalsOf(payload)).toEqual([]);
    return payload;
  };
  const add = async () => (await well('addDraftPassage', { partId: own.partId, kind: 'MEASURE', parentId: own.passage('field'), title: 'Lerncafé' })).passage!['id'] as string;
  const strike = (passageId: string, lockVersion: number, removed = true) => well('removeDraftPassage', { passageId, lockVersion, removed });
  const write = (passageId: string, lockVersion: number, text: string) => well('saveDraftPassage', saving(passageId, { lockVersion, doc: documentFromPlain(text) }));
  const approve = (versionId: string) => well('approveVersion', { versionId }, own.publisher);
  async function found(passageId: string) {
    const { data } = await app.graphql('query ($id: ID!) { draft(partId: $id) { passages { id removed published changed doc } } }', { id: own.partId }, { as: own.editor });
    return data['draft'].passages.find(({ id }: { id: string }) => id === passageId);
  }

  it('where it was never published, with what is written at it meanwhile, until the next version is', async () => {
    const passageId = await add();
    await strike(passageId, 1);
    await write(passageId, 2, 'Das schrieb jemand, der es noch nicht wusste.');
    expect(await found(passageId)).toEqual({ id: passageId, removed: true, published: false, changed: false, doc: documentFromPlain('Das schrieb jemand, der es noch nicht wusste.') });
    await strike(passageId, 3, false);
    expect(await found(passageId)).toMatchObject({ removed: false, changed: true });
    await strike(passageId, 4);
    await approve(await propose(app, own));
    expect(await found(passageId)).toBeUndefined();
  });

  it('where somebody wrote at it while the version that lets it go was waiting, or does so after it', async () => {
    const passageId = await add();
    await strike(passageId, 1);
    await strike(own.passage('cafe'), 1);
    const versionId = await propose(app, own);
    await write(passageId, 2, 'Das kam dazwischen.');
    await write(own.passage('cafe'), 2, 'Das auch.');
    await approve(versionId);
    expect(await found(passageId)).toMatchObject({ removed: true, doc: documentFromPlain('Das kam dazwischen.') });
    expect(await found(own.passage('cafe'))).toMatchObject({ removed: true, published: false, doc: documentFromPlain('Das auch.') });
    await approve(await propose(app, own, 'Noch anders.', 2));
    expect(await found(own.passage('cafe'))).toBeUndefined();
    await write(own.passage('cafe'), 3, 'Und das danach.');
    expect(await found(own.passage('cafe'))).toMatchObject({ removed: true, doc: documentFromPlain('Und das danach.') });
  });

  it('where only a typing error was corrected since', async () => {
    const passageId = await add();
    await strike(passageId, 1);
    const input = { idempotencyKey: key(), passageId: own.passage('typo'), revisionId: own.revision('typo'), wrong: 'Kruse', right: 'Kurse' };
    const { data } = await app.graphql('mutation ($input: CorrectTypoInput!) { correctTypo(input: $input) { errors { code } } }', { input }, { as: own.editor });
    expect(data['correctTypo'].errors).toEqual([]);
    expect(await found(passageId)).toMatchObject({ removed: true });
  });
});
