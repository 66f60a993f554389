import { useEffect, useRef, useState } from 'react';
import { useApolloClient, useSubscription } from '@apollo/client/react';
import { postOnLeaving, useOnline } from '@mitgestalten/web-data';
import { useLanguage } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useLatest } from '../../../ui/use-latest.js';
import { answerWish, askForPassage, beInDraft, leaveDraft, roomChanged, type Seat } from './room-query.js';
import { seatId } from './seat.js';

// Three of these may be lost before the server forgets a page (sixty seconds).
const signEveryMs = 20_000;
// Who asked for a passage is told soon that it has passed.
const askingEveryMs = 5_000;
// Whoever touched neither key nor mouse for so long is not there. A sign of the page alone would keep the session open for ever, too.
const awayAfterMs = 120_000;
// Keys that find the passage taken do not ask each for itself.
const takeEveryMs = 2_000;
const lookEveryMs = 1_000;
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focus'] as const;

/** The drafting room as this page sees it, and what this page does there. */
export interface DraftRoom {
  /** Pages of others. */
  readonly others: readonly Seat[];
  /** Who writes at the open passage. */
  readonly holder: Seat | undefined;
  /** A key was typed at the open passage: it is taken, or held on to. */
  typed(): void;
  /** All is saved: from now on the page shows what others save. */
  rested(): void;
  /** Looks now instead of at the next sign. */
  look(): Promise<void>;
  ask(): Promise<void>;
  answer(handOver: boolean): Promise<void>;
}

// One after the other: a page that is left and another one that is opened must not arrive the other way round.
let last: Promise<unknown> = Promise.resolve();
function inOrder<T>(task: () => Promise<T>): Promise<T> {
  const next = last.then(task);
  last = next.catch(() => undefined);
  return next;
}

/** Sits in the drafting room of a part at that passage for as long as the page is open and somebody is there. */
export function useDraftRoom(partId: string, passageId: string | null): DraftRoom {
  const client = useApolloClient();
  const { process } = useSession();
  const { lang } = useLanguage();
  const online = useOnline();
  const [seats, setSeats] = useState<readonly Seat[]>([]);
  const [writing, setWriting] = useState(false);
  const known = useRef({ news: 0, signedAt: 0, aliveAt: Date.now(), typed: false });
  const seen = online ? seats : [];
  const holder = passageId === null ? undefined : seen.find(({ holds }) => holds === passageId);
  const asking = holder?.askedBy === seatId;

  useSubscription(roomChanged, {
    // While this page writes it knows best what is saved: an answer on its way would set the text back for a moment.
    variables: { processId: process.id, partId, passageId: writing ? null : passageId }, ignoreResults: true,
    onData: ({ data: { data } }) => {
      known.current.news++;
      if (data) setSeats(data.draftRoomChanged.room.seats);
    },
  });

  /** Sends it, and shows the room that it answers with, unless a newer one was heard of meanwhile. */
  const tell = (send: () => Promise<{ readonly room?: { readonly seats: readonly Seat[] } | null } | undefined>): Promise<void> => inOrder(async () => {
    const { news } = known.current;
    const room = (await send())?.room;
    if (room != null && news === known.current.news) setSeats(room.seats);
  }).catch(() => undefined);
  const sign = () => {
    const input = { seatId, partId, passageId, writes: known.current.typed && passageId !== null };
    Object.assign(known.current, { typed: false, signedAt: Date.now() });
    return tell(async () => {
      try {
        return (await client.mutate({ mutation: beInDraft, variables: { input }, fetchPolicy: 'no-cache' })).data?.beInDraft;
      } catch {
        // It was not heard that somebody writes.
        known.current.typed ||= input.writes;
        return undefined;
      }
    });
  };
  const tick = useLatest(() => {
    const now = Date.now();
    const takes = known.current.typed && holder?.id !== seatId;
    const due = now - known.current.signedAt >= (takes ? takeEveryMs : asking ? askingEveryMs : signEveryMs);
    if (online && due && now - known.current.aliveAt < awayAfterMs) void sign();
  });
  const comeBack = useLatest(() => {
    const away = Date.now() - known.current.signedAt >= signEveryMs;
    known.current.aliveAt = Date.now();
    if (away && document.visibilityState === 'visible') tick();
  });
  const signNow = useLatest(() => void sign());

  useEffect(() => {
    setWriting(false);
    if (online) signNow();
  }, [partId, passageId, online, signNow]);
  useEffect(() => {
    const timer = setInterval(tick, lookEveryMs);
    for (const sign of signsOfLife) addEventListener(sign, comeBack, { passive: true, capture: true });
    const leaving = () => postOnLeaving(leaveDraft, { input: { seatId } }, lang);
    addEventListener('pagehide', leaving);
    addEventListener('pageshow', signNow);
    return () => {
      clearInterval(timer);
      for (const sign of signsOfLife) removeEventListener(sign, comeBack, { capture: true });
      removeEventListener('pagehide', leaving);
      removeEventListener('pageshow', signNow);
      inOrder(() => client.mutate({ mutation: leaveDraft, variables: { input: { seatId } }, fetchPolicy: 'no-cache' })).catch(() => undefined);
    };
  }, [client, lang, tick, comeBack, signNow]);

  return {
    others: seen.filter(({ own }) => !own), holder,
    typed: () => {
      known.current.typed = true;
      setWriting(true);
      if (holder?.id !== seatId && Date.now() - known.current.signedAt >= takeEveryMs) void sign();
    },
    rested: () => setWriting(false),
    look: sign,
    ask: () => passageId === null ? Promise.resolve() : tell(async () =>
      (await client.mutate({ mutation: askForPassage, variables: { input: { seatId, passageId } }, fetchPolicy: 'no-cache' })).data?.askForPassage),
    answer: (handOver) => passageId === null ? Promise.resolve() : tell(async () =>
      (await client.mutate({ mutation: answerWish, variables: { input: { seatId, passageId, handOver } }, fetchPolicy: 'no-cache' })).data?.answerWish),
  };
}
