import {
  getArgumentValues, getDirectiveValues, getNamedType, GraphQLIncludeDirective, GraphQLSkipDirective, isConstValueNode, isObjectType, Kind,
  type FieldNode, type GraphQLObjectType, type GraphQLResolveInfo, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import { isTrusted } from './trusted-documents.js';
import { VariablesBelow } from './variables-below.js';

/** One field of a query below a root field, with what is asked of it. Fragments are resolved, skipped fields are gone. */
export interface Selection {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly children: Selections;
  /** The names under which the answer gives it. */
  readonly keys?: readonly string[];
}

/** Fields by the property of the row in which their values stand (`propertyOf`). */
export type Selections = ReadonlyMap<string, Selection>;

/** What all selected fields below one root field have in common. */
interface Origin {
  /** The operation is one of our own pages. */
  readonly trusted: boolean;
  /** A field below takes an argument from a variable. */
  varying: boolean;
}

/** Selected fields that know of their operation and type. */
class SelectedFields extends Map<string, Selection> {
  /**
   * @param typeName the GraphQL type whose fields these are, where the answer is written by the database; else null
   */
  constructor(
    readonly origin: Origin,
    readonly typeName: string | null,
  ) {
    super();
  }
}

/** True for what an operation of our own pages asks: there are few of these, so what is prepared for them is used again. */
export function isOfTrustedDocument(fields: Selections): boolean {
  return fields instanceof SelectedFields && fields.origin.trusted;
}

/** True where the properties of the row (`propertyOf`) differ with what the caller gives for variables. */
export function isVarying(fields: Selections): boolean {
  return fields instanceof SelectedFields && fields.origin.varying;
}

/** The type of the fields when the database writes the answer itself (`AnswerText`); null when a row is read. */
export function verbatimTypeOf(fields: Selections): string | null {
  return fields instanceof SelectedFields ? fields.typeName : null;
}

/**
 * The property of a row that holds a field: its name, and its arguments where it has any, since one query may ask for a field
 * twice with different ones (two parts, two pages of comments).
 */
export function propertyOf(name: string, args: Readonly<Record<string, unknown>>): string {
  const given = Object.keys(args).filter((key) => args[key] !== undefined).sort();
  return given.length === 0 ? name : `${name}${JSON.stringify(given.map((key) => [key, args[key]]))}`;
}

/** What a resolver is told; `verbatim` when its answer is to be written by the database. */
export type ReadInfo = GraphQLResolveInfo & { readonly verbatim?: boolean };

const kept = new VariablesBelow<SelectedFields>();

/** What the query asks of the field that is being resolved. */
export function selectionOf(info: ReadInfo): Selections {
  // The fields of a trusted document are collected once for each set of values that its arguments and directives can have.
  return isTrusted(info.operation) ? kept.get(info, () => collected(info, true)) : collected(info, false);
}

function collected(info: ReadInfo, trusted: boolean): SelectedFields {
  const type = getNamedType(info.returnType);
  const fields = new SelectedFields({ trusted, varying: false }, info.verbatim === true ? type.name : null);
  if (isObjectType(type)) {
    for (const node of info.fieldNodes) collect(node.selectionSet, type, info, fields);
  }
  return fields;
}

/** The selection at a path below, such as `nodes` of a connection; empty when it was not asked for. */
export function selectionAt(fields: Selections, ...path: readonly string[]): Selections {
  let at = fields;
  for (const name of path) at = at.get(name)?.children ?? new Map<string, Selection>();
  return at;
}

function collect(set: SelectionSetNode | undefined, type: GraphQLObjectType, info: GraphQLResolveInfo, into: SelectedFields): void {
  for (const node of set?.selections ?? []) {
    if (!included(node, info)) continue;
    if (node.kind === Kind.FIELD) collectField(node, type, info, into);
    else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet, type, info, into);
    else collect(info.fragments[node.name.value]?.selectionSet, type, info, into);
  }
}

function collectField(node: FieldNode, type: GraphQLObjectType, info: GraphQLResolveInfo, into: SelectedFields): void {
  const name = node.name.value;
  const field = type.getFields()[name];
  const verbatim = into.typeName !== null;
  // Only the database has to be told to write the name of a type; elsewhere GraphQL does.
  if (field === undefined && !(verbatim && name === '__typename')) return;
  const args = field === undefined || field.args.length === 0 ? {} : getArgumentValues(field, node, info.variableValues);
  if (node.arguments?.some(({ value }) => !isConstValueNode(value)) === true) into.origin.varying = true;
  const property = propertyOf(name, args);
  const former = into.get(property);
  const below = field === undefined ? undefined : getNamedType(field.type);
  const children = (former?.children as SelectedFields | undefined) ?? new SelectedFields(into.origin, verbatim ? String(below?.name) : null);
  if (isObjectType(below)) collect(node.selectionSet, below, info, children);
  const key = node.alias?.value ?? name;
  into.set(property, { name, args, children, keys: [...new Set([...(former?.keys ?? []), key])] });
}

function included(node: SelectionNode, info: GraphQLResolveInfo): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const skip = getDirectiveValues(GraphQLSkipDirective, node, info.variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}
