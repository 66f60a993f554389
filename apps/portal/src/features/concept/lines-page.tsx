import { linedText, type Doc, type LinedBlock, type LinedPassage } from '@mitgestalten/concept-domain';
import { graphql, type PortalLinesQuery } from '@mitgestalten/web-data';
import { createTranslator, formatDay, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { textLanguage, useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, redirect, type PageFunction } from '../../app/page.js';
import { numbered } from './outline.js';

const PortalLines = graphql(`
  query PortalLines($slug: String!, $number: Int!) {
    process {
      ...ShellProcess
      part(slug: $slug) {
        id slug title
        currentVersion { id number }
        version(number: $number) { id number title hash publishedAt entries { kind parentId passage { id } revision { ...LinedRevision text { id lang } } } }
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
  // The newest is asked for by no number: its lines are those of the version that it is now.
  if (number === '' && part?.currentVersion?.number != null) return redirect(`/konzept/${slug}/fassung/${part.currentVersion.number}/druck`);
  const version = part?.version;
  if (process == null || part == null || version == null) return missingPage(context, process ?? null);
  const t = createTranslator(portalSynopsisMessages, context.lang);
  return found({
    title: t('lines.title', { title: part.title }),
    process,
    section: 'concept',
    sheet: 'book',
    main: <Lines part={part} version={version} publicUrl={context.publicUrl} />,
  });
};

function Lines({ part, version, publicUrl }: { readonly part: Part; readonly version: Version; readonly publicUrl: string }) {
  const t = useTexts(portalSynopsisMessages);
  const { lang, href } = useLanguage();
  const address = href(`/konzept/${part.slug}/fassung/${version.number}`);
  const lined = linesIn(version.entries);
  const facts: readonly (readonly [string, string])[] = [
    [t('lines.version'), t('lines.of', { title: version.title, number: version.number ?? 0 })],
    // With its year, for paper is kept.
    ...(version.publishedAt == null ? [] : [[t('lines.published'), formatDay(lang, version.publishedAt, '1970-01-01')] as const]),
    [t('lines.count'), String(lined.at(-1)?.last ?? 0)],
    [t('lines.hash'), version.hash.slice(0, 16)],
  ];
  return (
    <article className="ln-page">
      <p className="pt-back"><a href={address}>{t('to-text')}</a></p>
      <h1 className="pt-title">{part.title}</h1>
      <p className="pt-small ln-how">{t('lines.how')}</p>
      <dl className="ln-head">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
        <div><dt>{t('lines.address')}</dt><dd dir="ltr">{`${publicUrl}${address}`}</dd></div>
      </dl>
      <div className="ln-text">
        {numbered(version.entries).map((place, index) => <LinedSection key={place.entry.passage.id} place={place} lined={lined[index]!} />)}
      </div>
    </article>
  );
}

function LinedSection({ place: { entry, number, depth }, lined }: { readonly place: ReturnType<typeof numbered<Version['entries'][number]>>[number]; readonly lined: LinedPassage }) {
  const t = useTexts(portalSynopsisMessages);
  const { lang } = useLanguage();
  const { id } = entry.passage;
  const range = lined.first === lined.last ? t('lines.one', { first: lined.first }) : t('lines.range', { first: lined.first, last: lined.last });
  return (
    <section className={`ln-passage ln-passage--${entry.kind.toLowerCase()}`} id={`s-${id}`} aria-labelledby={`t-${id}`}>
      <p className="ln-number">{number} <span>{range}</span></p>
      {lined.blocks.map((block) => (
        <LinedText key={block.first} block={block} level={Math.min(depth + 2, 5) as 2 | 3 | 4 | 5} id={`t-${id}`} language={textLanguage(lang, entry.revision.text.lang)} />
      ))}
    </section>
  );
}

interface LinedTextProps {
  readonly block: LinedBlock;
  readonly level: 2 | 3 | 4 | 5;
  readonly id: string;
  readonly language: ReturnType<typeof textLanguage>;
}

function LinedText({ block, level, id, language }: LinedTextProps) {
  const common = useCommonTexts();
  // A blank behind each line but the last: read aloud or copied, lines are a sentence.
  const lines = block.lines.map((line, index) => (
    <span key={index} className="ln-line" id={`z-${block.first + index}`} data-line={block.first + index} data-fifth={(block.first + index) % 5 === 0 ? '' : undefined}>
      {line}{index < block.lines.length - 1 ? ' ' : null}
    </span>
  ));
  const Heading = `h${level}` as const;
  if (block.kind === 'TITLE') return <Heading id={id} className="ln-title" {...language}>{lines}</Heading>;
  if (block.kind === 'HEADING') return <p className="ln-heading" {...language}>{lines}</p>;
  if (block.kind === 'FACT') return <div className="ln-fact"><p className="ln-fact__name">{common(`fact.${block.fact!}`)}</p><p dir="auto">{lines}</p></div>;
  if (block.kind === 'ITEM') return <div className="ln-item" {...language}><span className="ln-item__mark">{block.item === null ? null : block.item === 0 ? '•' : `${block.item}.`}</span><p>{lines}</p></div>;
  return <p {...language}>{lines}</p>;
}
