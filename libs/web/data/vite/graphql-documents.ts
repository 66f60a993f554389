import type { Plugin } from 'vite';

const call = /\bgraphql\(\s*(?:\/\*\s*GraphQL\s*\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const operation = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Puts the generated document in the place of each `graphql(...)` call, as the Babel and SWC plugins of the preset do. Without
 * it every bundle carries the documents of both apps, since the function looks them up in one table.
 */
export function graphqlDocuments(): Plugin {
  return {
    name: 'mitgestalten-graphql-documents',
    enforce: 'pre',
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
      return { code: `import { ${[...names].join(', ')} } from '@mitgestalten/web-data';\n${replaced}`, map: null };
    },
  };
}
