import './review.css';
import { Alert, Button, EmptyState, Loader } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useHeld } from '../../app/held.js';
import { useSession } from '../../app/session.js';
import { Desk } from '../../ui/desk.js';
import { Page } from '../../ui/page.js';
import { QueryFailure } from '../../ui/query-state.js';
import { ShortcutHelp, useShortcuts } from '../../ui/shortcuts.js';
import { useArrival, type Arrival } from '../../ui/use-arrival.js';
import { useLatest } from '../../ui/use-latest.js';
import { useCaseAddress } from '../../ui/use-case-address.js';
import { BulkBar } from './bulk-bar.js';
import { QueueCase } from './queue-case.js';
import { QueueContext } from './queue-context.js';
import { QueueList } from './queue-list.js';
import { neighbourOf } from './queue-state.js';
import { RefusedNotice } from './refused-notice.js';
import { UndoLine, undoKey } from './undo-line.js';
import { useArrivals } from './use-arrivals.js';
import { useBulkPublish } from './use-bulk-publish.js';
import { useDecide, type Decide } from './use-decide.js';
import { useOpenRow } from './use-open-row.js';
import { useQueue, type Queue } from './use-queue.js';

/** The moderation queue: read, publish or withhold, with the next one moving in at once. */
export function Component(): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { process } = useSession();
  const queue = useQueue(process.id);
  return (
    <Page wide title={t('queue.title')} lead={queue.ready ? t('queue.count', { count: queue.total }) : undefined}>
      <Content queue={queue} />
    </Page>
  );
}

function Content({ queue }: { readonly queue: Queue }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { process } = useSession();
  const held = useHeld();
  const bulk = useBulkPublish(process.id, held, queue.decided);
  const arrived = useArrivals(queue);
  const arrival = useArrival('case-title');
  const [withholding, setWithholding] = useState(false);
  const decide = useDecide(queue, arrival, ({ kind }) => setWithholding(kind === 'withhold'));
  const { id: named, show } = useCaseAddress();
  if (!queue.ready) return queue.error ? <QueryFailure error={queue.error} retry={() => void queue.reload()} /> : <Loader label={shared('state.loading')} />;
  return (
    <>
      <BulkBar queue={queue} bulk={bulk} onPublish={decide.publish} />
      <RefusedNotice queue={queue} onLook={show} />
      {queue.state.ids.length > 0 ? <QueueDesk {...{ queue, arrived, arrival, decide, withholding, setWithholding }} /> : (
        <EmptyDesk decide={decide}>
          <EmptyState title={t('queue.empty')} action={<Button busy={queue.loading} onClick={() => void queue.reload()}>{t('queue.look')}</Button>}>
            {named === null ? t('queue.empty-why') : t('case.missing')}
          </EmptyState>
        </EmptyDesk>
      )}
    </>
  );
}

/** Nothing waits; the last decision can still be taken back. */
function EmptyDesk({ decide, children }: { readonly decide: Decide; readonly children: ReactNode }): ReactNode {
  const t = useTexts(officeReviewMessages);
  useShortcuts([{ key: undoKey, label: t('undo.undo'), run: decide.undo }]);
  return <><UndoLine onUndo={decide.undo} />{children}</>;
}

function QueueDesk({ queue, arrived, arrival, decide, withholding, setWithholding }: {
  readonly queue: Queue;
  readonly arrived: number;
  readonly arrival: Arrival;
  readonly decide: Decide;
  readonly withholding: boolean;
  readonly setWithholding: (on: boolean) => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { state, entries, dispatch } = queue;
  const address = useOpenRow(queue);
  const entry = state.current === null ? undefined : entries.get(state.current);
  const publish = () => {
    if (state.current === null || arrival.barred) return;
    setWithholding(false);
    decide.publish([state.current]);
  };
  const open = useLatest((id: string | null) => {
    setWithholding(false);
    address.open(id);
  });
  const tick = useLatest((id: string) => dispatch({ kind: 'ticked', id }));
  const move = (by: 1 | -1) => open(neighbourOf(state, by));
  const keys = useShortcuts([
    { key: 'v', label: t('case.publish'), run: publish },
    { key: 'z', label: t('case.withhold'), run: () => arrival.barred || setWithholding(true) },
    { key: undoKey, label: t('undo.undo'), run: decide.undo },
    { key: 'j', label: t('case.next'), run: () => move(1) },
    { key: 'k', label: t('case.previous'), run: () => move(-1) },
    { key: 'x', label: t('case.select'), run: () => state.current !== null && tick(state.current) },
  ]);
  return (
    <Desk
      listLabel={t('queue.list')} contextLabel={t('queue.context')} opened={address.opened} onBack={() => address.open(null)}
      list={<>
        {address.missing ? <Alert tone="info" title={t('case.missing')} /> : null}
        <QueueList queue={queue} arrived={arrived} onOpen={open} onTick={tick} />
        <ShortcutHelp state={keys} />
      </>}
      context={entry === undefined ? null : <QueueContext entry={entry} />}
    >
      <UndoLine onUndo={decide.undo} />
      {entry === undefined ? null : (
        <QueueCase
          entry={entry} position={state.ids.indexOf(entry.textId) + 1} total={queue.total} onPublish={publish} barred={arrival.barred}
          withholding={withholding} setWithholding={setWithholding} onMove={move}
          onWithhold={(reasonCode, reason) => {
            setWithholding(false);
            decide.withhold(entry.textId, reasonCode, reason);
          }}
        />
      )}
    </Desk>
  );
}
