import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const call = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const operation = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

const generated = new URL('../src/generated/graphql.ts', import.meta.url);
const prefix = 'virtual:mitgestalten-document/';

/** The generated constant of that name as a module of its own. */
function moduleOf(name: string): string {
  const [, value] = new RegExp(`^export const ${name} = (\\{.*\\}) as unknown as DocumentNode`, 'm').exec(readFileSync(generated, 'utf8')) ?? [];
  if (value === undefined) throw new Error(`There is no generated document ${name}`);
  return `export const ${name} = ${value};`;
}

/**
 * Puts the generated document in the place of each `graphql(...)` call, as the Babel and SWC plugins of the preset do. Each is a module
 * of its own, so that a page of an app carries its own documents: the file that is generated would be carried whole by the first one.
 */
export function graphqlDocuments(): Plugin {
  return {
    name: 'mitgestalten-graphql-documents',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: (id) => (id.startsWith(`\0${prefix}`) ? moduleOf(id.slice(prefix.length + 1)) : null),
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('graphql(') || id.includes('/generated/')) return null;
      const names = new Set<string>();
      const replaced = code.replace(call, (whole, source: string) => {
        const found = operation.exec(source);
        if (found === null) return whole;
        const name = found[1] === 'fragment' ? `${found[2]}FragmentDoc` : `${found[2]}Document`;
        names.add(name);
        return name;
      });
      if (names.size === 0) return null;
      const imports = [...names].map((name) => `import { ${name} } from '${prefix}${name}';`);
      return { code: `${imports.join('\n')}\n${replaced}`, map: null };
    },
  };
}
