/** The build, in the parts that the commands need. Each part does nothing when its inputs are unchanged. */
import { compileServer } from './build-server.mjs';
import { bundleServer } from './bundle-server.mjs';
import { bundle, generateTypes } from './build-web.mjs';
import { withLock } from './files.mjs';
import { step } from './progress.mjs';

/** Compiles the server code. */
export function buildServer() {
  return step('Server code', () => withLock('build', compileServer));
}

/** Bundles the processes of the server; needs its code. */
export function buildProcesses() {
  return step('Server processes', () => withLock('build', bundleServer));
}

/** Makes the typed GraphQL documents that both apps import. */
export function buildTypes() {
  return step('GraphQL types', () => withLock('build', generateTypes));
}

/** Bundles portal and office; needs the types. */
export async function buildWeb() {
  await buildTypes();
  await step('Portal', () => withLock('build', () => bundle('portal')));
  await step('Office', () => withLock('build', () => bundle('office')));
}

/** Builds everything. */
export async function buildAll() {
  await buildServer();
  await buildProcesses();
  await buildWeb();
}
