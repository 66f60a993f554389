/**
 * Bundles each process of the server into one file: to find, read and link the three thousand files that it consists of takes a third of the time in which it
 * starts (ADR 19). What unit and integration tests and commands run stays in its files.
 */
import { join } from 'node:path';
import { BUNDLES, serverPackages } from './build-server.mjs';
import { fingerprint, listFiles, unlessStamped } from './files.mjs';
import { fromRoot } from './paths.mjs';

/** The bundle of a process: `main` or `worker`. As deep as the files that look for the built apps from where they are. */
export const bundleOf = (name) => join(BUNDLES, `${name}.js`);

/** Packages that others use when they are there, and that are not: asked for when the process runs, as without a bundle. */
const leaveAbsent = {
  name: 'leave-absent',
  async resolveId(id, importer, options) {
    if (importer === undefined || /^(?:[./]|node:)/.test(id)) return null;
    return (await this.resolve(id, importer, { ...options, skipSelf: true })) ?? { id, external: true };
  },
};

/** This one asks for TypeORM in a manner that no bundler sees, and would have it twice. */
const onceOnly = {
  name: 'once-only',
  transform: (code, id) => (id.endsWith('/@nestjs/typeorm/dist/common/typeorm-compat.js')
    ? `import * as typeorm from 'typeorm';\n${code.replace('createRequire(import.meta.url)', '() => typeorm')}` : null),
};

// Of the worker's libraries one would compile a configuration in TypeScript, if there were one.
const outside = [/^node:/, 'typescript'];

async function bundle(name) {
  const { rolldown } = await import('rolldown');
  const made = await rolldown({ input: fromRoot('apps', 'api', 'dist', `${name}.js`), platform: 'node', external: outside, treeshake: false, logLevel: 'silent', plugins: [leaveAbsent, onceOnly] });
  // Names of classes are names of types and of entities.
  await made.write({ file: bundleOf(name), format: 'esm', codeSplitting: false, keepNames: true });
  await made.close();
}

/** Bundles what was compiled, when something of it changed. */
export function bundleServer() {
  const compiled = serverPackages().flatMap((folder) => listFiles(`${folder}/dist`, (file) => file.endsWith('.js') && !file.startsWith(BUNDLES)));
  const print = fingerprint([...compiled, fromRoot('package-lock.json'), fromRoot('tools', 'lib', 'bundle-server.mjs')]);
  return unlessStamped(join(BUNDLES, '.stamp'), print, () => Promise.all(['main', 'worker'].map(bundle)));
}
