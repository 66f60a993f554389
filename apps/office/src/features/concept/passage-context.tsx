import { useQuery } from '@apollo/client/react';
import { graphql, type OfficePassageCommentsQuery } from '@mitgestalten/web-data';
import { Doc } from '@mitgestalten/web-ui';
import { directionOf, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { memo, useState, type ReactNode } from 'react';
import { isOfOffice } from '../../app/access.js';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { AtWords } from '../../ui/at-words.js';
import { DiffText } from '../../ui/diff-text.js';
import { Folded } from '../../ui/folded.js';
import { LoadMore } from '../../ui/load-more.js';
import { QueryState } from '../../ui/query-state.js';
import { FactChanges } from './change-view.js';
import { CommentFilter, everything, isNarrowed, type WantedComments } from './comment-filter.js';
import { CorrectTypo } from './correct-typo.js';
import type { DraftPassage } from './draft-query.js';
import { PublicSuggestions } from './drafters/public-suggestions.js';
import { plainOf } from './editor/wording-schema.js';
import { FormatView } from './format-view.js';
import { PassageHistory } from './passage-history.js';
import { Reply } from './replies.js';
import { SourceTick } from './sources/source-tick.js';
import { Sources } from './sources/sources.js';
import { Suggestions } from './suggestions/suggestions.js';

const commentsQuery = graphql(`
  query OfficePassageComments($id: ID!, $after: String, $search: String, $channel: Channel, $answered: Boolean) {
    passage(id: $id) {
      id
      all: comments(first: 1, standsHere: true) { totalCount }
      comments(first: 20, after: $after, order: OLDEST, standsHere: true, search: $search, channel: $channel, answered: $answered) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          kind
          lang
          title
          body
          quote
          passage { id }
          place { ...OfficePlace }
          authorName
          channel
          versionNumber
          answer { id outcome body lang }
          replies { id lang body authorName }
        }
      }
    }
  }
`);

type Comment = NonNullable<OfficePassageCommentsQuery['passage']>['comments']['nodes'][number];

/** Beside the editor: the published wording, what the draft changes in it, and what people said about it. */
export function PassageContext({ passage, onCorrected }: { readonly passage: DraftPassage; readonly onCorrected: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { roles } = useSession();
  const published = passage.publishedRevision?.text;
  return (
    <>
      <section className="of-context">
        <h2 className="of-kicker">{t('context.wording')}</h2>
        {published === undefined ? <p className="of-note">{t('context.no-wording')}</p> : (
          <>
            <p className="of-context__title" lang={published.lang} dir="auto">{published.title}</p>
            <Wording doc={published.doc} lang={published.lang} />
          </>
        )}
      </section>
      {published !== undefined && passage.changed && passage.lang === published.lang ? (
        <Folded summary={t('context.changes')}>
          {() => (
            <>
              <DiffText before={`${published.title}\n${plainOf(published.doc)}`} after={`${passage.title}\n${plainOf(passage.doc)}`} lang={passage.lang} />
              <FormatView before={published.doc} after={passage.doc} lang={passage.lang} beforeLabel={t('version.old')} afterLabel={t('version.new')} />
              <FactChanges before={passage.publishedRevision!} after={passage} lang={passage.lang} />
            </>
          )}
        </Folded>
      ) : null}
      {passage.publishedRevision === null || !(roles.has('EDITOR') || roles.has('PUBLISHER')) ? null : <Suggestions key={`suggestions ${passage.id}`} passage={passage} />}
      {isOfOffice(roles) || passage.viewerCan.write ? <PassageHistory key={`steps ${passage.id}`} passage={passage} /> : null}
      {/* Only the original is corrected: who reads a translation would look for other words. */}
      {passage.publishedRevision != null && passage.lang === published?.lang && (roles.has('EDITOR') || roles.has('PUBLISHER'))
        ? <CorrectTypo key={`typo.${passage.id}`} passageId={passage.id} revision={passage.publishedRevision} onCorrected={onCorrected} /> : null}
      <Sources passage={passage} />
      {passage.publishedRevision === null || isOfOffice(roles) ? null : <PublicSuggestions key={`public ${passage.id}`} passage={passage} />}
      {passage.publishedRevision === null ? null : <Comments key={passage.id} passageId={passage.id} made={passage.commentCount} sources={passage.sources} />}
    </>
  );
}

// The draft is saved every few seconds; what is published stays.
const Wording = memo(function Wording({ doc, lang }: { readonly doc: unknown; readonly lang: string }): ReactNode {
  return <Doc doc={doc} lang={lang} dir={directionOf(lang)} headingLevel={3} />;
});

interface CommentsProps { readonly passageId: string; readonly made: number; readonly sources: DraftPassage['sources'] }

const Comments = memo(function Comments({ passageId, made, sources }: CommentsProps): ReactNode {
  const t = useTexts(officeDraftMessages);
  const [wanted, want] = useState<WantedComments>(everything);
  const result = useQuery(commentsQuery, { variables: { id: passageId, ...wanted }, fetchPolicy: 'cache-and-network' });
  // What was found before stays until the next is there, so that nothing jumps while somebody types.
  const shown = { ...result, data: result.data ?? result.previousData };
  // Until it is known how many stand here: as many as were made here.
  const count = shown.data?.passage?.all.totalCount ?? made;
  const found = shown.data?.passage?.comments.totalCount ?? 0;
  return (
    <section className="of-context" aria-labelledby="comments-title">
      <h2 id="comments-title" className="of-kicker">{t('context.comments', { count })}</h2>
      {count === 0 ? null : <CommentFilter wanted={wanted} onWanted={want} />}
      <p role="status" className="of-note">{isNarrowed(wanted) && !result.loading ? t('context.found', { found, count }) : ''}</p>
      <QueryState result={shown}>
        {({ passage }) => passage === null ? null : (
          <>
            <ul className="of-voices">{passage.comments.nodes.map((comment) => <li key={comment.id}><Voice comment={comment} draft={{ id: passageId, sources }} /></li>)}</ul>
            <LoadMore pageInfo={passage.comments.pageInfo} load={(after) => result.fetchMore({
              variables: { after },
              updateQuery: (before, { fetchMoreResult: next }) => before.passage === null || next.passage === null ? before : {
                ...before,
                passage: { ...next.passage, comments: { ...next.passage.comments, nodes: [...before.passage.comments.nodes, ...next.passage.comments.nodes] } },
              },
            })} />
          </>
        )}
      </QueryState>
    </section>
  );
});

function Voice({ comment, draft }: { readonly comment: Comment; readonly draft: Pick<DraftPassage, 'id' | 'sources'> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (
    <>
      <AtWords of={comment} />
      <blockquote className="of-voice of-voice--small" lang={comment.lang} dir={directionOf(comment.lang)}>{comment.body}</blockquote>
      <p className="of-note"><bdi>{comment.authorName ?? shared('guest')}</bdi>{` · ${shared(`channel.${comment.channel}`)}`}</p>
      <SourceTick passage={draft} contributionId={comment.id} />
      {comment.answer === null ? null : (
        <details className="of-putaside">
          <summary>{t('context.answer', { outcome: shared(`outcome.${comment.answer.outcome}`) })}</summary>
          <p lang={comment.answer.lang} dir="auto" className="of-answer__body">{comment.answer.body}</p>
        </details>
      )}
      {comment.replies.map((reply) => <Reply key={reply.id} reply={reply} draft={draft} />)}
    </>
  );
}
