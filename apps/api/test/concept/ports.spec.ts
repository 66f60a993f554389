import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { adjustVoiceCounts, currentMeasures, publishedWording } from '@mitgestalten/concept-api';
import { DataSource } from 'typeorm';
import { startApp, type TestApp } from '../support/app.js';
import { aConcept, mutate, propose, type TestConcept } from './support.js';

let app: TestApp;
let concept: TestConcept;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  concept = await aConcept(app);
});
afterAll(() => app?.close());

const unknown = '00000000-0000-7000-8000-000000000000';

describe('the ports of the contexts downstream', () => {
  const textOf = async (versionId: string, name: string, lang = 'de') =>
    (await app.sql<{ id: string }>('SELECT t.id FROM version_entry e JOIN revision_text t USING (revision_id) WHERE e.version_id = $1 AND e.passage_id = $2 AND t.lang = $3', [versionId, concept.passage(name), lang]))[0]!.id;
  const tx = () => app.app.get(DataSource).manager;

  it('know a published wording, in each of its languages, and whether it is the current one', async () => {
    const old = await textOf(concept.versionId, 'course', 'en');
    const expected = { processId: concept.processId, partId: concept.partId, passageId: concept.passage('course'), revisionId: concept.revision('course'), revisionTextId: old, kind: 'MEASURE', isOriginal: false };
    const former = { ...expected, versionId: concept.versionId, versionNumber: 1 };
    expect(await publishedWording(tx(), { passageId: concept.passage('course'), revisionTextId: old })).toEqual({ ...former, isCurrent: true });
    const versionId = await propose(app, concept);
    const waiting = await textOf(versionId, 'course');
    expect(await publishedWording(tx(), { passageId: concept.passage('course'), revisionTextId: waiting })).toBeNull();
    await mutate(app, 'approveVersion', { versionId }, concept.publisher);
    expect(await publishedWording(tx(), { passageId: concept.passage('course'), revisionTextId: old })).toEqual({ ...former, isCurrent: false });
    expect(await publishedWording(tx(), { passageId: concept.passage('course'), revisionTextId: waiting })).toMatchObject({ versionNumber: 2, isCurrent: true });
    // What did not change stands in the newer version, too.
    expect(await publishedWording(tx(), { passageId: concept.passage('cafe'), revisionTextId: await textOf(versionId, 'cafe') })).toMatchObject({ versionId, versionNumber: 2, isCurrent: true });
  });

  it('know nothing of a text of another passage, or of what is no id', async () => {
    const revisionTextId = await textOf(concept.versionId, 'course');
    for (const passageId of [concept.passage('cafe'), unknown, 'x', '\u0000']) expect(await publishedWording(tx(), { passageId, revisionTextId })).toBeNull();
    expect(await publishedWording(tx(), { passageId: concept.passage('course'), revisionTextId: 'x' })).toBeNull();
  });

  it('give the current wordings of passages', async () => {
    const other = await aConcept(app);
    const asked = [concept.passage('cafe'), concept.passage('field'), other.passage('cafe'), unknown, 'x'];
    expect(await currentMeasures(tx(), concept.partId, asked)).toEqual([
      { passageId: concept.passage('field'), revisionId: concept.revision('field'), kind: 'FIELD', requiredByLaw: false },
      { passageId: concept.passage('cafe'), revisionId: concept.revision('cafe'), kind: 'MEASURE', requiredByLaw: false },
    ]);
    expect(await currentMeasures(tx(), 'x', asked)).toEqual([]);
  });

  it('count comments and suggestions', async () => {
    await adjustVoiceCounts(tx(), concept.passage('cafe'), { comments: 3, suggestions: 1 });
    await adjustVoiceCounts(tx(), concept.passage('cafe'), { comments: -1, suggestions: 1 });
    const { data } = await app.graphql('query ($id: ID!) { passage(id: $id) { commentCount suggestionCount } }', { id: concept.passage('cafe') });
    expect(data.passage).toEqual({ commentCount: 2, suggestionCount: 2 });
  });
});
