import { Alert } from '@mitgestalten/web-ui';
import { directionOf, formatDay, formatDayAndTime, languageName, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { AtWords } from '../../ui/at-words.js';
import { Said } from '../../ui/said.js';
import { AnswerApproval } from './answer-approval.js';
import { AnswerForm } from './answer-form.js';
import type { AnswerCase, AnswerDraft } from './answers-query.js';

/** One contribution and its answer: written, or read for approval. */
export function AnswerCaseView({ one, barred, onSettled, onChanged }: {
  readonly one: AnswerCase;
  /** It has only just moved in: a tap meant for the case before must not decide it. */
  readonly barred: boolean;
  readonly onSettled: () => void;
  readonly onChanged: () => void;
}): ReactNode {
  const { roles } = useSession();
  const [editing, setEditing] = useState(false);
  const { answer } = one;
  const writes = roles.has('EDITOR') && (answer == null || (answer.state === 'DRAFT' && answer.viewerCan.edit) || editing);
  return (
    <article className="of-case" aria-labelledby="case-title">
      <Voice one={one} />
      {writes ? <AnswerForm one={one} barred={barred} onSettled={onSettled} onChanged={onChanged} /> : null}
      {writes || answer == null ? null : (
        <>
          <AnswerText answer={answer} />
          {answer.state === 'PROPOSED' ? <AnswerApproval answer={answer} barred={barred} onSettled={onSettled} onChanged={onChanged} onEdit={() => setEditing(true)} /> : null}
        </>
      )}
    </article>
  );
}

function Voice({ one: { contribution } }: { readonly one: AnswerCase }): ReactNode {
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const direction = directionOf(contribution.lang);
  return (
    <>
      <header className="of-case__head">
        <h2 id="case-title" tabIndex={-1} className="of-case__kind">{shared(`contribution.${contribution.kind}`)}</h2>
        <p className="of-note">
          {[shared(`channel.${contribution.channel}`), languageName(contribution.lang, lang), formatDay(lang, contribution.publishedAt ?? process.now, process.now)].join(' · ')}
        </p>
        <p className="of-note">
          <bdi>{contribution.authorName ?? shared('guest')}</bdi>
          {contribution.onBehalfOf ? <bdi>{`, ${shared('on-behalf', { name: contribution.onBehalfOf })}`}</bdi> : null}
        </p>
      </header>
      {contribution.title ? <h3 className="of-said-title" lang={contribution.lang} dir={direction}>{contribution.title}</h3> : null}
      <AtWords of={contribution} />
      <Said said={contribution} />
    </>
  );
}

function AnswerText({ answer }: { readonly answer: AnswerDraft }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  return (
    <section className="of-answer" aria-labelledby="answer-title">
      <h3 id="answer-title" className="of-subheading">{t('answer.title')}</h3>
      <p className="of-answer__outcome">{shared(`outcome.${answer.outcome}`)}</p>
      <p className="of-answer__body" lang={answer.lang} dir={directionOf(answer.lang)}>{answer.body}</p>
      <p className="of-note">
        {[answer.authorNames.length > 0 ? t('answer.authors', { names: answer.authorNames.join(', ') }) : null, t('answer.updated', { at: formatDayAndTime(lang, answer.updatedAt, process.now) })].filter(Boolean).join(' · ')}
      </p>
      {answer.returnReason ? <Alert tone="warning" title={t('answer.returned')}>{answer.returnReason}</Alert> : null}
    </section>
  );
}
