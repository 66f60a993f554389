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
      const seen = measure(operation.selectionSet, context, new Map());
      if (seen.levels > mostLevels) refuse(context, operation, `The operation has more than ${mostLevels} levels.`);
      if (seen.aliases > mostAliases) refuse(context, operation, `The operation has more than ${mostAliases} aliases.`);
    },
  };
}

interface Size {
  readonly levels: number;
  readonly aliases: number;
}

/** @param known the size of each fragment: measured once, however often it is spread; one inside itself is another rule's business */
function measure(set: SelectionSetNode | undefined, context: ValidationContext, known: Map<string, Size>): Size {
  let [levels, aliases] = [0, 0];
  for (const node of set?.selections ?? []) {
    const inside = node.kind === Kind.FRAGMENT_SPREAD ? measureFragment(node.name.value, context, known) : measure(node.selectionSet, context, known);
    const field = node.kind === Kind.FIELD ? 1 : 0;
    levels = Math.max(levels, inside.levels + field);
    aliases += inside.aliases + (node.kind === Kind.FIELD && node.alias !== undefined ? 1 : 0);
  }
  return { levels, aliases };
}

function measureFragment(name: string, context: ValidationContext, known: Map<string, Size>): Size {
  const found = known.get(name);
  if (found !== undefined) return found;
  known.set(name, { levels: 0, aliases: 0 });
  const size = measure(context.getFragment(name)?.selectionSet, context, known);
  known.set(name, size);
  return size;
}

function refuse(context: ValidationContext, operation: OperationDefinitionNode, message: string): void {
  context.reportError(new GraphQLError(message, { nodes: [operation] }));
}
