import { GraphQLError, Kind, type ASTVisitor, type OperationDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

// The deepest operation of our own apps has 8 levels (process, parts, version, entries, revision, text and its parts); a reader
// of open data who goes on from a passage to its place in the newest version needs 11.
const mostLevels = 12;
// Our own apps use none; 15 leave room for readers of open data. An alias repeats a field, and with it a statement.
const mostAliases = 15;

/** Refuses operations that are deeper or repeat more than any reader needs, before anything is resolved. */
export function queryLimits(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation: OperationDefinitionNode): void {
      const seen = measure(operation.selectionSet, context, new Set());
      if (seen.levels > mostLevels) refuse(context, operation, `The operation has more than ${mostLevels} levels.`);
      if (seen.aliases > mostAliases) refuse(context, operation, `The operation has more than ${mostAliases} aliases.`);
    },
  };
}

interface Size {
  readonly levels: number;
  readonly aliases: number;
}

/** @param within names of the fragments around this place: a fragment inside itself is another rule's business */
function measure(set: SelectionSetNode | undefined, context: ValidationContext, within: ReadonlySet<string>): Size {
  let [levels, aliases] = [0, 0];
  for (const node of set?.selections ?? []) {
    let inside: Size = { levels: 0, aliases: 0 };
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const name = node.name.value;
      if (!within.has(name)) inside = measure(context.getFragment(name)?.selectionSet, context, new Set([...within, name]));
    } else {
      inside = measure(node.selectionSet, context, within);
    }
    const field = node.kind === Kind.FIELD ? 1 : 0;
    levels = Math.max(levels, inside.levels + field);
    aliases += inside.aliases + (node.kind === Kind.FIELD && node.alias !== undefined ? 1 : 0);
  }
  return { levels, aliases };
}

function refuse(context: ValidationContext, operation: OperationDefinitionNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes: [operation] }));
}
