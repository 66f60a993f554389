/** The rule of the style sheets: directions are logical (start, end), so that right-to-left languages need no second sheet. */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { listFiles } from '../lib/files.mjs';
import { fromRoot, root } from '../lib/paths.mjs';

const PROPERTY = /^(?:(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)$/;
const VALUE_OF = /^(?:text-align|float|clear|caption-side|text-align-last)$/;
const VALUE = /^(?:left|right)\b/;
const DECLARATION = /(?<=^|[;{}\s])([a-z-]+)\s*:\s*([^;{}]+)/g;

/** Blanks out comments and strings but keeps the line breaks, so that line numbers stay right. */
function withoutComments(text) {
  const blank = (found) => found.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|\s)\/\/.*$/gm, blank).replace(/"[^"\n]*"|'[^'\n]*'/g, blank);
}

/** The faults of one style sheet, as `line N: what`. */
export function faultsIn(text) {
  const clean = withoutComments(text);
  const faults = [];
  for (const found of clean.matchAll(DECLARATION)) {
    const [, property, value] = found;
    if (!PROPERTY.test(property) && !(VALUE_OF.test(property) && VALUE.test(value.trim()))) continue;
    faults.push(`line ${clean.slice(0, found.index).split('\n').length}: ${property}: ${value.trim()} (use inline-start or inline-end)`);
  }
  return faults;
}

/** The faults of all style sheets of apps and libs, one line each. */
export function checkCss() {
  const sheets = ['apps', 'libs'].flatMap((folder) => listFiles(fromRoot(folder), (file) => /\.(css|scss)$/.test(file)));
  return sheets.flatMap((file) => faultsIn(readFileSync(file, 'utf8')).map((fault) => `${relative(root, file)} ${fault}`));
}
