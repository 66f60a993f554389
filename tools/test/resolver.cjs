/** Jest's resolver for ESM sources: inside this repository `./name.js` means the source `name.ts` or `name.tsx`. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** The source file that an import of our own code means, or undefined. */
function sourceOf(request, basedir) {
  if (!/^\.{1,2}\/.*\.js$/.test(request) || /[\\/]node_modules[\\/]/.test(basedir)) return undefined;
  const stem = join(basedir, request).slice(0, -'.js'.length);
  return [`${stem}.ts`, `${stem}.tsx`].find((file) => existsSync(file));
}

module.exports = (request, options) => sourceOf(request, options.basedir) ?? options.defaultResolver(request, options);
