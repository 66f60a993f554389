import { maxDocumentCharacters, selectorOf, type Selector } from '@mitgestalten/concept-domain';
import { gistOf } from '@mitgestalten/contribution-domain';
import { isId } from '@mitgestalten/kernel';
import { graphql, type NamedThreadFragment, type PortalPassageQuery } from '@mitgestalten/web-data';
import { formatUntil, portalAnchorMessages, portalMessages, portalSuggestionMessages, portalSynopsisMessages } from '@mitgestalten/web-i18n';
import { Alert, ButtonLink } from '@mitgestalten/web-ui';
import { NeedsScript } from '../../app/form-needs.js';
import { hrefIn, useCommonTexts, useLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { missingPage } from '../../app/lost-pages.js';
import { found, type PageFunction } from '../../app/page.js';
import { Island } from '../../islands/island.js';
import { CommentForm, commentDraftKey } from '../contribution/comment-form.js';
import { useAuthorName } from '../contribution/contribution-view.js';
import { isAt, Named, namedContribution, namedThread } from '../contribution/named-thread.js';
import { SuggestionForm, suggestionDraftKey } from '../contribution/suggestion-form.js';
import { Suggestions } from '../contribution/suggestions.js';
import { Thread } from '../contribution/thread.js';
import { guestWays } from '../contribution/ways.js';
import { CommentingClosed } from '../contribution/commenting-closed.js';
import { Choice } from './choice.js';
import { FromElsewhere } from './from-elsewhere.js';
import { PassageFacts } from './passage-facts.js';
import { overlapping, wordsFrom, wordsQuery, type ChosenWords } from './voices.js';
import { Wording } from './wording.js';
import { LinkNotice, wordsAsked, type AskedWords } from './words-link.js';

const PortalPassage = graphql(`
  query PortalPassage($id: ID!, $after: String, $afterSuggestion: String, $from: Int, $to: Int) {
    process { ...ShellProcess }
    passage(id: $id) {
      id
      commentCount
      part { id slug title currentVersion { id number } }
      currentEntry { kind voices { start end comments fromElsewhere suggestions supports } revision { id ...PassageFacts text { id lang origin title doc plain } } }
      comments(first: 30, after: $after, from: $from, to: $to) {
        totalCount
        nodes { ...CommentThread }
        pageInfo { hasNextPage endCursor }
      }
      suggestions(first: 20, order: NEWEST, after: $afterSuggestion, from: $from, to: $to) {
        totalCount
        nodes { ...SuggestionThread }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

type Process = NonNullable<PortalPassageQuery['process']>;
type Passage = NonNullable<PortalPassageQuery['passage']>;
type Text = NonNullable<Passage['currentEntry']>['revision']['text'];

interface Shown {
  readonly process: Process;
  readonly passage: Passage;
  readonly publicUrl: string;
  /** The comment that a reply is being written to; null where there is none that can be replied to here, undefined where none was asked for. */
  readonly replyTo: NamedThreadFragment | null | undefined;
  /** The thread that a link means; null where nobody can read it here any more, undefined where none was asked for. */
  readonly named: NamedThreadFragment | null | undefined;
  /** Where the page of comments begins; null for the first. */
  readonly after: string | null;
  /** Where that of suggestions begins. */
  readonly afterSuggestion: string | null;
  /** The words that are being written about, and whose comments are shown; null for the whole passage. */
  readonly chosen: ChosenWords | null;
  /** What became of the words that the address names, if it names another text. */
  readonly asked: AskedWords | null;
  /** These words are to be put in another way. */
  readonly rewords: boolean;
}

/** One passage or measure: its words, its facts, what others say, and the form to say something. */
export const passagePage: PageFunction = async (context) => {
  const id = context.params['id'];
  if (!isId(id)) return missingPage(context);
  const [after, afterSuggestion] = [context.query.get('nach'), context.query.get('vorschlag-nach')];
  const named = wordsFrom(context.query, maxDocumentCharacters);
  const read = (words: ChosenWords | null) => context.ask(PortalPassage, { id, after, afterSuggestion, from: words?.start ?? null, to: words?.end ?? null });
  const first = await read(named);
  const shownId = first.passage?.currentEntry?.revision.text.id ?? null;
  const asked = first.passage == null || named === null || named.textId === shownId ? null : await wordsAsked(context, id, named, shownId);
  const chosen = asked === null ? named : asked.now;
  const { process, passage } = asked === null ? first : await read(chosen);
  if (process == null || passage == null) return missingPage(context, process ?? null);
  const text = passage.currentEntry?.revision.text;
  const [replyTo, thread] = [await namedContribution(context, context.query.get('antwort')), await namedThread(context, context.query.get('beitrag'))];
  const shown: Shown = {
    process, passage, publicUrl: context.publicUrl, after, afterSuggestion, chosen, asked, rewords: context.query.has('anders'),
    replyTo: context.query.has('antwort') ? (replyTo !== null && replyTo.parentId == null && isAt(replyTo, id) ? replyTo : null) : undefined,
    named: context.query.has('beitrag') ? (thread !== null && isAt(thread, id) ? thread : null) : undefined,
  };
  return found({
    title: text?.title ?? passage.part.title,
    process,
    section: 'concept',
    ...(text === undefined ? {} : { description: text.plain.slice(0, 160) }),
    main: <PassageView shown={shown} />,
  });
};

function PassageView({ shown }: { readonly shown: Shown }) {
  const t = useTexts(portalMessages);
  const s = useTexts(portalSynopsisMessages);
  const common = useCommonTexts();
  const { lang, href } = useLanguage();
  const { passage } = shown;
  const entry = passage.currentEntry;
  return (
    <div className="pt-column">
      <p className="pt-back"><a href={href(`/konzept/${passage.part.slug}${entry == null ? '' : `#s-${passage.id}`}`)}>{t('passage.back', { title: passage.part.title })}</a></p>
      {entry == null ? (
        <>
          <h1 className="pt-title">{passage.part.title}</h1>
          <Alert tone="warning" title={t('passage.gone')}>{t('passage.gone-why')}</Alert>
        </>
      ) : (
        <article>
          <p className="pt-preline">{common(`kind.${entry.kind}`)}</p>
          <h1 className="pt-title" {...wordsLanguage(lang, entry.revision.text.lang, entry.revision.text.title)}>{entry.revision.text.title}</h1>
          {shown.asked === null ? null : <LinkNotice asked={shown.asked} />}
          <Wording
            passageId={passage.id} text={entry.revision.text} voices={entry.voices} chosen={shown.chosen}
            open={shown.process.open.includes('COMMENT')} isForm={shown.replyTo === undefined}
          />
          {entry.revision.text.origin === 'MACHINE' ? <p className="pt-small">{common('origin.MACHINE')}</p> : null}
          <PassageFacts revision={entry.revision} />
          <p className="pt-small"><a href={href(`/text/${entry.revision.id}`)}>{s('text.link')}</a></p>
        </article>
      )}
      <Meant shown={shown} />
      <Suggested shown={shown} />
      <Comments shown={shown} />
      {entry == null ? null : <Writing shown={shown} text={entry.revision.text} />}
    </div>
  );
}

/** The address of this page for the words that were chosen. */
function addressOf({ passage, chosen }: Shown, more = ''): string {
  const query = [chosen === null ? '' : wordsQuery(chosen, chosen.textId), more].filter((each) => each !== '').join('&');
  return `/stelle/${passage.id}${query === '' ? '' : `?${query}`}`;
}

/** The same with the pages of comments and suggestions that are shown: whoever writes comes back to them. */
function addressHere(shown: Shown, more = ''): string {
  const pages = Object.entries({ nach: shown.after, 'vorschlag-nach': shown.afterSuggestion }).flatMap(([name, after]) => (after === null ? [] : `${name}=${encodeURIComponent(after)}`));
  return addressOf(shown, [...pages, more].filter((each) => each !== '').join('&'));
}

/** What lists of contributions need to know of the page. */
function useListed(shown: Shown) {
  const { href } = useLanguage();
  const { passage, process } = shown;
  return {
    currentVersion: passage.part.currentVersion?.number ?? null, open: process.open.includes('COMMENT') && passage.currentEntry != null, address: addressHere(shown),
    replyHref: (id: string) => href(`${addressHere(shown, `antwort=${id}`)}#schreiben`),
  };
}

