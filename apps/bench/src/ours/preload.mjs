/**
 * Loaded before the built server: lets it trust the documents of the benchmark like those of our pages. The product itself knows nothing of
 * benchmarks, and no document of theirs can ever be used in earnest.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { hashOf, own } from './documents.mjs';

const { readFileSync } = fs;

fs.readFileSync = function readWithOwn(file, ...options) {
  const text = readFileSync.call(this, file, ...options);
  if (!String(file).endsWith('/generated/persisted-documents.json')) return text;
  return JSON.stringify({ ...JSON.parse(text), ...Object.fromEntries(Object.values(own).map((each) => [`sha256:${hashOf(each)}`, each])) });
};
syncBuiltinESMExports();
