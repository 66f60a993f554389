/**
 * `npm run bench -- publish`: takes the newest results into `results/published.json`, the one that is committed, and makes the figures of
 * docs/performance.md from it. With `--check`, takes nothing and fails when the documentation says something else.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { figuresPictures, figuresText } from '../report/figures.mjs';

const RESULTS = fromRoot('apps', 'bench', 'results');
const PUBLISHED = join(RESULTS, 'published.json');
const PAGE = fromRoot('docs', 'performance.md');
const BLOCK = /(<!-- figures of the API: made by `npm run bench -- publish` -->\n)[\s\S]*?(<!-- end of the figures -->)/;

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** What was published before, with the newest results of each scale in its place. */
function newest() {
  const published = readJson(PUBLISHED) ?? {};
  const api = { ...published.api };
  for (const scale of [1, 10]) api[scale] = readJson(join(RESULTS, `api-${scale}x.json`)) ?? api[scale];
  return { ...published, api };
}

/** The files of the documentation with the figures in them. */
function filesOf(published) {
  const page = readFileSync(PAGE, 'utf8');
  if (!BLOCK.test(page)) throw new PlainError('docs/performance.md has no place for the figures any more.');
  const pictures = Object.entries(figuresPictures(published)).map(([name, text]) => [fromRoot('docs', 'pictures', name), text]);
  return [[PAGE, page.replace(BLOCK, (_, begin, end) => `${begin}\n${figuresText(published)}\n\n${end}`)], ...pictures];
}

/** Publishes, or checks what is published. */
export function run(args) {
  if (args.includes('--check')) {
    const other = filesOf(readJson(PUBLISHED)).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    if (other.length > 0) throw new PlainError('The figures of docs/performance.md are not those of results/published.json: npm run bench -- publish');
    return say('docs/performance.md shows the published figures.');
  }
  const published = newest();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(PUBLISHED, `${JSON.stringify(published, null, 1)}\n`);
  for (const [file, text] of filesOf(published)) writeFileSync(file, text);
  return say('The figures of docs/performance.md are those of the newest results.');
}