/** What the link means, unless it stands among the others. */
function Meant({ shown }: { readonly shown: Shown }) {
  const listed = useListed(shown);
  const { passage, named } = shown;
  if (named === undefined || [...passage.comments.nodes, ...passage.suggestions.nodes].some(({ id }) => id === named?.id)) return null;
  // Whoever signs in to support it comes back to where it is.
  return <Named {...listed} address={named === null ? listed.address : addressHere(shown, `beitrag=${named.id}`)} thread={named} />;
}

function Suggested({ shown }: { readonly shown: Shown }) {
  const { href } = useLanguage();
  const { nodes, totalCount, pageInfo } = shown.passage.suggestions;
  const next = pageInfo.hasNextPage && pageInfo.endCursor != null ? addressOf(shown, `vorschlag-nach=${encodeURIComponent(pageInfo.endCursor)}`) : null;
  return (
    <Suggestions
      {...useListed(shown)} suggestions={nodes} total={totalCount}
      firstHref={shown.afterSuggestion === null ? null : href(`${addressOf(shown)}#vorschlaege`)} nextHref={next === null ? null : href(`${next}#vorschlaege`)}
    />
  );
}

function Comments({ shown }: { readonly shown: Shown }) {
  const t = useTexts(portalMessages);
  const a = useTexts(portalAnchorMessages);
  const { href } = useLanguage();
  const listed = useListed(shown);
  const { passage, after, chosen } = shown;
  const { nodes, pageInfo, totalCount } = passage.comments;
  const entry = passage.currentEntry;
  const elsewhere = overlapping(entry?.voices ?? []).filter(({ fromElsewhere }) => fromElsewhere > 0);
  return (
    <section className="pt-section" aria-labelledby="kommentare">
      <h2 id="kommentare">{chosen === null ? t('passage.comments') : a('comments-here')}</h2>
      {chosen === null && passage.commentCount === 0 && elsewhere.length > 0 ? null
        : <p className="pt-count">{chosen === null ? t('passage.comments-count', { count: passage.commentCount }) : a('comments-here-count', { count: totalCount })}</p>}
      {chosen !== null || entry == null || elsewhere.length === 0 ? null : <FromElsewhere passageId={passage.id} text={entry.revision.text} voices={elsewhere} />}
      {chosen === null ? null : <p><a href={href(`/stelle/${passage.id}#kommentare`)}>{a('comments-all')}</a></p>}
      {nodes.length === 0 ? null : (
        <ol className="pt-threads">
          {nodes.map((comment) => <Thread key={comment.id} {...listed} comment={comment} />)}
        </ol>
      )}
      <nav className="pt-pager" aria-label={t('passage.comments')}>
        {after === null ? null : <a href={href(`${addressOf(shown)}#kommentare`)}>{t('passage.first-comments')}</a>}
        {pageInfo.hasNextPage && pageInfo.endCursor != null
          ? <ButtonLink href={href(`${addressOf(shown, `nach=${encodeURIComponent(pageInfo.endCursor)}`)}#kommentare`)}>{t('passage.more-comments')}</ButtonLink>
          : null}
      </nav>
    </section>
  );
}

