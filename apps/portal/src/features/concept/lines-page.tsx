import { linedText, plainText, type Doc, type LinedBlock, type LinedPassage } from '@mitgestalten/concept-domain';
import { graphql, type PortalLinesQuery } from '@mitgestalten/web-data';
import { createTranslator, directionOf, directionOfText, formatDay, languageName, portalNotesMessages, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { Alert, classNames } from '@mitgestalten/web-ui';
import { hrefIn, textLanguage, useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, redirect, type PageFunction } from '../../app/page.js';
import { langOnly } from '../contribution/contribution-view.js';
import { CalledLine, Endnotes, numberedNotes, PortalEndnotes, type NoteMark, type NumberedNote } from './endnotes.js';
import { numbered } from './outline.js';

const PortalLines = graphql(`
  query PortalLines($slug: String!, $number: Int!) {
    process {
      ...ShellProcess
      part(slug: $slug) {
        id slug title
        currentVersion { id number }
        version(number: $number) { id number title hash publishedAt entries { kind parentId passage { id } revision { ...LinedRevision text { id lang origin } } } }
      }
    }
  }
`);

/** What of a wording is cut into lines. */
export const LinedRevision = graphql(`
  fragment LinedRevision on Revision { id responsible partners cost timeFrame indicator text { id title doc } }
`);

type Process = NonNullable<PortalLinesQuery['process']>;
type Part = NonNullable<Process['part']>;
type Version = NonNullable<Part['version']>;

interface WithWording {
  readonly passage: { readonly id: string };
  readonly revision: {
    readonly responsible?: string | null; readonly partners?: string | null; readonly cost?: string | null; readonly timeFrame?: string | null; readonly indicator?: string | null;
    readonly text: { readonly title: string; readonly doc: unknown };
  };
}

/** The passages of a version with their line numbers. Wordings that the API gives are documents (`checkDocument`). */
export function linesIn(entries: readonly WithWording[]): readonly LinedPassage[] {
  return linedText(entries.map(({ passage, revision: { text, responsible, partners, cost, timeFrame, indicator } }) => ({
    passageId: passage.id, title: text.title, doc: text.doc as Doc,
    responsible: responsible ?? null, partners: partners ?? null, cost: cost ?? null, timeFrame: timeFrame ?? null, indicator: indicator ?? null,
  })));
}

/** A version in numbered lines, to be printed and to be spoken about: "line 37". */
export const linesPage: PageFunction = async (context) => {
  const { part: slug = '', number = '' } = context.params;
  const wanted = /^[1-9]\d{0,4}$/.test(number) ? Number(number) : 0;
  const { process } = await context.ask(PortalLines, { slug, number: wanted });
  const part = process?.part;
  const noted = context.query.has('nachweise');
  // The newest is asked for by no number: its lines are those of the version that it is now.
  if (number === '' && part?.currentVersion?.number != null) return redirect(`/konzept/${slug}/fassung/${part.currentVersion.number}/druck${noted ? `?${withNotes}` : ''}`);
  const version = part?.version;
  if (process == null || part == null || version == null) return missingPage(context, process ?? null);
  const t = createTranslator(portalSynopsisMessages, context.lang);
  const notes = noted ? (await context.ask(PortalEndnotes, { versionId: version.id })).endnotes ?? [] : null;
  return found({
    title: t('lines.title', { title: part.title }),
    process,
    section: 'concept',
    main: <Lines part={part} version={version} notes={notes} original={process.languages[0] === 'en' ? 'en' : 'de'} publicUrl={context.publicUrl} />,
  });
};

const withNotes = 'nachweise=1';

interface LinesProps {
  readonly part: Part;
  readonly version: Version;
  /** Null where they were not asked for. */
  readonly notes: Parameters<typeof numberedNotes>[0] | null;
  /** The language in which the page shows what is translated elsewhere. */
  readonly original: 'de' | 'en';
  readonly publicUrl: string;
}

function Lines({ part, version, notes, original, publicUrl }: LinesProps) {
  const t = useTexts(portalSynopsisMessages);
  const n = useTexts(portalNotesMessages);
  const { lang, href } = useLanguage();
  const address = href(`/konzept/${part.slug}/fassung/${version.number}`);
  const lined = linesIn(version.entries);
  const called = notesIn(version, lined, notes ?? []);
  const texts = version.entries.map(({ revision: { text } }) => text);
  const translated = texts.some(({ origin }) => origin !== 'ORIGINAL');
  const marks = Map.groupBy(called.flatMap((one) => one.marks), ({ line }) => line);
  const facts: readonly (readonly [string, string])[] = [
    [t('lines.version'), t('lines.of', { title: version.title, number: version.number ?? 0 })],
    // With its year, for paper is kept.
    ...(version.publishedAt == null ? [] : [[t('lines.published'), formatDay(lang, version.publishedAt, '1970-01-01')] as const]),
    [t('lines.language'), [...new Set(texts.map((text) => languageName(text.lang, lang)))].join(', ')],
    [t('lines.count'), String(lined.at(-1)?.last ?? 0)],
    [t(translated ? 'lines.hash-original' : 'lines.hash'), version.hash.slice(0, 16)],
  ];
  return (
    <article className="ln-page">
      <p className="pt-back"><a href={address}>{t('to-text')}</a></p>
      <h1 className="pt-title">{part.title}</h1>
      <p className="pt-small ln-how">{t('lines.how')}</p>
      {translated ? <Translated address={hrefIn(original, `/konzept/${part.slug}/fassung/${version.number}/druck`)} /> : null}
      <p className="pt-book__links"><a href={`${address}/druck${notes === null ? `?${withNotes}` : ''}`}>{n(notes === null ? 'with' : 'without')}</a></p>
      <dl className="ln-head">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        <div><dt>{t('lines.address')}</dt><dd dir="ltr">{`${publicUrl}${address}`}</dd></div>
      </dl>
      <div className="ln-text">
        {numbered(version.entries).map((place, index) => <LinedSection key={place.entry.passage.id} place={place} lined={lined[index]!} marks={marks} />)}
      </div>
      {notes === null ? null : <Endnotes notes={called} publicUrl={publicUrl} />}
    </article>
  );
}

/** Each language has lines of its own: those of a translation are not the ones that others speak about. On paper, too. */
function Translated({ address }: { readonly address: string }) {
  const t = useTexts(portalSynopsisMessages);
  return <Alert tone="info" title={t('lines.translated')}><p>{t('lines.translated-why')} <a href={address}>{t('lines.original')}</a></p></Alert>;
}

/** The notes with their places in the lines. */
function notesIn(version: Version, lined: readonly LinedPassage[], notes: Parameters<typeof numberedNotes>[0]): readonly NumberedNote[] {
  return numberedNotes(notes, new Map(version.entries.map(({ passage, revision: { text } }, n) => [passage.id, { lined: lined[n]!, plain: plainText(text.doc as Doc), lang: text.lang }])));
}

type MarksByLine = ReadonlyMap<number, readonly NoteMark[]>;

interface LinedSectionProps {
  readonly place: ReturnType<typeof numbered<Version['entries'][number]>>[number];
  readonly lined: LinedPassage;
  readonly marks: MarksByLine;
}

function LinedSection({ place: { entry, number, depth }, lined, marks }: LinedSectionProps) {
  const t = useTexts(portalSynopsisMessages);
  const { lang } = useLanguage();
  const { id } = entry.passage;
  const range = lined.first === lined.last ? t('lines.one', { first: lined.first }) : t('lines.range', { first: lined.first, last: lined.last });
  return (
    <section className={`ln-passage ln-passage--${entry.kind.toLowerCase()}`} id={`s-${id}`} aria-labelledby={`t-${id}`} dir={textLanguage(lang, entry.revision.text.lang).dir}>
      <p className="ln-number">{number} <span dir="auto">{range}</span></p>
      {lined.blocks.map((block) => (
        <LinedText key={block.first} block={block} marks={marks} level={Math.min(depth + 2, 5) as 2 | 3 | 4 | 5} id={`t-${id}`} textLang={entry.revision.text.lang} />
      ))}
    </section>
  );
}

interface LinedTextProps {
  readonly block: LinedBlock;
  readonly marks: MarksByLine;
  readonly level: 2 | 3 | 4 | 5;
  readonly id: string;
  readonly textLang: string;
}

function LinedText({ block, marks, level, id, textLang }: LinedTextProps) {
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const language = langOnly(textLanguage(lang, textLang));
  // The names of our marks stand within a text that may be in another language.
  const ours = language.lang === undefined ? {} : { lang };
  // Words of the other direction: the numbers stay on the side of the text.
  const own = directionOfText(block.lines.join(' '));
  const turned = own !== null && own !== directionOf(textLang);
  const words = (line: string, index: number) => <CalledLine line={line} marks={marks.get(block.first + index) ?? []} ours={ours} />;
  // A blank behind each line but the last: read aloud or copied, lines are a sentence.
  const lines = block.lines.map((line, index) => (
    <span key={index} className="ln-line" id={`z-${block.first + index}`} data-line={block.first + index} data-fifth={(block.first + index) % 5 === 0 ? '' : undefined}>
      {turned ? <span className="ln-words" dir={own}>{words(line, index)}</span> : words(line, index)}{index < block.lines.length - 1 ? ' ' : null}
    </span>
  ));
  const Heading = `h${level}` as const;
  if (block.kind === 'TITLE') return <Heading id={id} className="ln-title" {...language}>{lines}</Heading>;
  if (block.kind === 'HEADING') return <p className="ln-heading" {...language}>{lines}</p>;
  if (block.kind === 'FACT') return <div className="ln-fact"><p className="ln-fact__name"><bdi>{common(`fact.${block.fact!}`)}</bdi></p><p>{lines}</p></div>;
  if (block.kind === 'ITEM') return <div className={classNames('ln-item', turned && 'ln-item--turned')} {...language}><span className="ln-item__mark">{block.item === null ? null : block.item === 0 ? '•' : `${block.item}.`}</span><p>{lines}</p></div>;
  return <p {...language}>{lines}</p>;
}
