import { useQuery } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { directionOf, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { Folded } from '../../ui/folded.js';
import { QueryState } from '../../ui/query-state.js';
import type { DraftPassage } from './draft-query.js';
import { SourceTick } from './sources/source-tick.js';

const repliesQuery = graphql(`
  query OfficeReplies($id: ID!) {
    contribution(id: $id) { id replies { id lang body authorName } }
  }
`);

/** The draft of a passage, as far as its sources are concerned. */
type Draft = Pick<DraftPassage, 'id' | 'sources'>;

/** What people said about a suggestion, to unfold: of two hundred beside a draft, only those that somebody reads are fetched. */
export function Replies({ contributionId, count, draft }: { readonly contributionId: string; readonly count: number; readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftMessages);
  return count === 0 ? null : <Folded summary={t('context.replies', { count })}>{() => <Fetched contributionId={contributionId} draft={draft} />}</Folded>;
}

function Fetched({ contributionId, draft }: { readonly contributionId: string; readonly draft: Draft }): ReactNode {
  const result = useQuery(repliesQuery, { variables: { id: contributionId }, fetchPolicy: 'cache-and-network' });
  return <QueryState result={result}>{({ contribution }) => contribution?.replies.map((reply) => <Reply key={reply.id} reply={reply} draft={draft} />)}</QueryState>;
}

/** One reply, which can be a source of the wording, too. */
export function Reply({ reply, draft }: { readonly reply: { readonly id: string; readonly lang: string; readonly body: string; readonly authorName: string | null }; readonly draft: Draft }): ReactNode {
  const t = useTexts(officeMessages);
  return (
    <div className="of-reply">
      <blockquote className="of-voice of-voice--small" lang={reply.lang} dir={directionOf(reply.lang)}>{reply.body}</blockquote>
      <p className="of-note"><bdi>{reply.authorName ?? t('guest')}</bdi></p>
      <SourceTick passage={draft} contributionId={reply.id} isReply />
    </div>
  );
}
