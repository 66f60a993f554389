import { describe, expect, it } from '@jest/globals';
import { access, TrustedDocuments } from '@mitgestalten/platform';
import { GraphQLID, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { KnownSubscriptions } from './known-subscriptions.js';

const staff = access.rolesInProcess('admin');
const person = new GraphQLObjectType({
  name: 'Person', fields: {
    role: { type: GraphQLString, extensions: { access: staff } }, email: { type: GraphQLString, extensions: { access: access.personal(staff, 'role') } },
  },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nothing: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({ name: 'Subscription', fields: { person: { type: person, args: { processId: { type: GraphQLID } } } } }),
});
const documents = new TrustedDocuments();
const known = new KnownSubscriptions(documents, schema);
const read = (fields: string) => known.read({
  query: '', variables: { p: 'a' }, extensions: { persistedQuery: { sha256Hash: documents.add(`subscription ($p: ID) { person(processId: $p) { ${fields} } }`) } },
});

describe('a subscription of our own pages', () => {
  it('cannot follow what tells staff something about a person: nobody would know when it was looked at', () => {
    expect(() => read('role email')).toThrow('Person.email');
    expect(() => read('...on Person { mail: email }')).toThrow('Person.email');
    expect(read('role').processId).toBe('a');
  });
});
