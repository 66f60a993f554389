import { Button } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { ModerationTabs } from './moderation-tabs.js';
import { mostPerCall } from './queue-state.js';
import type { BulkProgress, BulkPublish } from './use-bulk-publish.js';
import type { Queue } from './use-queue.js';

/** Publishing many: those that were ticked, or after a second look all that wait. */
export function BulkBar({ queue, bulk, onPublish }: {
  readonly queue: Queue;
  readonly bulk: BulkPublish;
  /** Publishes what one call takes, as a single decision that can be taken back. */
  readonly onPublish: (ids: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const [asking, setAsking] = useState(false);
  const chosen = [...queue.state.selected];
  const publishChosen = () => {
    if (chosen.length <= mostPerCall) onPublish(chosen);
    else void bulk.selected(chosen).then(() => queue.reload());
  };
  const running = bulk.progress?.state === 'running';
  return (
    <div className="of-bulk">
      <div className="of-toolbar">
        <ModerationTabs />
        <div className="of-bulk__line">
        <span className="of-bulk__count" role="status">{chosen.length === 0 ? null : t('queue.selected', { count: chosen.length })}</span>
        {chosen.length === 0 ? null : (
          <Button small busy={running} onClick={publishChosen}>{t('queue.publish-selected', { count: chosen.length })}</Button>
        )}
        {queue.total < 2 || asking || running ? null : (
          <Button small variant="text" onClick={() => setAsking(true)}>{t('queue.publish-all', { count: queue.total })}</Button>
        )}
        </div>
      </div>
      {asking ? <AllQuestion total={queue.total} onNo={() => setAsking(false)} onYes={() => {
        setAsking(false);
        void bulk.all(queue.total).then(() => queue.reload());
      }} /> : null}
      {bulk.progress === null ? null : <Progress progress={bulk.progress} bulk={bulk} />}
    </div>
  );
}

function AllQuestion({ total, onYes, onNo }: { readonly total: number; readonly onYes: () => void; readonly onNo: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  return (
    <div className="of-bulk__question" role="group" aria-label={t('queue.publish-all', { count: total })}>
      <p>{t('queue.publish-all-sure', { count: total })}</p>
      <div className="of-actions">
        {/* The question came by a press of its own button; the answer is the next thing to do. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button variant="primary" autoFocus onClick={onYes}>{t('queue.publish-all-yes')}</Button>
        <Button variant="text" onClick={onNo}>{shared('form.cancel')}</Button>
      </div>
    </div>
  );
}

function Progress({ progress, bulk }: { readonly progress: BulkProgress; readonly bulk: BulkPublish }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { done, total, state } = progress;
  const sentence = {
    running: t('queue.progress', { done, total }), stopped: t('queue.stopped', { done }),
    failed: t('queue.bulk-failed', { done }), finished: t('queue.bulk-done', { count: done }),
  }[state];
  return (
    <div className="of-bulk__progress">
      {state === 'running' ? <progress max={total} value={done} aria-label={sentence} /> : null}
      <p role="status">{sentence}</p>
      {state === 'running' ? <Button small onClick={bulk.stop}>{t('queue.stop')}</Button> : null}
    </div>
  );
}
