import { maxDocumentCharacters } from '@mitgestalten/concept-domain';
import { isId } from '@mitgestalten/kernel';
import { graphql, type PortalProvenanceQuery } from '@mitgestalten/web-data';
import { formatDay, portalAnchorMessages, portalMessages, portalNotesMessages, portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { VisuallyHidden } from '@mitgestalten/web-ui';
import { Fragment } from 'react';
import { textLanguage, useLanguage, useOfficeLanguage, useTexts } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, redirect, type PageFunction } from '../../app/page.js';
import { Byline, langOnly, OfficialAnswer, Said, useAuthorName } from '../contribution/contribution-view.js';
import { threadAddress } from '../contribution/named-thread.js';
import { folded, type StepAt as At } from './origin-steps.js';
import { wordsFrom, wordsQuery } from './voices.js';
import { wordOrigins, type WordOrigin } from './word-origins.js';

const PortalProvenance = graphql(`
  query PortalProvenance($id: ID!, $from: Int!, $to: Int!) {
    process { ...ShellProcess }
    passage(id: $id) { id part { id slug title } currentEntry { revision { id text { id lang title } } } }
    wordsProvenance(passageId: $id, from: $from, to: $to) {
      version { id number kind title publishedAt }
      state
      quote
      reason
      comments
      firstCommentId
      passageId
      sources { ...PublicContribution passage { id } }
      adopted { ...PublicContribution passage { id } }
      brought { ...PublicContribution passage { id } }
      broughtWords { contributionId start end }
    }
  }
`);

type Step = NonNullable<PortalProvenanceQuery['wordsProvenance']>[number];

type StepAt = At<Step>;

/** How some words of the text came about: from today back to where they began. */
export const provenancePage: PageFunction = async (context) => {
  const id = context.params['id'];
  const words = wordsFrom(context.query, maxDocumentCharacters);
  if (!isId(id) || words === null) return missingPage(context);
  const { process, passage, wordsProvenance: steps } = await context.ask(PortalProvenance, { id, from: words.start, to: words.end });
  const back = `/stelle/${id}?${wordsQuery(words, words.textId)}`;
  // Words of another text: there it is said where they stand now.
  if (passage != null && passage.currentEntry?.revision.text.id !== words.textId) return redirect(back);
  if (process == null || passage == null || steps == null) return missingPage(context, process ?? null);
  const { title, lang } = passage.currentEntry?.revision.text ?? { title: passage.part.title, lang: context.lang };
  return found({ title, process, section: 'concept', main: <Provenance title={title} quoted={textLanguage(context.lang, lang)} steps={steps} back={back} /> });
};

/** The language of the words: they are followed in one. */
type Quoted = ReturnType<typeof textLanguage>;

function Provenance({ title, quoted, steps, back }: { readonly title: string; readonly quoted: Quoted; readonly steps: readonly Step[]; readonly back: string }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  return (
    <div className="pt-column">
      <p className="pt-back"><a href={href(back)}>{t('origin.back', { title })}</a></p>
      <h1 className="pt-title">{t('origin.title')}</h1>
      <Pieces steps={steps} quoted={quoted} />
      <ol className="pt-origin">
        {folded(steps).map((step, n) => (Array.isArray(step) ? <Unchanged key={n} steps={step} /> : <OriginStep key={n} {...step} quoted={quoted} back={back} />))}
      </ol>
    </div>
  );
}

/** The words, those that came later marked, and since when each of them stands there. */
function Pieces({ steps, quoted }: { readonly steps: readonly Step[]; readonly quoted: Quoted }) {
  const t = useTexts(portalNotesMessages);
  const pieces = wordOrigins(steps.map(({ quote }) => quote ?? null));
  const oldest = Math.max(...pieces.map(({ since }) => since));
  if (pieces.length < 2) return <blockquote className="pt-quote"><p {...langOnly(quoted)} dir="auto">{steps[0]?.quote}</p></blockquote>;
  return (
    <>
      <blockquote className="pt-quote">
        <p {...langOnly(quoted)} dir="auto">{pieces.map(({ text, since }, n) => (since === oldest ? text : <Fragment key={n}><mark className="pt-words">{text.trimEnd()}</mark>{text.slice(text.trimEnd().length)}</Fragment>))}</p>
      </blockquote>
      <h2 className="pt-origin__version" id="worte">{t('pieces')}</h2>
      <ul className="pt-origin__pieces" aria-labelledby="worte">{pieces.map((piece, n) => <Piece key={n} piece={piece} steps={steps} quoted={quoted} />)}</ul>
    </>
  );
}

function Piece({ piece: { text, since, places }, steps, quoted }: { readonly piece: WordOrigin; readonly steps: readonly Step[]; readonly quoted: Quoted }) {
  const t = useTexts(portalNotesMessages);
  const { lang } = useLanguage();
  const { version, brought, broughtWords } = steps[since]!;
  const former = steps[since + 1];
  const words = { title: version.title, date: version.publishedAt == null ? '' : formatDay(lang, version.publishedAt) };
  // Before what is not certain, they may have stood as well.
  const when = since === steps.length - 1 ? t('piece-first', words) : t(former?.state === 'UNCERTAIN' ? 'piece-unknown' : 'piece-since', words);
  const suggested = broughtWords.filter(({ start, end }) => places.some((place) => start <= place && place < end)).map(({ contributionId }) => contributionId);
  const authors = brought.filter(({ id }) => suggested.includes(id)).map(({ authorName }) => t('piece-by', { name: authorName ?? t('nobody') }));
  return (
    <li>
      <q><bdi {...langOnly(quoted)}>{text.trim()}</bdi></q>{' '}
      <a href={`#${stepId(version)}`}>{when}</a>
      {authors.map((author, n) => <span key={n}> · {author}</span>)}
    </li>
  );
}

