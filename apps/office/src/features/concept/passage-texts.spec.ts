import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { expect, it } from '@jest/globals';
import { of } from 'rxjs';
import { lockFragment } from './draft-query.js';
import { draftPassage, loadPassages, questionOf } from './passage-texts.js';

const passage = (lockVersion: number, title: string) => ({
  __typename: 'DraftPassage', id: 'a', kind: 'MEASURE', parentId: null, ordinal: 1, lang: 'de', title, outlineTitle: title, doc: { type: 'doc', content: [] }, responsible: null, partners: null, cost: null,
  timeFrame: null, indicator: null, requiredByLaw: false, substance: true, reason: null, removed: false, published: false, changed: true, lockVersion, updatedByName: null, updatedAt: '2026-01-01T00:00:00Z',
  commentCount: 0, sources: [], viewerCan: { __typename: 'DraftPassageRights', write: true, arrange: true }, publishedRevision: null,
});

/** A client whose server answers with these states of the passage in turn. */
function clientFor(...states: ReturnType<typeof passage>[]) {
  const waiting = [...states];
  return new ApolloClient({ cache: new InMemoryCache(), link: new ApolloLink(() => of({ data: { __typename: 'Query', draftPassages: waiting.splice(0, 1) } })) });
}

it('does not set a passage back to what was read before a save', async () => {
  const client = clientFor(passage(2, 'Gespeichert'), passage(1, 'Von vorher'), passage(3, 'Von jemand anderem'));
  await loadPassages(client, 'part', ['a']);
  await loadPassages(client, 'part', ['a']);
  expect(await draftPassage(client, 'part', 'a')).toMatchObject({ title: 'Gespeichert', lockVersion: 2 });
  await loadPassages(client, 'part', ['a']);
  expect(await draftPassage(client, 'part', 'a')).toMatchObject({ title: 'Von jemand anderem', lockVersion: 3 });
});

it('asks for a passage that was not read yet, and says when there is none', async () => {
  expect(await draftPassage(clientFor(passage(1, 'Neu')), 'part', 'a')).toMatchObject({ title: 'Neu' });
  expect(await draftPassage(clientFor(), 'part', 'a')).toBeNull();
});

it('asks again where only the news of a save is there, and its answer is older than that', async () => {
  const client = clientFor(passage(1, 'Von vorher'), passage(2, 'Gespeichert'));
  client.cache.writeFragment({ fragment: lockFragment, from: { __typename: 'DraftPassage', id: 'a' }, data: { __typename: 'DraftPassage', lockVersion: 2 } });
  await loadPassages(client, 'part', ['a']);
  expect(client.cache.readQuery(questionOf('part', 'a'))?.draftPassages).toMatchObject([{ title: 'Gespeichert', lockVersion: 2 }]);
});
