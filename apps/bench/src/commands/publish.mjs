/**
 * `npm run bench -- publish`: takes the newest results into `results/published.json`, the one that is committed, and makes the figures of
 * docs/performance.md from it. With `--check`, takes nothing and fails when the documentation says something else.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../../../../tools/lib/paths.mjs';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { say } from '../../../../tools/lib/progress.mjs';
import { pagesText } from '../pages/report.mjs';
import { voicesText } from '../pages/voices.mjs';
import { figuresPictures, figuresText } from '../report/figures.mjs';
import { textText } from '../text/report.mjs';

const RESULTS = fromRoot('apps', 'bench', 'results');
const PUBLISHED = join(RESULTS, 'published.json');
const PAGE = fromRoot('docs', 'performance.md');
/** The places of the documentation that are filled, and from what; what was never measured leaves its place as it is. */
const BLOCKS = [
  { of: 'API', end: 'the figures', textOf: (published) => (hasApi(published) ? figuresText(published) : undefined) },
  { of: 'pages', end: 'the figures of the pages', textOf: ({ pages }) => pages && pagesText(pages) },
  { of: 'voices', end: 'the figures of the voices', textOf: ({ voices }) => voices && voicesText(voices) },
  { of: 'texts', end: 'the figures of the texts', textOf: ({ text }) => text && textText(text) },
];

const hasApi = ({ api }) => Object.values(api ?? {}).some(Boolean);

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** What was published before, with the newest results in its place: of the API for each scale, and of each other benchmark. */
function newest() {
  const published = readJson(PUBLISHED) ?? {};
  const api = { ...published.api };
  for (const scale of [1, 10]) api[scale] = readJson(join(RESULTS, `api-${scale}x.json`)) ?? api[scale];
  const others = ['pages', 'voices', 'text'].map((name) => [name, readJson(join(RESULTS, `${name}.json`)) ?? published[name]]);
  return { ...published, api, ...Object.fromEntries(others) };
}

/** The page with the figures in their place. */
function filled(page, { of, end, textOf }, published) {
  const place = new RegExp(`(<!-- figures of the ${of}: made by \`npm run bench -- publish\` -->\\n)[\\s\\S]*?(<!-- end of ${end} -->)`);
  if (!place.test(page)) throw new PlainError(`docs/performance.md has no place for the figures of the ${of} any more.`);
  const text = textOf(published);
  return text === undefined ? page : page.replace(place, (_, first, last) => `${first}\n${text}\n\n${last}`);
}

/** The files of the documentation with the figures in them. */
function filesOf(published) {
  const pictures = hasApi(published) ? Object.entries(figuresPictures(published)).map(([name, text]) => [fromRoot('docs', 'pictures', name), text]) : [];
  return [[PAGE, BLOCKS.reduce((page, block) => filled(page, block, published), readFileSync(PAGE, 'utf8'))], ...pictures];
}

/** Publishes, or checks what is published. */
export function run(args) {
  if (args.includes('--check')) {
    const other = filesOf(readJson(PUBLISHED) ?? {}).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    if (other.length > 0) throw new PlainError('The figures of docs/performance.md are not those of results/published.json: npm run bench -- publish');
    return say('docs/performance.md shows the published figures.');
  }
  const published = newest();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(PUBLISHED, `${JSON.stringify(published, null, 1)}\n`);
  for (const [file, text] of filesOf(published)) writeFileSync(file, text);
  return say('The figures of docs/performance.md are those of the newest results.');
}
