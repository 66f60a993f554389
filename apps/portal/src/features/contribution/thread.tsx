import { graphql, type CommentThreadFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { VisuallyHidden } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { AboutWords } from './about-words.js';
import { Byline, OfficialAnswer, Said, Source, useAuthorName } from './contribution-view.js';
import { NamedIn } from './named-in.js';

export const CommentThread = graphql(`
  fragment CommentThread on Contribution {
    ...PublicContribution
    ...WordsOfContribution
    namedIn { ...WordsOfSource }
    parentId
    replyCount
    replies { ...PublicContribution namedIn { ...WordsOfSource } }
  }
`);

export interface ThreadProps {
  readonly comment: CommentThreadFragment;
  /** The number of the version that is in force; a comment on an earlier one says so. */
  readonly currentVersion: number | null;
  /** The address at which a reply to it can be written; null while commenting is closed. */
  readonly replyHref: string | null;
  /** What else one can do with it. */
  readonly children?: ReactNode;
}

/** One comment with its replies, one level deep, and the office's answer. */
export function Thread({ comment, currentVersion, replyHref, children }: ThreadProps) {
  const t = useTexts(portalMessages);
  const author = useAuthorName();
  return (
    <li className="pt-thread" id={`beitrag-${comment.id}`}>
      <article className="pt-comment">
        <Byline contribution={comment} currentVersion={currentVersion} />
        <AboutWords contribution={comment} />
        <Said contribution={comment} />
        <Source url={comment.sourceUrl} />
        {comment.answer == null ? null : <OfficialAnswer answer={comment.answer} />}
        <NamedIn entries={comment.namedIn} />
        {children}
        {replyHref === null || comment.parentId != null ? null : (
          <p className="pt-comment__actions">
            <a href={replyHref}>{t('comment.reply')}<VisuallyHidden> ({author(comment)})</VisuallyHidden></a>
          </p>
        )}
      </article>
      {comment.replies.length === 0 ? null : (
        <ol className="pt-replies" aria-label={t('comment.replies', { count: comment.replies.length })}>
          {comment.replies.map((reply) => (
            <li key={reply.id} id={`beitrag-${reply.id}`}>
              <article className="pt-comment">
                <Byline contribution={reply} />
                <Said contribution={reply} />
                {reply.answer == null ? null : <OfficialAnswer answer={reply.answer} />}
                <NamedIn entries={reply.namedIn} />
              </article>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
