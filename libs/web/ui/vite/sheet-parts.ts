import { parse, type ChildNode, type Container } from 'postcss';
import type { Plugin } from 'vite';

/**
 * A piece of a style sheet in its order: text that every page needs; a rule, whose selectors each name the classes without which they match nothing; or
 * pieces that hold under a condition.
 */
export type SheetPart = string | { readonly selectors: readonly Selector[]; readonly body: string } | { readonly condition: string; readonly parts: readonly SheetPart[] };

interface Selector {
  readonly text: string;
  readonly classes: readonly string[];
}

/** Takes a style sheet apart. Nothing of it is lost: all parts put together mean what it meant. */
export function partsOf(css: string): readonly SheetPart[] {
  return partsIn(parse(css));
}

function partsIn({ nodes = [] }: Container): readonly SheetPart[] {
  return nodes.map((node: ChildNode): SheetPart => {
    if (node.type === 'rule') return { selectors: node.selectors.map((text) => ({ text, classes: classesOf(text) })), body: `{${node.nodes.map(String).join(';')}}` };
    // Only these hold rules that match elements; keyframes, fonts and paper do not. A layer stays whole: also an empty one has its place among the others.
    if (node.type === 'atrule' && ['media', 'supports', 'container'].includes(node.name) && node.nodes !== undefined) {
      return { condition: `@${node.name} ${node.params}`, parts: partsIn(node as Container) };
    }
    return node.type === 'atrule' && node.nodes === undefined ? `${node.toString()};` : node.toString();
  });
}

/** The classes that an element and those around it must have; what stands in brackets is a choice or an exception, and demands none; nor does a name with escapes. */
function classesOf(selector: string): readonly string[] {
  if (selector.includes('\\')) return [];
  let demanded = selector;
  for (let before = ''; before !== demanded;) [before, demanded] = [demanded, demanded.replace(/\([^()]*\)|\[[^\]]*\]/g, '')];
  return [...demanded.matchAll(/\.((?:[\w-]|[^\0-\x7f])+)/g)].map(([, name]) => name!);
}

/** Style sheets that are imported with `?inline&parts` come as their parts. */
export function sheetParts(): Plugin {
  return {
    name: 'mitgestalten-sheet-parts',
    enforce: 'post',
    transform(code, id) {
      if (!/[?&]parts\b/.test(id)) return null;
      const css = /^export default (".*")/s.exec(code)?.[1];
      if (css === undefined) this.error('The style sheet did not come as text.');
      return { code: `export default ${JSON.stringify(partsOf(JSON.parse(css) as string))}`, map: null };
    },
  };
}
