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

type Answer = { readonly room?: { readonly seats: readonly Seat[] } | null } | undefined;
type Tell = (send: () => Promise<Answer>) => Promise<void>;

/** Sits in the drafting room of a part at that passage for as long as the page is open and somebody is there. */
export function useDraftRoom(partId: string, passageId: string | null): DraftRoom {
  const client = useApolloClient();
  const [writing, setWriting] = useState(false);
  // While this page writes it knows best what is saved: an answer on its way would set the text back for a moment.
  const { seats, tell } = useSeats(partId, writing ? null : passageId);
  const holder = passageId === null ? undefined : seats.find(({ holds }) => holds === passageId);
  const { sign, typed } = useSigns({ partId, passageId }, holder, tell);
  useEffect(() => setWriting(false), [partId, passageId]);
  return {
    others: seats.filter(({ own }) => !own), holder,
    typed: () => {
      setWriting(true);
      typed();
    },
    rested: () => setWriting(false),
    look: sign,
    ask: () => passageId === null ? Promise.resolve() : tell(async () =>
      (await client.mutate({ mutation: askForPassage, variables: { input: { seatId, passageId } }, fetchPolicy: 'no-cache' })).data?.askForPassage),
    answer: (handOver) => passageId === null ? Promise.resolve() : tell(async () =>
      (await client.mutate({ mutation: answerWish, variables: { input: { seatId, passageId, handOver } }, fetchPolicy: 'no-cache' })).data?.answerWish),
  };
}

/** The seats as they were heard of last, with what is saved of the followed passage going to the cache. Without a connection nobody is seen. */
function useSeats(partId: string, followed: string | null): { readonly seats: readonly Seat[]; readonly tell: Tell } {
  const { process } = useSession();
  const online = useOnline();
  const [seats, setSeats] = useState<readonly Seat[]>([]);
  const news = useRef(0);
  useSubscription(roomChanged, {
    variables: { processId: process.id, partId, passageId: followed }, ignoreResults: true,
    onData: ({ data: { data } }) => {
      news.current++;
      if (data) setSeats(data.draftRoomChanged.room.seats);
    },
  });
  /** Sends something, and shows the room that it answers with, unless a newer one was heard of meanwhile. */
  const tell: Tell = (send) => inOrder(async () => {
    const before = news.current;
    const room = (await send())?.room;
    if (room != null && before === news.current) setSeats(room.seats);
  }).catch(() => undefined);
  return { seats: online ? seats : [], tell };
}

/** Tells the server, now and again, that somebody is at that place, and at once when they begin to write. */
function useSigns({ partId, passageId }: { readonly partId: string; readonly passageId: string | null }, holder: Seat | undefined, tell: Tell) {
  const client = useApolloClient();
  const { lang } = useLanguage();
  const online = useOnline();
  const known = useRef({ signedAt: 0, aliveAt: Date.now(), typed: false });
  const sign = () => {
    const input = { seatId, partId, passageId, writes: known.current.typed && passageId !== null };
    Object.assign(known.current, { typed: false, signedAt: Date.now() });
    const send = async (writes: boolean) => (await client.mutate({ mutation: beInDraft, variables: { input: { ...input, writes } }, fetchPolicy: 'no-cache' })).data?.beInDraft;
    return tell(async () => {
      try {
        const answer = await send(input.writes);
        // Who may not write there any more is there to read; who may not be there at all sees nobody.
        const room = answer?.room ?? (input.writes ? await send(false) : undefined)?.room;
        return { room: room ?? { seats: [] } };
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
    const everyMs = takes ? takeEveryMs : holder?.askedBy === seatId ? askingEveryMs : signEveryMs;
    if (online && now - known.current.signedAt >= everyMs && now - known.current.aliveAt < awayAfterMs) void sign();
  });
  const comeBack = useLatest(() => {
    known.current.aliveAt = Date.now();
  });
  const signNow = useLatest(() => void sign());
  useEffect(() => {
    if (online) signNow();
  }, [partId, passageId, online, signNow]);
  useEffect(() => {
    const timer = setInterval(tick, lookEveryMs);
    for (const life of signsOfLife) addEventListener(life, comeBack, { passive: true, capture: true });
    const leaving = () => postOnLeaving(leaveDraft, { input: { seatId } }, lang);
    // A page that is taken out of the browser's memory again.
    const backAgain = ({ persisted }: PageTransitionEvent) => persisted && signNow();
    addEventListener('pagehide', leaving);
    addEventListener('pageshow', backAgain);
    return () => {
      clearInterval(timer);
      for (const life of signsOfLife) removeEventListener(life, comeBack, { capture: true });
      removeEventListener('pagehide', leaving);
      removeEventListener('pageshow', backAgain);
      inOrder(() => client.mutate({ mutation: leaveDraft, variables: { input: { seatId } }, fetchPolicy: 'no-cache' })).catch(() => undefined);
    };
  }, [client, lang, tick, comeBack, signNow]);
  const typed = () => {
    known.current.typed = true;
    if (holder?.id !== seatId && Date.now() - known.current.signedAt >= takeEveryMs) void sign();
  };
  return { sign, typed };
}
