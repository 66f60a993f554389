import { graphql, type PortalReadingQuery } from '@mitgestalten/web-data';
import { formatDay, languageName, portalMessages, portalSynopsisMessages, pseudoRtl } from '@mitgestalten/web-i18n';
import { Alert } from '@mitgestalten/web-ui';
import { textLanguage, useLanguage, useOfficeLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { langOnly } from '../contribution/contribution-view.js';
import { linesIn } from './lines-page.js';
import { numbered } from './outline.js';
import { PassageBlock } from './passage-block.js';
import { synopsisPath } from './synopsis-text.js';

const PortalReading = graphql(`
  query PortalReading($slug: String!, $number: Int!, $numbered: Boolean!) {
    process {
      ...ShellProcess
      parts { id slug title }
      part(slug: $slug) {
        id slug title kind
        versions { id number title kind publishedAt }
        currentVersion @skip(if: $numbered) { ...ReadingVersion }
        version(number: $number) @include(if: $numbered) { ...ReadingVersion }
      }
    }
  }
`);

export const ReadingVersion = graphql(`
  fragment ReadingVersion on Version { id number title changeNote publishedAt entries { ...ReadingEntry } }
`);

const PortalChangeNote = graphql(`
  query PortalChangeNote($slug: String!, $number: Int!) { process { part(slug: $slug) { version(number: $number) { changeNote } } } }
`);

type Process = NonNullable<PortalReadingQuery['process']>;
type Part = NonNullable<Process['part']>;
type Version = NonNullable<Part['currentVersion']>;

/** The reading view of a part: its newest version, or the one that the address names. */
export const readingPage: PageFunction = async (context) => {
  const { part: slug = '', number } = context.params;
  const wanted = number === undefined ? null : Number(number);
  if (wanted !== null && !(Number.isInteger(wanted) && wanted > 0 && wanted < 100_000)) return missingPage(context);
  const { process } = await context.ask(PortalReading, { slug, number: wanted ?? 0, numbered: wanted !== null });
  const part = process?.part;
  const version = part?.version ?? part?.currentVersion;
  if (process == null || part == null || version == null) return missingPage(context, process ?? null);
  // A corrected letter is not what is new: the note of the version that was corrected tells that.
  const corrected = correctedOf(part, version);
  const note = corrected?.number == null ? null : (await context.ask(PortalChangeNote, { slug, number: corrected.number })).process?.part?.version?.changeNote;
  return found({
    title: `${part.title}: ${version.title}`,
    process,
    section: 'concept',
    main: <Reading process={process} part={part} version={version} notes={[note, version.changeNote].filter((each) => each != null)} />,
  });
};

/** The version that two people published and of which this one only corrects typing errors; null when it is one itself. */
function correctedOf({ versions }: Part, { id }: Version): Part['versions'][number] | null {
  const at = versions.findIndex((version) => version.id === id);
  return versions[at]?.kind === 'CORRECTION' ? (versions.slice(at).find(({ kind }) => kind !== 'CORRECTION') ?? null) : null;
}

interface ReadingProps {
  readonly process: Process;
  readonly part: Part;
  readonly version: Version;
  /** What changed: in the version that was corrected, if this is a correction, and in this one. */
  readonly notes: readonly string[];
}

function Reading({ process, part, version, notes }: ReadingProps) {
  const t = useTexts(portalMessages);
  const { lang, href } = useLanguage();
  const office = useOfficeLanguage();
  const newest = part.versions[0];
  const isNewest = newest === undefined || newest.id === version.id;
  const open = isNewest && process.open.includes('COMMENT');
  const entries = numbered(version.entries);
  const lines = linesIn(version.entries);
  const address = href(`/konzept/${part.slug}/fassung/${version.number}`);
  return (
    <div className="pt-reading">
      <Contents process={process} part={part} entries={entries} />
      <article className="pt-book">
        <header className="pt-book__head">
          <h1 className="pt-title">{part.title}</h1>
          <p className="pt-preline">
            {version.publishedAt == null ? version.title : t('version.since', { title: version.title, date: formatDay(lang, version.publishedAt, process.now) })}
          </p>
          {isNewest ? null : (
            <Alert tone="warning" title={t('version.old')}><p><a href={href(`/konzept/${part.slug}`)}>{t('version.to-newest', { title: newest.title })}</a></p></Alert>
          )}
          <OldAndNew part={part} version={version} />
          <Untranslated version={version} />
          {notes.length === 0 ? null : (
            <details className="pt-more">
              <summary>{t(version.number === 1 ? 'version.about' : 'version.change-note')}</summary>
              <div className="pt-more__body">{notes.map((note) => <p key={note} className="pt-plain" dir="auto" {...office}>{note}</p>)}</div>
            </details>
          )}
        </header>
        {entries.map((place, index) => <PassageBlock key={place.entry.passage.id} place={place} address={address} lines={lines[index]!} open={open} />)}
        <Versions part={part} shown={version.id} now={process.now} />
      </article>
    </div>
  );
}

function Contents({ process, part, entries }: { readonly process: Process; readonly part: Part; readonly entries: ReturnType<typeof numbered<Version['entries'][number]>> }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  const shown = entries.filter(({ depth, entry }) => depth === 0 || (depth === 1 && entry.kind !== 'MEASURE' && entries.length < 60));
  return (
    <details className="pt-outline">
      <summary>{t('reading.outline')}</summary>
      <nav aria-label={t('reading.outline')}>
        <ul className="pt-outline__parts">
          {process.parts.map((one) => <li key={one.id}><a href={href(`/konzept/${one.slug}`)} aria-current={one.id === part.id ? 'page' : undefined}>{one.title}</a></li>)}
        </ul>
        <ol className="pt-outline__list">
          {shown.map(({ entry, number, depth }) => (
            <li key={entry.passage.id} className={`pt-outline__${depth}`}>
              <a href={`#s-${entry.passage.id}`}><span className="pt-outline__number">{number}</span> <bdi {...langOnly(textLanguage(lang, entry.revision.text.lang))}>{entry.revision.text.title}</bdi></a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}

// What changed: since the version before, or until today. Nobody is remembered to say it: a reader knows which draft was read.
function OldAndNew({ part, version }: { readonly part: Part; readonly version: Version }) {
  const t = useTexts(portalSynopsisMessages);
  const { href } = useLanguage();
  const at = part.versions.findIndex(({ id }) => id === version.id);
  // A correction is compared with what stood before the version that it corrects.
  const proposed = correctedOf(part, version) ?? version;
  const [newest, former] = [part.versions[0], part.versions[part.versions.findIndex(({ id }) => id === proposed.id) + 1]];
  return (
    <p className="pt-book__links">
      {at > 0 ? <a href={href(synopsisPath(part.slug, { from: version.number ?? 0, to: newest?.number ?? 0 }))}>{t('since-newest')}</a>
        : former === undefined ? null : <a href={href(synopsisPath(part.slug, { from: former.number ?? 0, to: version.number ?? 0 }))}>{t('since', { title: former.title })}</a>}
      <a href={href(`/konzept/${part.slug}/fassung/${version.number}/druck`)}>{t('lines.link')}</a>
    </p>
  );
}

// Said once on top when the text as a whole is in another language than the page.
function Untranslated({ version }: { readonly version: Version }) {
  const t = useTexts(portalMessages);
  const { lang } = useLanguage();
  const langs = new Set(version.entries.map((entry) => entry.revision.text.lang));
  const [shown] = langs;
  if (shown === undefined || langs.has(lang) || lang === pseudoRtl) return null;
  return <p className="pt-small">{t('reading.untranslated', { lang: languageName(lang), shown: languageName(shown, lang) })}</p>;
}

function Versions({ part, shown, now }: { readonly part: Part; readonly shown: string; readonly now: string }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  const s = useTexts(portalSynopsisMessages);
  const [newest, ...earlier] = part.versions;
  if (newest === undefined || earlier.length === 0) return null;
  return (
    <nav className="pt-versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('version.earlier')}</h2>
      <ol>
        {earlier.map((version) => (
          <li key={version.id}>
            <a href={href(`/konzept/${part.slug}/fassung/${version.number}`)} aria-current={version.id === shown ? 'page' : undefined}>
              {version.publishedAt == null ? version.title : t('version.since', { title: version.title, date: formatDay(lang, version.publishedAt, now) })}
            </a>
            {version.id === shown ? <span> ({t('version.shown')})</span> : null}
            {' · '}
            <a href={href(synopsisPath(part.slug, { from: version.number ?? 0, to: newest.number ?? 0 }))}>{s('since', { title: version.title })}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