function Writing({ shown, text }: { readonly shown: Shown; readonly text: Text }) {
  const t = useTexts(portalMessages);
  const a = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  const author = useAuthorName();
  const { process, passage, publicUrl, replyTo, chosen } = shown;
  if (!process.open.includes('COMMENT')) return <CommentingClosed process={process} />;
  if (replyTo === null) return <NoReply shown={shown} />;
  const parent = replyTo ?? null;
  const words = parent === null && chosen !== null ? selectorOf(text.plain, chosen) : null;
  if (shown.rewords && words !== null && isRewordable(text, words)) return <Rewording shown={shown} text={text} words={words} />;
  return (
    <section className="pt-section pt-write" aria-labelledby="schreiben">
      <h2 id="schreiben">{parent === null ? t('passage.write') : t('passage.reply-to', { name: author(parent) })}</h2>
      {parent === null ? null : (
        <blockquote className="pt-quote"><p dir="auto" className="pt-clamp">{gistOf({ body: parent.body, reason: parent.reason ?? null })}</p><p><a href={href(`${addressHere(shown)}#schreiben`)}>{t('passage.no-reply')}</a></p></blockquote>
      )}
      {process.phase == null ? null : <p>{t('passage.open-until', { date: formatUntil(lang, process.phase.endsAt, process.now) })}</p>}
      {chosen !== null && words === null && parent === null ? <Alert tone="info" title={a('too-many')}>{a('too-many-why')}</Alert> : null}
      {parent === null ? <Choice passageId={passage.id} text={text} chosen={words === null ? null : chosen}>{words === null ? null : <OfferToReword shown={shown} text={text} words={words} />}</Choice> : null}
      <NeedsScript contact={process.contactEmail} />
      <Island
        name="comment-form" component={CommentForm} draftKey={commentDraftKey(passage.id, parent?.id ?? null)}
        props={{ passageId: passage.id, revisionTextId: text.id, parentId: parent?.id ?? null, anchor: words, ways: guestWays(process), publicUrl, address: addressHere(shown, parent === null ? '' : `antwort=${parent.id}`) }}
      />
    </section>
  );
}

