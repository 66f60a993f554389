import { Kind, visit, type FieldNode, type FragmentDefinitionNode } from 'graphql';
import type { ReadInfo } from './selection.js';

// A document is asked with few combinations of such values (pages of a list differ in their cursor, which root fields take).
const mostValues = 50;

interface Kept<T> {
  readonly names: readonly string[];
  readonly byValues: Map<string, T>;
}

/** Keeps what follows from a field of a document, for each set of values of the variables below it. */
export class VariablesBelow<T> {
  readonly #kept = new WeakMap<FieldNode, Kept<T>>();

  get(info: ReadInfo, make: () => T): T {
    const [node, ...others] = info.fieldNodes;
    // A field that stands twice has its parts in several places: rare, and read anew each time.
    if (node === undefined || others.length > 0) return make();
    let kept = this.#kept.get(node);
    if (kept === undefined) this.#kept.set(node, (kept = { names: namesBelow(node, info.fragments), byValues: new Map() }));
    const values = JSON.stringify([info.verbatim === true, ...kept.names.map((name) => info.variableValues[name] ?? null)]);
    let found = kept.byValues.get(values);
    if (found === undefined) {
      if (kept.byValues.size >= mostValues) kept.byValues.clear();
      kept.byValues.set(values, (found = make()));
    }
    return found;
  }
}

/** The variables in the selection below the field, also in fragments. Its own arguments are not among them. */
function namesBelow(node: FieldNode, fragments: Readonly<Record<string, FragmentDefinitionNode>>): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (at: FieldNode['selectionSet']): void => {
    if (at === undefined) return;
    visit(at, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        if (seen.has(name.value)) return;
        seen.add(name.value);
        look(fragments[name.value]?.selectionSet);
      },
      [Kind.FRAGMENT_DEFINITION]: () => false,
    });
  };
  look(node.selectionSet);
  return [...names];
}
