import { Button } from '@mitgestalten/web-ui';
import { directionOf, formatDay, languageName, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { memo, useEffect, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { rowTitle, type QueueEntry } from './queue-query.js';
import { inLots } from './queue-state.js';
import type { Queue } from './use-queue.js';

/** The browser and React pass over a block of rows at once (ADR 12). */
const blockSize = 20;

/** The rows that wait: each with its tick, language and place. */
export function QueueList({ queue, arrived, onOpen, onTick }: {
  readonly queue: Queue;
  /** How many have come in behind the last row. */
  readonly arrived: number;
  /** These two stay the same functions, so that a key renders the blocks of the two rows that it changes and not the thousand others. */
  readonly onOpen: (id: string) => void;
  readonly onTick: (id: string) => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { state, entries, dispatch } = queue;
  const all = state.ids.length > 0 && state.selected.size === state.ids.length;
  const list = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => inLots(state.ids, blockSize), [state.ids]);
  // The row that is to take the focus as soon as it is there.
  const awaited = useRef<number | null>(null);
  const count = state.ids.length;
  useEffect(() => {
    if (awaited.current === null || count <= awaited.current) return;
    list.current?.querySelectorAll<HTMLElement>('.of-queue__open')[awaited.current]?.focus();
    awaited.current = null;
  }, [count]);
  return (
    <>
      <TickAll all={all} dispatch={dispatch} />
      <div className="of-queue" role="list" ref={list}>
        {blocks.map((ids, at) => (
          <Block key={at} ids={ids} entries={entries} current={state.current !== null && ids.includes(state.current) ? state.current : null} selected={state.selected}
            onTick={onTick} onOpen={onOpen} />
        ))}
      </div>
      {queue.hasMore ? <Button small busy={queue.loading} onClick={() => void queue.more()}>{shared('list.more')}</Button> : null}
      <div className="of-queue__arrived" role="status">
        {arrived === 0 ? null : (
          <Button small onClick={() => {
            awaited.current = count;
            void queue.more();
          }}>{t('queue.arrived', { count: arrived })}</Button>
        )}
      </div>
    </>
  );
}

/** Some rows that stand one behind the other. */
const Block = memo(function Block({ ids, entries, current, selected, onTick, onOpen }: {
  readonly ids: readonly string[]; readonly entries: Queue['entries'];
  /** The open row, if it is one of these. */
  readonly current: string | null;
  readonly selected: ReadonlySet<string>; readonly onTick: (id: string) => void; readonly onOpen: (id: string) => void;
}): ReactNode {
  return (
    <div className="of-queue__block">
      {ids.map((id) => {
        const entry = entries.get(id);
        return entry === undefined ? null : <Row key={id} entry={entry} current={current === id} ticked={selected.has(id)} onTick={onTick} onOpen={onOpen} />;
      })}
    </div>
  );
});

/** Only what a key changes is rendered by it: which row is open. */
const Row = memo(function Row({ entry, current, ticked, onTick, onOpen }: {
  readonly entry: QueueEntry; readonly current: boolean; readonly ticked: boolean; readonly onTick: (id: string) => void; readonly onOpen: (id: string) => void;
}): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  useBroughtIntoSight(row, current);
  return (
    <div ref={row} role="listitem" className="of-queue__row" data-current={current}>
      <Tick entry={entry} ticked={ticked} onTick={onTick} />
      <button type="button" className="of-queue__open" aria-current={current ? 'true' : undefined} onClick={() => onOpen(entry.textId)}><RowText entry={entry} /></button>
    </div>
  );
});

const RowText = memo(function RowText({ entry }: { readonly entry: QueueEntry }): ReactNode {
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const place = entry.passage?.currentEntry?.revision.text;
  return (
    <>
      <span className="of-queue__title" lang={entry.lang} dir={directionOf(entry.lang)}>{rowTitle(entry)}</span>
      <span className="of-queue__facts">
        {[languageName(entry.lang, lang), place?.title ?? shared(`contribution.${entry.kind}`), formatDay(lang, entry.submittedAt, process.now)].join(' · ')}
      </span>
    </>
  );
});

const Tick = memo(function Tick({ entry, ticked, onTick }: { readonly entry: QueueEntry; readonly ticked: boolean; readonly onTick: (id: string) => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  // The browser keeps the state of each field with every address of the desk, a thousand at each step, unless it is told that nobody wants it back.
  return <input type="checkbox" autoComplete="off" className="of-queue__tick" aria-label={t('queue.tick', { title: rowTitle(entry) })} checked={ticked} onChange={() => onTick(entry.textId)} />;
});

const TickAll = memo(function TickAll({ all, dispatch }: { readonly all: boolean; readonly dispatch: Queue['dispatch'] }): ReactNode {
  const t = useTexts(officeReviewMessages);
  return (
    <label className="of-tick of-tick--all">
      <input type="checkbox" checked={all} onChange={() => dispatch({ kind: 'tickedAll', on: !all })} />
      <span>{t('queue.tick-all')}</span>
    </label>
  );
});

/**
 * Scrolls a row into sight once it is open. The browser says after the next picture whether it is in sight; to ask it before would hold that picture up
 * by the layout of the whole desk.
 */
function useBroughtIntoSight(row: RefObject<HTMLElement | null>, open: boolean): void {
  useEffect(() => {
    if (!open) return undefined;
    const observer = new IntersectionObserver(([seen]) => {
      observer.disconnect();
      if (seen!.intersectionRatio < 1) seen!.target.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(row.current!);
    return () => observer.disconnect();
  }, [row, open]);
}
