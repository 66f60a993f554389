import { describe, expect, it } from '@jest/globals';
import { guest, type Actor } from '@mitgestalten/kernel';
import { graphql, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { access, type AccessRule } from './access.js';
import type { RequestContext } from './context.js';
import { accessRules, fieldsWithoutRule, guardSchema } from './guard-schema.js';

const field = (rule?: AccessRule) => ({ type: GraphQLString, resolve: () => 'seen', extensions: rule === undefined ? {} : { access: rule } });

function schemaWith(fields: Record<string, ReturnType<typeof field>>, mutations: Record<string, ReturnType<typeof field>> = { nothing: field(access.public) }): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields }), mutation: new GraphQLObjectType({ name: 'Mutation', fields: mutations }),
  });
}

const process = '0197a000-0000-7000-8000-000000000001';
const editor: Actor = { kind: 'ACCOUNT', accountId: 'a', grants: [{ role: 'editor', processId: process, bodyId: null }] };

async function ask(schema: GraphQLSchema, actor: Actor, rootValue: object = {}) {
  const contextValue: RequestContext = { actor, lang: 'en', device: '' };
  const { data, errors } = await graphql({ schema, source: '{ field }', contextValue, rootValue });
  return errors?.[0]?.extensions['code'] ?? data?.['field'];
}

describe('a schema', () => {
  it('does not start with a field that names no rule', () => {
    const schema = schemaWith({ field: field(), other: field(access.public) });
    expect(fieldsWithoutRule(schema)).toEqual(['Query.field']);
    expect(() => guardSchema(schema)).toThrow('Query.field');
  });

  it('shows a public field to everybody', async () => {
    expect(await ask(guardSchema(schemaWith({ field: field(access.public) })), guest)).toBe('seen');
  });

  it('shows other fields only to whom the rule allows', async () => {
    const signedIn = guardSchema(schemaWith({ field: field(access.signedIn) }));
    expect(await ask(signedIn, guest)).toBe('SIGN_IN_NEEDED');
    expect(await ask(signedIn, editor)).toBe('seen');
    const publishers = guardSchema(schemaWith({ field: field(access.roles('publisher')) }));
    expect(await ask(publishers, editor)).toBe('FORBIDDEN');
  });

  it('asks for the role in the process of the object', async () => {
    const schema = guardSchema(schemaWith({ field: field(access.rolesInProcess('editor')) }));
    expect(await ask(schema, editor, { processId: process })).toBe('seen');
    expect(await ask(schema, editor, { processId: 'another' })).toBe('FORBIDDEN');
    expect(await ask(schema, editor, {})).toBe('FORBIDDEN');
  });

  it('lists its rules', () => {
    expect(accessRules(schemaWith({ field: field(access.roles('editor', 'admin')) }))).toMatchObject([
      { type: 'Mutation', field: 'nothing', rule: { name: 'public' } }, { type: 'Query', field: 'field', rule: { name: 'editor|admin' } },
    ]);
  });
});
