import { reason, type Actor, type Refusal } from '@mitgestalten/kernel';
import {
  defaultFieldResolver, GraphQLError, isObjectType, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';
import { access, type AccessRule } from './access.js';
import type { RequestContext } from './context.js';
import { notePersonalRead } from './personal-reads.js';
import { propertyOf } from './selection.js';
import { refusedPayload, toRefusalObject } from './refusal.graphql.js';

interface AccessExtensions {
  readonly access?: AccessRule;
  readonly inRow?: boolean;
  readonly verbatim?: boolean;
  readonly writable?: boolean;
}

/** Every field of every object type without an access rule, as `Type.field`. Must be empty. */
export function fieldsWithoutRule(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).filter((field) => ruleOf(field) === undefined).map((field) => `${type.name}.${field.name}`),
  );
}

/** A field of an object type with its rule. */
export interface FieldWithRule {
  readonly type: string;
  readonly field: string;
  readonly rule: AccessRule;
}

/** Each field with its rule, sorted by type and name: what the matrix in docs is made of. */
export function accessRules(schema: GraphQLSchema): FieldWithRule[] {
  return objectTypes(schema)
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => {
      const rule = ruleOf(field);
      return rule === undefined ? [] : [{ type: type.name, field: field.name, rule }];
    }))
    .sort((a, b) => a.type.localeCompare(b.type, 'en') || a.field.localeCompare(b.field, 'en'));
}

/** True for a query whose resolver gives what was read, unchanged (`Verbatim`). */
export function isVerbatim(field: GraphQLField<unknown, RequestContext>): boolean {
  return (field.extensions as AccessExtensions).verbatim === true;
}

/** True for a field that everybody may see and that no method resolves: the database can write it into an answer. */
export function isWritable(field: GraphQLField<unknown, RequestContext>): boolean {
  return (field.extensions as AccessExtensions).writable === true;
}

/** The fields in that document that only our own pages may use, as `Type.field`. */
export function ownPagesOnlyFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  return fieldsIn(schema, document, (rule) => rule.ownPagesOnly === true);
}

/** The fields in that document that tell something about a person, as `Type.field`. */
export function personalFields(schema: GraphQLSchema, document: DocumentNode): string[] {
  return fieldsIn(schema, document, (rule) => rule.personal !== undefined);
}

function fieldsIn(schema: GraphQLSchema, document: DocumentNode, wanted: (rule: AccessRule) => boolean): string[] {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(document, visitWithTypeInfo(info, {
    Field() {
      const field = info.getFieldDef();
      const rule = field == null ? undefined : ruleOf(field);
      if (rule !== undefined && wanted(rule)) found.add(`${info.getParentType()?.name}.${field!.name}`);
    },
  }));
  return [...found];
}

/** Puts the rules in front of the resolvers. @throws Error when a field names no rule: such a server does not start. */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const open = fieldsWithoutRule(schema);
  if (open.length > 0) throw new Error(`These fields name no access rule: ${open.join(', ')}`);
  readSubscriptions(schema);
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(field);
      // Not in a set of fields: Nest sorts the schema afterwards, which makes other fields of these.
      if (rule === access.public && isInRow(field)) field.extensions = { ...field.extensions, writable: true };
      if (isInRow(field)) readFromRow(field);
      if (rule !== undefined && rule !== access.public) guardField(type, field, rule);
    }
  }
  return schema;
}

/** Read from the row: by its declaration, or because no method resolves it (Nest then sets a resolver of this name of its own). */
function isInRow(field: GraphQLField<unknown, RequestContext>): boolean {
  return (field.extensions as AccessExtensions).inRow === true || field.resolve?.name === 'rootFieldResolver';
}

/** Without arguments the default resolver reads it, which a compiled query does without any call. */
function readFromRow(field: GraphQLField<unknown, RequestContext>): void {
  if (field.args.length === 0) delete field.resolve;
  else field.resolve = (parent, args) => (parent as Record<string, unknown>)[propertyOf(field.name, args)];
}

/**
 * A subscription of ours is written like a query and asked anew when its process has changed. Nest takes its method for one that
 * gives events; here it becomes what reads, so that the rule stands before each delivery.
 */
function readSubscriptions(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    if (!field.args.some(({ name }) => name === 'processId')) throw new Error(`The subscription ${field.name} does not say by a processId when it is asked anew`);
    field.resolve = field.subscribe;
    field.subscribe = undefined;
  }
}

function guardField(type: GraphQLObjectType, field: GraphQLField<unknown, RequestContext>, rule: AccessRule): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (parent, args, context, info) => {
    if (rule.allows(context.actor, parent)) {
      if (rule.personal !== undefined) notePersonalRead(context, { type: type.name, field: field.name, row: parent as Record<string, unknown>, name: rule.personal });
      return resolve(parent, args, context, info);
    }
    const refusal = missingRight(context.actor);
    if (type.name === 'Mutation') return refusedPayload([refusal], context.lang);
    const { message } = toRefusalObject(refusal, context.lang);
    throw new GraphQLError(message, { extensions: { code: refusal.code } });
  };
}

function missingRight(actor: Actor): Refusal {
  return reason(actor.kind === 'GUEST' ? 'SIGN_IN_NEEDED' : 'FORBIDDEN');
}

function ruleOf(field: { extensions: unknown }): AccessRule | undefined {
  return (field.extensions as AccessExtensions).access;
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
}
