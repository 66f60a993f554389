import type { WithholdReason } from '@mitgestalten/web-data';
import { Alert, Button } from '@mitgestalten/web-ui';
import { directionOf, formatDayAndTime, languageName, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { AtWords } from '../../ui/at-words.js';
import { DiffText } from '../../ui/diff-text.js';
import { Said } from '../../ui/said.js';
import type { QueueEntry } from './queue-query.js';
import { WithholdForm } from './withhold-form.js';

interface QueueCaseProps {
  readonly entry: QueueEntry;
  readonly position: number;
  readonly total: number;
  readonly onPublish: () => void;
  /** It has only just moved in: a tap meant for the case before must not decide it. */
  readonly barred: boolean;
  readonly withholding: boolean;
  readonly setWithholding: (on: boolean) => void;
  readonly onWithhold: (reasonCode: WithholdReason, reason: string | null) => void;
  readonly onMove: (by: 1 | -1) => void;
}

/** The text in the middle of the desk, as it was written, with the two decisions below it. */
export function QueueCase({ entry, position, total, onPublish, barred, withholding, setWithholding, onWithhold, onMove }: QueueCaseProps): ReactNode {
  const t = useTexts(officeReviewMessages);
  return (
    <article className="of-case" aria-labelledby="case-title">
      <CaseHead entry={entry} position={position} total={total} onMove={onMove} />
      <CaseText entry={entry} />
      <div className="of-case__decide">
        {withholding ? <WithholdForm key={entry.textId} textId={entry.textId} onDecide={onWithhold} onCancel={() => setWithholding(false)} /> : (
          <div className="of-actions">
            <Button variant="primary" disabled={barred} onClick={onPublish} aria-keyshortcuts="v">{t('case.publish')}</Button>
            <Button disabled={barred} onClick={() => setWithholding(true)} aria-keyshortcuts="z">{t('case.withhold')}</Button>
          </div>
        )}
      </div>
    </article>
  );
}

function CaseHead({ entry, position, total, onMove }: Pick<QueueCaseProps, 'entry' | 'position' | 'total' | 'onMove'>): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const facts = [
    shared(`channel.${entry.channel}`), languageName(entry.lang, lang), formatDayAndTime(lang, entry.submittedAt, process.now),
  ];
  return (
    <header className="of-case__head">
      <div className="of-case__line">
        <h2 id="case-title" tabIndex={-1} className="of-case__kind">{shared(`contribution.${entry.kind}`)}</h2>
        <span className="of-actions">
          <Button variant="text" small onClick={() => onMove(-1)} aria-label={`${t('case.back')}: ${t('case.previous')}`} aria-keyshortcuts="k">{t('case.back')}</Button>
          <span className="of-note">{t('case.position', { at: position, total })}</span>
          <Button variant="text" small onClick={() => onMove(1)} aria-label={`${t('case.on')}: ${t('case.next')}`} aria-keyshortcuts="j">{t('case.on')}</Button>
        </span>
      </div>
      <p className="of-note">{facts.join(' · ')}</p>
      <p className="of-note">
        <bdi>{entry.authorName ?? shared('guest')}</bdi>
        {entry.onBehalfOf ? <bdi>{`, ${shared('on-behalf', { name: entry.onBehalfOf })}`}</bdi> : null}
      </p>
    </header>
  );
}

function CaseText({ entry }: { readonly entry: QueueEntry }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const edited = entry.number > 1 && entry.formerBody != null;
  return (
    <>
      {edited ? <Alert tone="info" title={t('case.edit')}>{t('case.edit-why')}</Alert> : null}
      {entry.title ? <h3 className="of-said-title" lang={entry.lang} dir={directionOf(entry.lang)}>{entry.title}</h3> : null}
      <AtWords of={entry} />
      <Said said={entry} />
      {edited ? (
        <section className="of-case__changes">
          <h3 className="of-subheading">{t('case.changes')}</h3>
          <DiffText before={entry.formerBody ?? ''} after={entry.body} lang={entry.lang} />
        </section>
      ) : null}
    </>
  );
}
