/** Compresses built files once, as small as can be, so that the server only sends them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from './files.mjs';

// Fonts and pictures are compressed already; what is shorter fits into one packet anyway.
const COMPRESSIBLE = /\.(js|css|svg|json|txt)$/;
const SHORTEST = 1024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Puts a `.br` and a `.gz` beside each file of the folder that gains by it. */
export async function precompress(folder) {
  for (const file of listFiles(folder, (name) => COMPRESSIBLE.test(name))) {
    const content = readFileSync(file);
    if (content.length < SHORTEST) continue;
    const [small, old] = await Promise.all([brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }), zip(content, { level: 9 })]);
    writeFileSync(`${file}.br`, small);
    writeFileSync(`${file}.gz`, old);
  }
}
