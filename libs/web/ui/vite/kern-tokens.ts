import { readFileSync } from 'node:fs';
import type { CSSOptions } from 'vite';

const sheet = ['_tokens.scss', '_fonts.scss'].map((file) => readFileSync(new URL(`../src/styles/${file}`, import.meta.url), 'utf8')).join('\n');

/** The tokens that our sheets give a value, by KERN's names. */
const given = new Set([...sheet.matchAll(/^ {2}(?:--kern-)?((?:color|metric|typography)-[\w-]+):/gm)].map(([, name]) => `--kern-${name}`));

/** Where the bracket closes that is open at the start of the text. */
function endOf(text: string): number {
  let depth = 1;
  let at = 0;
  for (; at < text.length && depth > 0; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  return at - 1;
}

/** The value as KERN's components have it, with nothing left to choose: a token that is given without the value for when it is not, and that value for any other. */
export function settled(value: string): string {
  const start = value.search(/var\(\s*--kern-/);
  if (start < 0) return value;
  const rest = value.slice(start + 'var('.length);
  const end = endOf(rest);
  const [whole, name, otherwise] = /^\s*(--kern-[\w-]+?)(?:-contextual)?\s*(?:,\s*(.+?)\s*)?$/s.exec(rest.slice(0, end)) ?? [];
  const chosen = name !== undefined && given.has(name) ? `var(${name})` : otherwise === undefined ? `var(${whole ?? rest.slice(0, end)})` : settled(otherwise);
  return value.slice(0, start) + chosen + settled(rest.slice(end + 1));
}

/**
 * KERN's components name each token with a value for when it is missing, and with the ending `-contextual` where it depends on the level of a layer. Our
 * tokens are always there, with one level: what cannot come to pass is left out, so that no page carries it.
 */
export const kernTokens: CSSOptions = {
  postcss: {
    plugins: [{
      postcssPlugin: 'mitgestalten-kern-tokens',
      Declaration: (declaration) => {
        const value = settled(declaration.value);
        if (value !== declaration.value) declaration.value = value;
      },
    }],
  },
};
