/**
 * `npm run bench -- publish`: takes the newest results into `results/published.json`, the one that is committed, and writes docs/figures.md with its
 * pictures from it. With `--check`, takes nothing and fails when the documentation says something else.
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
const PAGE = fromRoot('docs', 'figures.md');
const HEAD = `# Figures

Made by \`npm run bench -- publish\` from \`apps/bench/results/published.json\`; nothing here is written by hand. What they mean: [performance.md](performance.md).`;

const hasApi = ({ api }) => Object.values(api ?? {}).some(Boolean);

/** The page in its order; what was never measured has no section. */
const SECTIONS = [
  { title: 'The API', textOf: (published) => (hasApi(published) ? figuresText(published) : undefined) },
  { title: 'Pages', textOf: ({ pages }) => pages && pagesText(pages) },
  { title: 'A section with a thousand comments', textOf: ({ voices }) => voices && voicesText(voices) },
  { title: 'Long texts', textOf: ({ text }) => text && textText(text) },
];

const readJson = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** What was published before, with the newest results in its place: of the API for each scale, and of each other benchmark. */
function newest() {
  const published = readJson(PUBLISHED) ?? {};
  const api = { ...published.api };
  for (const scale of [1, 10]) api[scale] = readJson(join(RESULTS, `api-${scale}x.json`)) ?? api[scale];
  const others = ['pages', 'voices', 'text'].map((name) => [name, readJson(join(RESULTS, `${name}.json`)) ?? published[name]]);
  return { ...published, api, ...Object.fromEntries(others) };
}

function figuresPage(published) {
  const sections = SECTIONS.map(({ title, textOf }) => [title, textOf(published)]).filter(([, text]) => text !== undefined);
  return `${[HEAD, ...sections.map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n')}\n`;
}

/** The files of the documentation with the figures in them. */
function filesOf(published) {
  const pictures = hasApi(published) ? Object.entries(figuresPictures(published)).map(([name, text]) => [fromRoot('docs', 'pictures', name), text]) : [];
  return [[PAGE, figuresPage(published)], ...pictures];
}

/** Publishes, or checks what is published. */
export function run(args) {
  if (args.includes('--check')) {
    const other = filesOf(readJson(PUBLISHED) ?? {}).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
    if (other.length > 0) throw new PlainError('The figures of docs/figures.md are not those of results/published.json: npm run bench -- publish');
    return say('docs/figures.md shows the published figures.');
  }
  const published = newest();
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(PUBLISHED, `${JSON.stringify(published, null, 1)}\n`);
  for (const [file, text] of filesOf(published)) writeFileSync(file, text);
  return say('The figures of docs/figures.md are those of the newest results.');
}
