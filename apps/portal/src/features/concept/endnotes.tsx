import { placeInLines, type LinedPassage, type LinePlace } from '@mitgestalten/concept-domain';
import { graphql, type PortalEndnotesQuery } from '@mitgestalten/web-data';
import { formatDay, portalNotesMessages } from '@mitgestalten/web-i18n';
import { Fragment, type ReactNode } from 'react';
import { textLanguage, useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { langOnly } from '../contribution/contribution-view.js';

export const PortalEndnotes = graphql(`
  query PortalEndnotes($versionId: ID!) {
    endnotes(versionId: $versionId) {
      kind passageId words lang reason
      spans { start end }
      version { id number kind title publishedAt }
      contributions { id lang authorName onBehalfOf publishedAt quote answer { outcome body lang publishedAt } }
    }
  }
`);

type Note = NonNullable<PortalEndnotesQuery['endnotes']>[number];

/** Where a note is called in the text. */
export interface NoteMark extends LinePlace {
  readonly number: number;
}

/** A note with its number and the places at which it is called. */
export interface NumberedNote {
  readonly note: Note;
  readonly number: number;
  readonly marks: readonly NoteMark[];
  /** The language of the text in which its words stand. */
  readonly lang: string;
}

interface TextOfPassage {
  readonly lined: LinedPassage;
  readonly plain: string;
  readonly lang: string;
}

/** Notes by their places in the lines: each behind its words, or behind the passage where these cannot be told. */
export function numberedNotes(notes: readonly Note[], passages: ReadonlyMap<string, TextOfPassage>): readonly NumberedNote[] {
  return notes.flatMap((note, n) => {
    const text = passages.get(note.passageId);
    if (text === undefined) return [];
    const all = note.spans.length === 0 ? [Infinity] : note.spans.map(({ end }) => end);
    // Sources are those of a wording, of which every word may be new: one call, behind the first of them, is enough.
    const ends = note.kind === 'NAMED_SOURCE' ? all.slice(0, 1) : all;
    const marks = ends.flatMap((end): NoteMark[] => {
      const place = placeInLines(text.lined, text.plain, end) ?? behind(text.lined);
      return place === null ? [] : [{ ...place, number: n + 1 }];
    });
    return [{ note, number: n + 1, marks, lang: text.lang }];
  });
}

/** Behind the title or the facts of a passage that has no text. */
function behind({ blocks }: LinedPassage): LinePlace | null {
  const block = blocks.at(-1);
  return block === undefined ? null : { line: block.first + block.lines.length - 1, after: block.lines.at(-1)!.length };
}

const noteId = (number: number) => `nachweis-${number}`;
const markId = ({ number, line, after }: NoteMark) => `n${number}-${line}-${after}`;

/**
 * The words of a line with the numbers of the notes that are called in it. These take no room of their own, so that each line holds what it holds without
 * them; notes that are called at one place stand together.
 */
export function CalledLine({ line, marks, ours }: { readonly line: string; readonly marks: readonly NoteMark[]; readonly ours: { readonly lang?: string } }): ReactNode {
  const t = useTexts(portalNotesMessages);
  const places = [...Map.groupBy(marks, ({ after }) => after)].sort(([a], [b]) => a - b);
  const pieces = places.map(([after, called], n) => (
    <span key={after}>
      {line.slice(places[n - 1]?.[0] ?? 0, after)}
      <sup className="ln-call">
        <span>{called.map((mark) => <a key={mark.number} id={markId(mark)} href={`#${noteId(mark.number)}`} role="doc-noteref" aria-label={t('mark', { number: mark.number })} {...ours}>{mark.number}</a>)}</span>
      </sup>
    </span>
  ));
  return <>{pieces}{line.slice(places.at(-1)?.[0] ?? 0)}</>;
}

/** What brought which words: behind the text, as in a book. */
export function Endnotes({ notes, publicUrl }: { readonly notes: readonly NumberedNote[]; readonly publicUrl: string }): ReactNode {
  const t = useTexts(portalNotesMessages);
  return (
    <section className="ln-notes" role="doc-endnotes" aria-labelledby="nachweise">
      <h2 id="nachweise">{t('title')}</h2>
      {notes.length === 0 ? <p>{t('none')}</p> : (
        <>
          <p className="ln-how">{t('how')}</p>
          <ol>{notes.map((one) => <EndnoteItem key={one.number} numbered={one} publicUrl={publicUrl} />)}</ol>
        </>
      )}
    </section>
  );
}

function EndnoteItem({ numbered: { note, number, marks, lang: textLang }, publicUrl }: { readonly numbered: NumberedNote; readonly publicUrl: string }) {
  const t = useTexts(portalNotesMessages);
  const common = useCommonTexts();
  const { lang } = useLanguage();
  const { kind, version, contributions, words, spans, reason } = note;
  // Sources were not decided one by one.
  const suggestion = kind === 'SUGGESTION' ? contributions[0] : undefined;
  const answer = suggestion?.answer;
  // With its year, for paper is kept.
  const day = (at: string) => formatDay(lang, at, '1970-01-01');
  return (
    <li id={noteId(number)} className="ln-note">
      <p className="ln-note__words">
        {marks.map((mark) => <a key={markId(mark)} href={`#${markId(mark)}`} role="doc-backlink" aria-label={t('back', { line: mark.line })}>{t('line', { line: mark.line })}</a>)}
        {spans.length > 0 || words.length === 0 ? null : <span>{t('whole')}</span>}
        {(suggestion === undefined && words.length > 0 ? [words.join(gap)] : words).map((one, n) => <Quoted key={n} words={one} lang={note.lang} />)}
        {words.length > 0 || (suggestion === undefined && spans.length === 0) ? null : (
          <>{t('struck')} {suggestion?.quote == null ? null : <del dir="auto" {...langOnly(textLanguage(lang, suggestion.lang))}>{suggestion.quote}</del>}</>
        )}
      </p>
      <dl>
        <div>
          <dt>{t('from')}</dt>
          <dd>{contributions.map((contribution) => <Source key={contribution.id} kind={kind} contribution={contribution} day={day} publicUrl={publicUrl} />)}</dd>
        </div>
        <div>
          <dt>{t('decided')}</dt>
          <dd>
            {answer?.publishedAt == null ? null : <p>{t('answer', { outcome: common(`outcome.${answer.outcome}`), date: day(answer.publishedAt) })}</p>}
            <p>{t(`by.${version.kind}`)}</p>
          </dd>
        </div>
        {answer == null && reason == null ? null : (
          <div>
            <dt>{t('why')}</dt>
            <dd>
              {answer == null ? null : <p className="pt-plain" dir="auto" {...langOnly(textLanguage(lang, answer.lang))}>{answer.body}</p>}
              {reason == null ? null : <p className="pt-plain" dir="auto" {...langOnly(textLanguage(lang, textLang))}>{reason}</p>}
            </dd>
          </div>
        )}
        {version.publishedAt == null ? null : <div><dt>{t('since')}</dt><dd>{t('version', { title: version.title, number: version.number ?? 0, date: day(version.publishedAt) })}</dd></div>}
      </dl>
    </li>
  );
}

/** Stretches of words, each in its own direction. */
function Quoted({ words, lang }: { readonly words: string; readonly lang: string }) {
  const page = useLanguage();
  const stretches = clipped(words).split(gap);
  return <q>{stretches.map((stretch, n) => <Fragment key={n}>{n === 0 ? null : gap}<bdi {...langOnly(textLanguage(page.lang, lang))}>{stretch}</bdi></Fragment>)}</q>;
}

/** The line says where they stand; of many words the first and the last do. */
function clipped(words: string): string {
  const each = words.split(/\s+/u);
  return each.length <= mostWords ? words : `${each.slice(0, mostWords / 2).join(' ')}${gap}${each.slice(-mostWords / 2).join(' ')}`;
}

const gap = ' … ';

// Two lines of print.
const mostWords = 24;

interface SourceProps {
  readonly kind: Note['kind'];
  readonly contribution: Note['contributions'][number];
  readonly day: (at: string) => string;
  readonly publicUrl: string;
}

/** What brought the words, and its address; on paper that is printed. A kind more is its sentence in the catalogue. */
function Source({ kind, contribution: { id, authorName, onBehalfOf, publishedAt }, day, publicUrl }: SourceProps) {
  const t = useTexts(portalNotesMessages);
  const { href } = useLanguage();
  const address = href(`/ideen/${id}`);
  return (
    <>
      <p>
        {t(kind, { name: authorName ?? t('nobody'), date: publishedAt == null ? '' : day(publishedAt) })}
        {onBehalfOf == null ? null : `, ${t('on-behalf', { name: onBehalfOf })}`}
      </p>
      <p><a href={address}>{t('read')}</a> <span className="ln-note__address" dir="ltr">{`${publicUrl}${address}`}</span></p>
    </>
  );
}
