import {
  getArgumentValues, getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isObjectType, Kind,
  type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode,
} from 'graphql';

/** One field of a query below a root field, with what is asked of it. Fragments are resolved, skipped fields are gone. */
export interface Selection {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly children: ReadonlyMap<string, Selection>;
}

/** What the query asks of the field that is being resolved: its fields by name. */
export function selectionOf(info: GraphQLResolveInfo): ReadonlyMap<string, Selection> {
  const type = getNamedType(info.returnType);
  const fields = new Map<string, Selection>();
  if (isObjectType(type)) {
    for (const node of info.fieldNodes) collect(node.selectionSet, type, info, fields);
  }
  return fields;
}

/** The selection at a path below, such as `nodes` of a connection; empty when it was not asked for. */
export function selectionAt(fields: ReadonlyMap<string, Selection>, ...path: readonly string[]): ReadonlyMap<string, Selection> {
  let at = fields;
  for (const name of path) at = at.get(name)?.children ?? new Map<string, Selection>();
  return at;
}

function collect(
  set: SelectionSetNode | undefined, type: GraphQLObjectType, info: GraphQLResolveInfo, into: Map<string, Selection>,
): void {
  for (const node of set?.selections ?? []) {
    if (!included(node, info)) continue;
    if (node.kind === Kind.FIELD) collectField(node, type, info, into);
    else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet, type, info, into);
    else collect(info.fragments[node.name.value]?.selectionSet, type, info, into);
  }
}

function collectField(node: FieldNode, type: GraphQLObjectType, info: GraphQLResolveInfo, into: Map<string, Selection>): void {
  const name = node.name.value;
  const field = type.getFields()[name];
  if (field === undefined) return;
  const children = new Map(into.get(name)?.children);
  const below = getNamedType(field.type);
  if (isObjectType(below)) collect(node.selectionSet, below, info, children);
  into.set(name, { name, args: getArgumentValues(field, node, info.variableValues), children });
}

function included(node: SelectionNode, info: GraphQLResolveInfo): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
