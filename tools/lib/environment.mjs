/** The settings of the platform as its processes get them. */
import { accessSync, constants, existsSync } from 'node:fs';
import { fileUrl, PlainError } from './processes.mjs';
import { fromRoot } from './paths.mjs';
import { makeDataDir } from './postgres.mjs';
import { keptSecret } from './postgres-state.mjs';

/** The parser of all settings, from the compiled platform library. */
async function settingsParser() {
  const own = fromRoot('libs', 'platform', 'dist', 'settings.js');
  const file = existsSync(own) ? own : fromRoot('libs', 'platform', 'dist', 'index.js');
  if (!existsSync(file)) throw new PlainError('The server code is not built yet: npm run build.');
  return (await import(fileUrl(file))).readSettings;
}

/** Throws one sentence when DATA_DIR cannot be made or written. */
function openDataDir(dataDir) {
  try {
    makeDataDir(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new PlainError(`DATA_DIR ${dataDir} cannot be written (${error.code ?? error.message}): choose another folder.`);
  }
}

/**
 * Checks all settings and returns them with the environment for the platform's processes. In sample mode a key is
 * made and kept when there is none. Throws one sentence that names the first wrong setting.
 */
export async function readEnvironment(given, mode = given.MODE) {
  process.chdir(fromRoot());
  const readSettings = await settingsParser();
  const wanted = { ...given, ...(mode ? { MODE: mode } : {}) };
  let settings;
  try {
    settings = readSettings(wanted);
  } catch (error) {
    throw new PlainError(error.message);
  }
  openDataDir(settings.dataDir);
  const env = { ...wanted, MODE: settings.mode, DATA_DIR: settings.dataDir, NODE_ENV: given.NODE_ENV || 'production' };
  if (settings.mode === 'sample') env.SECRET_KEY = settings.secretKey ?? keptSecret(settings.dataDir, 'secret-key');
  return { settings, env };
}
