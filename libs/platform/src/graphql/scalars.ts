import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(input: unknown): string {
  if (typeof input !== 'string' || !instant.test(input) || Number.isNaN(Date.parse(input))) {
    throw new GraphQLError('A DateTime is an ISO 8601 instant with offset.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return new Date(input).toISOString();
}

/** Instants. PostgreSQL's own JSON form passes through unchanged, it is ISO 8601 already. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with offset.',
  serialize: (output) => (output instanceof Date ? output.toISOString() : String(output)),
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null),
});

/** Any JSON value; what it may contain is checked by the use case that takes it. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value; for a wording: a restricted ProseMirror document.',
  serialize: (output) => output,
  parseValue: (input) => input,
  parseLiteral: literal,
});

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map(literal);
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literal(field.value)]));
    default:
      return null;
  }
}

/** The object that `registerEnumType` wants: each name stands for itself, in code and schema alike. */
export function enumOf<K extends string>(...names: readonly K[]): { readonly [P in K]: P } {
  return Object.fromEntries(names.map((name) => [name, name])) as { readonly [P in K]: P };
}
