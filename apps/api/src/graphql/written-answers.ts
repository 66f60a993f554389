import { AnswerText, isUnavailable, isVerbatim, isWritable, type ReadInfo, type RequestContext } from '@mitgestalten/platform';
import {
  getArgumentValues, getNamedType, getVariableValues, isObjectType, Kind, OperationTypeNode,
  type FieldNode, type FragmentDefinitionNode, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;
type Variables = Readonly<Record<string, unknown>>;

/** An operation whose answer the database writes: its root fields, each one statement. */
export interface WrittenOperation {
  /**
   * The text of `data`; null when a root field was refused or failed, or a variable has no good value: then the operation is to be
   * executed, which tells the fault in full. It only reads, so that doing it twice does no harm. Where the database did not answer it
   * rejects: to wait for it once more would keep the caller, and others, waiting twice as long.
   */
  write(variables: Variables, context: RequestContext): Promise<string | null>;
}

interface Root {
  readonly key: string;
  readonly node: FieldNode | null;
}

/** The operation as one whose answer can be written by the database; null when a resolver or a rule has to look at some value. */
export function writtenOperation(schema: GraphQLSchema, operation: OperationDefinitionNode, fragments: Fragments): WrittenOperation | null {
  const query = schema.getQueryType();
  if (operation.operation !== OperationTypeNode.QUERY || query == null) return null;
  const roots: Root[] = [];
  for (const node of operation.selectionSet.selections) {
    if (node.kind !== Kind.FIELD || node.directives?.length) return null;
    const key = node.alias?.value ?? node.name.value;
    if (node.name.value === '__typename') roots.push({ key, node: null });
    else if (isWrittenRoot(query, node, fragments)) roots.push({ key, node });
    else return null;
  }
  return { write: (variables, context) => write({ schema, query, operation, fragments, roots }, variables, context) };
}

function isWrittenRoot(query: GraphQLObjectType, node: FieldNode, fragments: Fragments): boolean {
  const field = query.getFields()[node.name.value];
  const type = field === undefined ? undefined : getNamedType(field.type);
  return field !== undefined && isVerbatim(field) && isObjectType(type) && isWrittenSet(type, node.selectionSet, fragments);
}

function isWrittenSet(type: GraphQLObjectType, set: SelectionSetNode | undefined, fragments: Fragments): boolean {
  return (set?.selections ?? []).every((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return isWrittenSet(type, fragments[node.name.value]?.selectionSet, fragments);
    if (node.kind === Kind.INLINE_FRAGMENT) return isWrittenSet(type, node.selectionSet, fragments);
    if (node.name.value === '__typename') return true;
    const field = type.getFields()[node.name.value];
    if (field === undefined || !isWritable(field)) return false;
    const below = getNamedType(field.type);
    return !isObjectType(below) || isWrittenSet(below, node.selectionSet, fragments);
  });
}

interface Plan {
  readonly schema: GraphQLSchema;
  readonly query: GraphQLObjectType;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly roots: readonly Root[];
}

async function write(plan: Plan, given: Variables, context: RequestContext): Promise<string | null> {
  const { coerced } = getVariableValues(plan.schema, plan.operation.variableDefinitions ?? [], given);
  if (coerced === undefined) return null;
  try {
    const texts = await Promise.all(plan.roots.map(async ({ key, node }) =>
      `${JSON.stringify(key)}:${node === null ? '"Query"' : await writeRoot(plan, key, node, coerced, context)}`));
    return `{${texts.join(',')}}`;
  } catch (error) {
    if (isUnavailable((error as { driverError?: unknown }).driverError ?? error)) throw error;
    return null;
  }
}

async function writeRoot({ schema, query, operation, fragments }: Plan, key: string, node: FieldNode, variableValues: Variables, context: RequestContext): Promise<string> {
  const field = query.getFields()[node.name.value]!;
  const info: ReadInfo = {
    fieldName: field.name, fieldNodes: [node], returnType: field.type, parentType: query, path: { prev: undefined, key, typename: 'Query' },
    schema, fragments, rootValue: undefined, operation, variableValues, verbatim: true,
  };
  const answer: unknown = await field.resolve?.(undefined, getArgumentValues(field, node, variableValues), context, info);
  if (answer === null) return 'null';
  if (answer instanceof AnswerText) return answer.json;
  // What a resolver throws comes back as a value: Nest's filter hands it on so.
  if (answer instanceof Error) throw answer;
  throw new Error(`Query.${field.name} says that it is verbatim, but is not`);
}