/** Instead of a form: whoever wanted to reply would else say the same as a comment of their own, without noticing. */
function NoReply({ shown }: { readonly shown: Shown }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  return (
    <section className="pt-section pt-write" id="schreiben" aria-label={t('passage.write')}>
      <Alert tone="warning" title={t('passage.reply-gone')}><p><a href={href(`${addressHere(shown)}#schreiben`)}>{t('passage.reply-instead')}</a></p></Alert>
    </section>
  );
}

/** Words of one paragraph of the original: what a suggestion can replace. */
function isRewordable({ origin }: Text, { quote }: Selector): boolean {
  return origin === 'ORIGINAL' && !quote.includes('\n');
}

function OfferToReword({ shown, text, words }: { readonly shown: Shown; readonly text: Text; readonly words: Selector }) {
  const t = useTexts(portalSuggestionMessages);
  const { href } = useLanguage();
  const [original = 'de'] = shown.process.languages;
  if (text.origin !== 'ORIGINAL') {
    return <p className="pt-small">{t('offer-original')} <a href={hrefIn(original === 'en' ? 'en' : 'de', `/stelle/${shown.passage.id}#schreiben`)}>{t('to-original')}</a></p>;
  }
  if (!isRewordable(text, words)) return null;
  return (
    <>
      <p>{t('offer-why')}</p>
      <p><ButtonLink href={href(`${addressOf(shown, 'anders=1')}#schreiben`)}>{t('offer')}</ButtonLink></p>
    </>
  );
}

/** The words in a field of their own, instead of the form for a comment. */
function Rewording({ shown, text, words }: { readonly shown: Shown; readonly text: Text; readonly words: Selector }) {
  const t = useTexts(portalSuggestionMessages);
  const page = useTexts(portalMessages);
  const { lang, href } = useLanguage();
  const { process, passage, publicUrl, asked, chosen } = shown;
  // As the address names them, here and after signing in.
  const meant = asked?.meant ?? chosen ?? { ...words, textId: text.id };
  const draftKey = suggestionDraftKey(passage.id, meant);
  return (
    <section className="pt-section pt-write" aria-labelledby="schreiben">
      <h2 id="schreiben">{t('title')}</h2>
      {process.phase == null ? null : <p>{page('passage.open-until', { date: formatUntil(lang, process.phase.endsAt, process.now) })}</p>}
      <NeedsScript contact={process.contactEmail} />
      <Island
        name="suggestion-form" component={SuggestionForm} draftKey={draftKey}
        props={{ passageId: passage.id, revisionTextId: text.id, lang: text.lang, anchor: words, draftKey, ways: guestWays(process), publicUrl, address: `/stelle/${passage.id}?${wordsQuery(meant, meant.textId)}&anders=1` }}
      />
      <p><a href={href(`${addressOf(shown)}#schreiben`)}>{t('back')}</a></p>
    </section>
  );
}
