import {
  getArgumentValues, getNamedType, getNullableType, GraphQLError, isListType, isObjectType, Kind,
  type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

// How many values a list without `first` is taken to have: parts, areas, phases and versions have fewer, entries more.
const assumedLength = 20;

interface Within {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** With their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
}

interface Counting extends Within {
  /** What each fragment costs, by the length of the connection around it and its name. */
  readonly known: Map<string, number>;
}

/**
 * How many values an answer can have, roughly: each field counts one, times the length of the lists around it (`first`, else
 * 20). The operation is valid, so fragments do not contain themselves.
 */
export function costOf(operation: OperationDefinitionNode, within: Within): number {
  const root = within.schema.getRootType(operation.operation);
  return root == null ? 0 : costOfSet(operation.selectionSet, root, 1, { ...within, known: new Map() });
}

/** @param page the length of the connection around, which its `nodes` have */
function costOfSet(set: SelectionSetNode | undefined, type: GraphQLObjectType, page: number, within: Counting): number {
  let cost = 0;
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) cost += costOfField(node, type, page, within);
    else if (node.kind === Kind.INLINE_FRAGMENT) cost += costOfSet(node.selectionSet, type, page, within);
    else cost += costOfFragment(node.name.value, type, page, within);
  }
  return cost;
}

// Once for each page: spread twice in each other, a handful of fragments would be counted for ever.
function costOfFragment(name: string, type: GraphQLObjectType, page: number, within: Counting): number {
  const key = `${page} ${name}`;
  const cost = within.known.get(key) ?? costOfSet(within.fragments.get(name)?.selectionSet, type, page, within);
  within.known.set(key, cost);
  return cost;
}

function costOfField(node: FieldNode, type: GraphQLObjectType, page: number, within: Counting): number {
  const field = type.getFields()[node.name.value];
  if (field === undefined) return 1;
  const below = getNamedType(field.type);
  if (!isObjectType(below)) return 1;
  const first = firstOf(field, node, within);
  const length = isListType(getNullableType(field.type)) ? (node.name.value === 'nodes' ? page : assumedLength) : 1;
  return 1 + length * costOfSet(node.selectionSet, below, first, within);
}

/** The page that is asked for; 1 for a field that has none. A senseless number is refused where it is read. */
function firstOf(field: GraphQLField<unknown, unknown>, node: FieldNode, { variables }: Within): number {
  if (!field.args.some(({ name }) => name === 'first')) return 1;
  try {
    const { first } = getArgumentValues(field, node, variables);
    return typeof first === 'number' && first > 0 ? first : assumedLength;
  } catch (error) {
    if (error instanceof GraphQLError) return assumedLength;
    throw error;
  }
}