const stepId = ({ number }: Step['version']) => `fassung-${number}`;

/** Versions that did nothing to the words, and in which nobody said anything about them. */
function Unchanged({ steps }: { readonly steps: readonly StepAt[] }) {
  const t = useTexts(portalAnchorMessages);
  const { lang } = useLanguage();
  const titles = steps.map(({ step: { version } }) => (version.publishedAt == null ? version.title : t('origin.version', { title: version.title, date: formatDay(lang, version.publishedAt) })));
  return <li><p>{t('origin.unchanged', { titles: new Intl.ListFormat(lang).format(titles) })}</p></li>;
}

interface OriginStepProps extends StepAt {
  readonly quoted: Quoted;
  /** The address of the words as they stand today. */
  readonly back: string;
}

function OriginStep({ step, quoted, back, after, former, isLast }: OriginStepProps) {
  const t = useTexts(portalAnchorMessages);
  const page = useTexts(portalMessages);
  const n = useTexts(portalNotesMessages);
  const { lang, href } = useLanguage();
  const office = useOfficeLanguage();
  const { version, state, quote, reason, comments, sources, adopted, brought } = step;
  if (state === 'UNCERTAIN') return <li><p>{t('origin.uncertain', { title: version.title })}</p></li>;
  // Where the words were not yet, only the version after says something: they began there.
  if (quote == null) return <li><p>{t('origin.began', { title: after?.version.title ?? '' })}</p></li>;
  return (
    <li id={stepId(version)}>
      <h2 className="pt-origin__version">{version.publishedAt == null ? version.title : page('version.since', { title: version.title, date: formatDay(lang, version.publishedAt) })}</h2>
      {state === null || state === 'SAME' ? null : <p>{t(state === 'MOVED' ? 'origin.moved' : 'origin.was')}</p>}
      {after === null || quote === after.quote ? null : <blockquote className="pt-quote"><p {...langOnly(quoted)} dir="auto">{quote}</p></blockquote>}
      {former !== null && former.state !== 'UNCERTAIN' && (former.quote !== quote || former.state === 'MOVED') ? <p>{n('decided')}: {n(`by.${version.kind}`)}</p> : null}
      {reason == null ? null : <p>{t('origin.reason')} <span dir="auto" {...office}>{reason}</span></p>}
      {comments === 0 ? null : <p><a href={href(commentsAt(step, back))}>{t('origin.comments', { count: comments })}</a></p>}
      {sources.length === 0 ? null : <p>{t('origin.sources')}</p>}
      <Voices label={t('origin.sources')} voices={sources} />
      <Brought how="brought-here" suggestions={brought.filter(({ body }) => body !== '')} />
      <Brought how="struck-here" suggestions={brought.filter(({ body }) => body === '')} />
      <Voices label={t('origin.adopted')} voices={adopted} />
      {isLast ? <p>{t('origin.first')}</p> : null}
    </li>
  );
}

/** Where those are read that were written to the words in that version. Their words may be gone or stand elsewhere now: then all of the passage are there. */
function commentsAt({ state, comments, firstCommentId, passageId }: Step, back: string): string {
  if (passageId == null || (state === null && comments > 1)) return `${back}#kommentare`;
  return comments === 1 && firstCommentId != null ? threadAddress(passageId, firstCommentId) : `/stelle/${passageId}#kommentare`;
}

/** Suggestions that became words here, or by which words went. */
function Brought({ how, suggestions }: { readonly how: 'brought-here' | 'struck-here'; readonly suggestions: Step['brought'] }) {
  const t = useTexts(portalSuggestionMessages);
  if (suggestions.length === 0) return null;
  return <><p>{t(how)}</p><Voices label={t(how)} voices={suggestions} /></>;
}

/** Where a contribution stands among others. */
function addressOf({ id, passage }: Step['adopted'][number]): string {
  return passage == null ? `/ideen/${id}` : threadAddress(passage.id, id);
}

function Voices({ label, voices }: { readonly label: string; readonly voices: Step['adopted'] }) {
  const t = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  const author = useAuthorName();
  if (voices.length === 0) return null;
  return (
    <ul className="pt-threads" aria-label={label}>
      {voices.map((contribution) => (
        <li key={contribution.id} className="pt-thread">
          <Byline contribution={contribution} />
          <Said contribution={contribution} />
          {contribution.answer == null ? null : <OfficialAnswer answer={contribution.answer} />}
          <p className="pt-small"><a href={href(addressOf(contribution))}>{t('origin.read')}<VisuallyHidden> ({author(contribution)})</VisuallyHidden></a></p>
        </li>
      ))}
    </ul>
  );
}
