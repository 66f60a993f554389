import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { startApp, type TestApp } from '../support/app.js';
import { aConcept, mutate, saving, type TestConcept } from './support.js';

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
