import { graphql, type ReadingEntryFragment } from '@mitgestalten/web-data';
import { portalMessages, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { classNames, VisuallyHidden } from '@mitgestalten/web-ui';
import { textLanguage, useCommonTexts, useLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { MarkedDoc } from './marked-doc.js';
import type { Numbered } from './outline.js';

export const ReadingEntry = graphql(`
  fragment ReadingEntry on VersionEntry {
    kind
    ordinal
    parentId
    passage { id commentCount }
    voices { start end comments fromElsewhere suggestions supports }
    revision {
      ...LinedRevision
      requiredByLaw
      text { id lang origin title doc }
    }
  }
`);

export interface PassageBlockProps {
  readonly place: Numbered<ReadingEntryFragment>;
  /** The address of the version: with the passage behind it, it always leads to these words. */
  readonly address: string;
  /** Its lines in the version, as a printed page names them. */
  readonly lines: { readonly first: number; readonly last: number };
  /** Comments can be given on it now. */
  readonly open: boolean;
}

/** One passage in the reading view: its words, and in the margin the voices on it. */
export function PassageBlock({ place, address, lines: { first, last }, open }: PassageBlockProps) {
  const s = useTexts(portalSynopsisMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const { entry, number, depth } = place;
  const { text } = entry.revision;
  const level = Math.min(depth + 2, 5) as 2 | 3 | 4 | 5;
  const Heading = `h${level}` as const;
  return (
    <section className={classNames('pt-passage', `pt-passage--${entry.kind.toLowerCase()}`)} id={`s-${entry.passage.id}`} aria-labelledby={`t-${entry.passage.id}`}>
      <div className="pt-passage__text" data-lines={first === last ? s('lines.one', { first }) : s('lines.range', { first, last })}>
        {entry.kind === 'GOAL' || entry.kind === 'MEASURE' ? <p className="pt-preline">{common(`kind.${entry.kind}`)}</p> : null}
        <div className="pt-passage__head">
          <a className="pt-passage__number" href={`${address}#s-${entry.passage.id}`}>{number}<VisuallyHidden>: {s('link-here')}</VisuallyHidden></a>
          <Heading id={`t-${entry.passage.id}`} className="pt-passage__title" {...wordsLanguage(lang, text.lang, text.title)}>{text.title}</Heading>
        </div>
        <MarkedDoc doc={text.doc} headingLevel={Math.min(level + 1, 6) as 6} {...textLanguage(lang, text.lang)} passageId={entry.passage.id} textId={text.id} voices={entry.voices} />
        <ShortFacts entry={entry} />
        {text.origin === 'MACHINE' ? <p className="pt-small">{common('origin.MACHINE')}</p> : null}
      </div>
      <Margin entry={entry} open={open} />
    </section>
  );
}

function ShortFacts({ entry }: { readonly entry: ReadingEntryFragment }) {
  const common = useCommonTexts();
  const { responsible, timeFrame, requiredByLaw } = entry.revision;
  const facts = [['responsible', responsible], ['timeFrame', timeFrame]] as const;
  const known = facts.filter(([, value]) => value != null);
  return (
    <>
      {known.length === 0 ? null : (
        <dl className="pt-facts pt-facts--short">
          {known.map(([key, value]) => <div key={key}><dt>{common(`fact.${key}`)}</dt><dd><bdi>{value}</bdi></dd></div>)}
        </dl>
      )}
      {requiredByLaw ? <p className="pt-small">{common('fact.requiredByLaw')}</p> : null}
    </>
  );
}

// The mark in the margin grows with interest, in four steps.
function weightOf(count: number): number {
  if (count === 0) return 0;
  return count < 4 ? 1 : count < 15 ? 2 : 3;
}

function Margin({ entry, open }: { readonly entry: ReadingEntryFragment; readonly open: boolean }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  const { id, commentCount } = entry.passage;
  const { title } = entry.revision.text;
  return (
    <p className={`pt-margin pt-margin--${weightOf(commentCount)}`}>
      {commentCount === 0 ? null : <a href={href(`/stelle/${id}#kommentare`)}>{t('reading.comments', { count: commentCount })}<VisuallyHidden>: {title}</VisuallyHidden></a>}
      {open
        ? <a className="pt-margin__say" href={href(`/stelle/${id}#schreiben`)} aria-label={t('reading.say-about', { title })}>{t('reading.say')}</a>
        : commentCount > 0 ? null : <a href={href(`/stelle/${id}`)}>{t('reading.more')}<VisuallyHidden>: {title}</VisuallyHidden></a>}
    </p>
  );
}
