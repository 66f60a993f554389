import { Doc, safeHref } from '@mitgestalten/web-ui';
import { directionOf, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { AtWords } from '../../ui/at-words.js';
import type { QueueEntry } from './queue-query.js';

/** Where the contribution sits: the passage, what it replies to, where it was imported from. */
export function QueueContext({ entry }: { readonly entry: QueueEntry }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const source = safeHref(entry.sourceUrl);
  return (
    <>
      {entry.parent ? (
        <section className="of-context">
          <h2 className="of-kicker">{t('case.reply-to')}</h2>
          <p className="of-said-title"><bdi>{entry.parent.authorName ?? shared('guest')}</bdi></p>
          <AtWords of={entry.parent} />
          <blockquote className="of-voice of-voice--small" lang={entry.parent.lang} dir={directionOf(entry.parent.lang)}>{entry.parent.body}</blockquote>
        </section>
      ) : null}
      <PassageContext kind={entry.kind} passage={entry.passage} />
      {source === null ? null : <p><a className="of-link" href={source} rel="noopener nofollow">{t('case.source')}</a></p>}
    </>
  );
}

/** The passage that something was said on, in its current wording. */
export function PassageContext({ kind, passage }: {
  readonly kind: QueueEntry['kind'];
  readonly passage: QueueEntry['passage'];
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  if (passage == null) return kind === 'PROPOSAL' ? <p className="of-note">{t('case.proposal-place')}</p> : null;
  const text = passage.currentEntry?.revision.text;
  return (
    <section className="of-context">
      <p className="of-kicker">{passage.part.title}</p>
      {text === undefined ? <p className="of-note">{t('case.no-place')}</p> : (
        <>
          <h2 className="of-context__title" lang={text.lang}>{text.title}</h2>
          <Doc doc={text.doc} lang={text.lang} dir={directionOf(text.lang)} headingLevel={3} />
        </>
      )}
    </section>
  );
}
