/** Compiles the server: each TypeScript file of kernel, platform, domains, apis, i18n and apps/api, by SWC, to its `dist`. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fingerprint, listFiles, unlessStamped } from './files.mjs';
import { fromRoot, root } from './paths.mjs';
import { PlainError } from './processes.mjs';

const SOURCE = /\.tsx?$/;
const LEFT_OUT = /\.(spec|story)\.tsx?$|\.d\.ts$/;

/** Where the bundles of the processes are (bundle-server.mjs): kept while the code is compiled anew, since somebody may be about to start them. */
export const BUNDLES = fromRoot('apps', 'api', 'dist', 'bundle');

/** Folders of the packages that the server consists of. */
export function serverPackages() {
  const contexts = readdirSync(fromRoot('libs')).flatMap((name) => [join('libs', name, 'domain'), join('libs', name, 'api')]);
  const folders = ['libs/kernel', 'libs/platform', ...contexts, 'libs/web/i18n', 'apps/api'];
  return folders.map((folder) => fromRoot(folder)).filter((folder) => existsSync(join(folder, 'src')));
}

/** SWC's options for a file: those of .swcrc, with JSX where the file has it. */
function optionsFor(file, base) {
  const { jsc, ...rest } = base;
  const isJsx = file.endsWith('x');
  const parser = { ...jsc.parser, tsx: isJsx };
  const transform = isJsx ? { ...jsc.transform, react: { runtime: 'automatic' } } : jsc.transform;
  // Node imports JSON only with its attribute, which SWC drops unless told otherwise.
  const experimental = { ...jsc.experimental, keepImportAttributes: true };
  return { ...rest, jsc: { ...jsc, parser, transform, experimental }, swcrc: false, configFile: false, sourceFileName: relative(root, file) };
}

/** Writes the output of one source file; a file that is not TypeScript is copied. */
async function makeOutput(swc, file, output, base) {
  mkdirSync(dirname(output), { recursive: true });
  if (!SOURCE.test(file)) return copyFileSync(file, output);
  try {
    const { code } = await swc.transformFile(file, optionsFor(file, base));
    writeFileSync(output, code);
  } catch (error) {
    throw new PlainError(`${error.message}\n${relative(root, file)} cannot be compiled.`);
  }
}

/** Compiles one package and removes outputs whose source is gone. */
async function compile(folder, files) {
  const swc = await import('@swc/core');
  const base = JSON.parse(readFileSync(fromRoot('.swcrc'), 'utf8'));
  const source = join(folder, 'src');
  const dist = join(folder, 'dist');
  const outputs = new Map(files.map((file) => [join(dist, relative(source, file)).replace(SOURCE, '.js'), file]));
  await Promise.all([...outputs].map(([output, file]) => makeOutput(swc.default ?? swc, file, output, base)));
  for (const file of listFiles(dist, (each) => !each.startsWith(BUNDLES))) if (!outputs.has(file)) rmSync(file, { force: true });
}

/** Compiles what changed since the last time; resolves with how many packages that were. */
export async function compileServer() {
  const common = fingerprint([fromRoot('.swcrc'), fromRoot('tools', 'lib', 'build-server.mjs'), fromRoot('node_modules', '@swc', 'core', 'package.json')]);
  const done = await Promise.all(
    serverPackages().map((folder) => {
      const files = listFiles(join(folder, 'src'), (file) => !LEFT_OUT.test(file));
      return unlessStamped(join(folder, 'dist', '.stamp'), fingerprint(files, common), () => compile(folder, files));
    }),
  );
  return done.filter(Boolean).length;
}
