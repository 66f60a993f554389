import './review.css';
import { Alert, Button, EmptyState, Loader } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Desk } from '../../ui/desk.js';
import { Page } from '../../ui/page.js';
import { QueryFailure } from '../../ui/query-state.js';
import { ShortcutHelp, useShortcuts } from '../../ui/shortcuts.js';
import { useAct } from '../../ui/use-act.js';
import { useArrival, type Arrival } from '../../ui/use-arrival.js';
import { useCaseAddress } from '../../ui/use-case-address.js';
import { BulkBar } from './bulk-bar.js';
import { QueueCase } from './queue-case.js';
import { QueueContext } from './queue-context.js';
import { QueueList } from './queue-list.js';
import { publishTexts, rowTitle } from './queue-query.js';
import { neighbourOf } from './queue-state.js';
import { useArrivals } from './use-arrivals.js';
import { useBulkPublish } from './use-bulk-publish.js';
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
  const bulk = useBulkPublish(process.id, queue.decided);
  const arrived = useArrivals(queue);
  const { id: names } = useCaseAddress();
  if (!queue.ready) return queue.error ? <QueryFailure error={queue.error} retry={() => void queue.reload()} /> : <Loader label={shared('state.loading')} />;
  return (
    <>
      <BulkBar queue={queue} bulk={bulk} />
      {queue.state.ids.length > 0 ? <QueueDesk queue={queue} arrived={arrived} /> : (
        <EmptyState title={t('queue.empty')} action={<Button busy={queue.loading} onClick={() => void queue.reload()}>{t('queue.look')}</Button>}>
          {names === null ? t('queue.empty-why') : t('case.missing')}
        </EmptyState>
      )}
    </>
  );
}

function QueueDesk({ queue, arrived }: { readonly queue: Queue; readonly arrived: number }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { state, entries, dispatch } = queue;
  const address = useOpenRow(queue);
  const [withholding, setWithholding] = useState(false);
  const entry = state.current === null ? undefined : entries.get(state.current);
  const arrival = useArrival('case-title');
  const publish = usePublish(queue, arrival);
  const move = (by: 1 | -1) => {
    setWithholding(false);
    address.show(neighbourOf(state, by));
  };
  const keys = useShortcuts([
    { key: 'v', label: t('case.publish'), run: () => void publish.one() },
    { key: 'z', label: t('case.withhold'), run: () => arrival.barred || setWithholding(true) },
    { key: 'j', label: t('case.next'), run: () => move(1) },
    { key: 'k', label: t('case.previous'), run: () => move(-1) },
    { key: 'x', label: t('case.select'), run: () => state.current !== null && dispatch({ kind: 'ticked', id: state.current }) },
  ]);
  return (
    <Desk
      listLabel={t('queue.list')} contextLabel={t('queue.context')} opened={address.opened} onBack={() => address.show(null)}
      list={<>
        {address.missing ? <Alert tone="info" title={t('case.missing')} /> : null}
        <QueueList queue={queue} arrived={arrived} onOpen={(id) => {
          setWithholding(false);
          address.show(id);
        }} />
        <ShortcutHelp state={keys} />
      </>}
      context={entry === undefined ? null : <QueueContext entry={entry} />}
    >
      {entry === undefined ? null : (
        <QueueCase
          entry={entry} position={state.ids.indexOf(entry.textId) + 1} total={queue.total} publish={publish} barred={arrival.barred}
          withholding={withholding} onWithhold={setWithholding} onMove={move}
          onWithheld={() => {
            setWithholding(false);
            queue.decided([entry.textId]);
            arrival.movedIn();
          }}
        />
      )}
    </Desk>
  );
}

/** The row that the address names is the open one; when it was decided, the address follows to the row that moved in. */
function useOpenRow(queue: Queue) {
  const { state, dispatch, hasMore, loading, error, more } = queue;
  const { id, show } = useCaseAddress();
  // The row up to which address and desk have agreed.
  const agreed = useRef<string | null>(null);
  useEffect(() => {
    if (id === agreed.current) {
      if (id === null || state.current === id) return;
      agreed.current = state.current;
      show(state.current);
    } else if (id === null || state.ids.includes(id)) {
      agreed.current = id;
      if (id !== null) dispatch({ kind: 'opened', id });
    } else if (!loading && error === null && hasMore) {
      void more();
    }
  });
  const missing = id !== null && !loading && !hasMore && !state.ids.includes(id);
  return { show, missing, opened: id !== null && !missing };
}

function usePublish(queue: Queue, arrival: Arrival) {
  const t = useTexts(officeReviewMessages);
  const announce = useAnnounce();
  const { process } = useSession();
  const act = useAct(publishTexts, (data) => data.publishTexts);
  const { state, entries } = queue;
  const one = async () => {
    if (state.current === null || act.busy || arrival.barred) return;
    const { ok, payload } = await act.run({ processId: process.id, textIds: [state.current] });
    // Somebody else was faster: the row is done with, whoever decided it.
    if (!ok && !payload?.errors.some((fault) => ['ALREADY_DECIDED', 'NOT_FOUND'].includes(fault.code))) return;
    const following = state.ids[state.ids.indexOf(state.current) + 1];
    const next = following === undefined ? undefined : entries.get(following);
    announce(!ok ? payload!.errors[0]!.message : next === undefined ? t('case.published') : t('case.published-next', { title: rowTitle(next) }));
    queue.decided([state.current]);
    arrival.movedIn();
  };
  return { ...act, one };
}
