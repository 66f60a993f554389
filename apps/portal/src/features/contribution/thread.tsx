import { graphql, type CommentThreadFragment } from '@mitgestalten/web-data';
import { portalMessages, portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { VisuallyHidden } from '@mitgestalten/web-ui';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { Island } from '../../islands/island.js';
import { AboutWords } from './about-words.js';
import { Byline, OfficialAnswer, Said, Source, useAuthorName } from './contribution-view.js';
import { NamedIn } from './named-in.js';
import { Support } from './support.js';

export const CommentThread = graphql(`
  fragment CommentThread on Contribution {
    ...PublicContribution
    ...WordsOfContribution
    namedIn { ...WordsOfSource }
    parentId
    textId
    supportCount
    replyCount
    replies { ...PublicContribution namedIn { ...WordsOfSource } }
  }
`);

/** What a list of threads knows of its page. */
export interface Listed {
  /** The number of the version that is in force; a comment on an earlier one says so. */
  readonly currentVersion: number | null;
  /** They can be supported and replied to now. */
  readonly open: boolean;
  /** The address at which a reply to that contribution is written. */
  readonly replyHref: (id: string) => string;
  /** The address of the page, without its language. */
  readonly address: string;
}

export interface ThreadProps extends Listed {
  readonly comment: CommentThreadFragment;
  /** What else is said of it. */
  readonly children?: ReactNode;
}

/** One comment with its replies, one level deep, the office's answer, and the button to support it. */
export function Thread({ comment, currentVersion, open, replyHref, address, children }: ThreadProps) {
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
        <Supporters comment={comment} open={open} address={address} />
        {!open || comment.parentId != null ? null : (
          <p className="pt-comment__actions">
            <a href={replyHref(comment.id)}>{t('comment.reply')}<VisuallyHidden> ({author(comment)})</VisuallyHidden></a>
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

/** How many support it, and the way to do so while that is possible. */
function Supporters({ comment, open, address }: Pick<ThreadProps, 'comment' | 'open' | 'address'>) {
  const t = useTexts(portalSuggestionMessages);
  const name = useAuthorName()(comment);
  const { id, kind, textId, supportCount } = comment;
  if (!open) return supportCount === 0 ? null : <p>{t('support-count', { count: supportCount })}</p>;
  const said = t(kind === 'SUGGESTION' ? 'support-of-suggestion' : 'support-of-comment', { name });
  return <Island when="press" draftKey={`support:${textId}`} name="support" component={Support} props={{ contributionId: id, textId, supportCount, said, address: `${address}#beitrag-${id}` }} />;
}
