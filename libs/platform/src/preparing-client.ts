import pg from 'pg';

// Our own statements number some hundreds. Lists of varying length make new texts now and then: beyond this they stay without a name.
const mostNames = 1_000;
// Texts that follow what callers ask for have their own share: whoever asks for many things takes no name from the others.
const mostVaryingNames = 200;
// The longest of ours has some 20,000 characters; a name would keep longer ones on each connection.
const longestNamed = 50_000;

const [fixed, varying] = [new Map<string, string>(), new Map<string, string>()];

/**
 * The name under which PostgreSQL keeps the plan of that text, the same on every connection; none for texts beyond the limits.
 * @param varies something in the text follows from what a caller gave
 */
export function statementName(text: string, varies = false): string | undefined {
  const names = varies ? varying : fixed;
  const known = names.get(text);
  if (known !== undefined || names.size >= (varies ? mostVaryingNames : mostNames) || text.length > longestNamed) return known;
  const name = `${varies ? 'v' : 's'}${names.size + 1}`;
  names.set(text, name);
  return name;
}

/**
 * A connection on which a statement with parameters is parsed and planned once, not each time it runs: planning takes PostgreSQL as
 * long as running for most of ours. Texts that come as a configuration object are left as they are.
 */
export class PreparingClient extends pg.Client {
  // Called as pg's own overloads are: with a text and values, a configuration, or a submittable; with a callback or without.
  override query(...args: unknown[]): never {
    const [text, values, ...rest] = args;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? statementName(text) : undefined;
    const call = super.query as (...all: unknown[]) => never;
    return name === undefined ? call.apply(this, args) : call.apply(this, [{ name, text, values }, ...rest]);
  }
}
