import {
  getArgumentValues, getNamedType, getNullableType, GraphQLError, isListType, isObjectType, Kind,
  type FieldNode, type FragmentDefinitionNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

// How many values a list without `first` is taken to have: parts, areas, phases and versions have fewer, entries more.
const assumedLength = 20;

interface Within {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * How many values an answer can have, roughly: each field counts one, times the length of the lists around it (`first`, else
 * 20). The operation is valid, so fragments do not contain themselves.
 */
export function costOf(operation: OperationDefinitionNode, within: Within): number {
  const root = within.schema.getRootType(operation.operation);
  return root == null ? 0 : costOfSet(operation.selectionSet, root, 1, within);
}

/** @param page the length of the connection around, which its `nodes` have */
function costOfSet(set: SelectionSetNode | undefined, type: GraphQLObjectType, page: number, within: Within): number {
  let cost = 0;
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) cost += costOfField(node, type, page, within);
    else if (node.kind === Kind.INLINE_FRAGMENT) cost += costOfSet(node.selectionSet, type, page, within);
    else cost += costOfSet(within.fragments.get(node.name.value)?.selectionSet, type, page, within);
  }
  return cost;
}

function costOfField(node: FieldNode, type: GraphQLObjectType, page: number, within: Within): number {
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
