/** Makes the typed GraphQL documents and the fonts, and bundles the two apps. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, listFiles, unlessStamped } from './files.mjs';
import { makeFonts } from './fonts.mjs';
import { fromRoot } from './paths.mjs';
import { precompress } from './precompress.mjs';
import { outputOfNode } from './processes.mjs';

const SCHEMA = fromRoot('apps', 'api', 'schema.graphql');
const GENERATED = fromRoot('libs', 'web', 'data', 'src', 'generated');
const VITE = fromRoot('node_modules', 'vite', 'bin', 'vite.js');
const isGenerated = (file) => file.startsWith(GENERATED);
const isTest = (file) => /\.(spec|story)\.tsx?$/.test(file);

/** Files that hold GraphQL documents, so that other changes do not cause new types. */
function documentFiles() {
  const folders = ['apps/portal/src', 'apps/office/src', 'libs/web'].map((folder) => fromRoot(folder));
  const files = folders.flatMap((folder) => listFiles(folder, (file) => /\.tsx?$/.test(file) && !isGenerated(file)));
  return files.filter((file) => readFileSync(file, 'utf8').includes('graphql('));
}

/** Makes `libs/web/data/src/generated` when schema or documents changed; resolves with whether it did. */
export async function generateTypes() {
  if (!existsSync(SCHEMA)) return false;
  const print = fingerprint([...documentFiles(), SCHEMA, fromRoot('codegen.ts'), fromRoot('package-lock.json')]);
  return unlessStamped(join(GENERATED, '.stamp'), print, async () => {
    const cli = fromRoot('node_modules', '@graphql-codegen', 'cli', 'esm', 'bin.js');
    await outputOfNode(cli, ['--config', 'codegen.ts'], { title: 'Making the GraphQL types' });
  });
}

/** What a web bundle is made from. */
function inputsOf(app) {
  const notTest = (file) => !isTest(file) && !file.endsWith('.stamp');
  const libs = [fromRoot('libs', 'web'), fromRoot('libs', 'kernel', 'src')];
  const domains = listFiles(fromRoot('libs'), (file) => /[\\/]domain[\\/]src[\\/]/.test(file) && notTest(file));
  const shared = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json'].map((name) => fromRoot(name));
  return [...listFiles(fromRoot('apps', app), notTest), ...libs.flatMap((folder) => listFiles(folder, notTest)), ...domains, ...shared];
}

/** Runs one Vite build of an app, silently unless it fails. */
async function vite(app, title, args) {
  const env = { ...process.env, NODE_ENV: 'production' };
  await outputOfNode(VITE, ['build', '--config', 'vite.config.ts', '--logLevel', 'warn', ...args], { cwd: fromRoot('apps', app), env, title });
}

async function client(app) {
  await vite(app, `Bundling ${app}`, ['--outDir', 'dist/client', '--manifest', '--emptyOutDir']);
  await precompress(fromRoot('apps', app, 'dist', 'client', 'assets'));
}

/** The app's `render()` for the server. */
const server = (app) => vite(app, `Bundling ${app} for the server`, ['--ssr', 'src/entry-server.tsx', '--outDir', 'dist/server', '--emptyOutDir']);

/** Bundles the app when its inputs changed; an app without a Vite configuration is passed over. Resolves with whether it ran. */
export async function bundle(app) {
  if (!existsSync(fromRoot('apps', app, 'vite.config.ts'))) {
    rmSync(fromRoot('apps', app, 'dist'), { recursive: true, force: true });
    return false;
  }
  await makeFonts();
  return unlessStamped(fromRoot('apps', app, 'dist', '.stamp'), fingerprint(inputsOf(app), process.version), () => Promise.all([client(app), server(app)]));
}
