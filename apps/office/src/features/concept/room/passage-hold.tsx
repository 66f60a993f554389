import { Button } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { useLatest } from '../../../ui/use-latest.js';
import { seatId } from './seat.js';
import { seatName } from './seats.js';
import type { DraftRoom } from './use-draft-room.js';

/** Who writes here, the way to ask for it, and the wish of somebody who asks. In the bar at the foot of the form, so that nothing moves under the hands. */
export function PassageHold({ room, reads, onHandOver }: {
  readonly room: DraftRoom;
  /** The text is only read for the moment; else it is said beside it why it is not saved. */
  readonly reads: boolean;
  readonly onHandOver: () => Promise<void>;
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { holder, others } = room;
  const [busy, setBusy] = useState(false);
  const wisher = others.find(({ id }) => id === holder?.askedBy);
  useSaid(room);
  const answer = async (deed: () => Promise<void>) => {
    setBusy(true);
    await deed();
    setBusy(false);
    keepFocus();
  };
  if (holder === undefined) return null;
  if (holder.id === seatId) {
    return wisher === undefined ? null : (
      <div className="of-hold" role="group" aria-label={t('room.wish', { name: seatName(t, wisher) })}>
        <p>{t('room.wish', { name: seatName(t, wisher) })}</p>
        <Button small busy={busy} onClick={() => void answer(onHandOver)}>{t('room.hand-over')}</Button>
        <Button small variant="text" busy={busy} onClick={() => void answer(() => room.answer(false))}>{t('room.keep')}</Button>
      </div>
    );
  }
  if (holder.own) return <p className="of-hold">{t('room.own')}</p>;
  const said = [
    reads ? t('room.holds', { name: seatName(t, holder) }) : null,
    holder.askedBy === seatId ? t('room.asked') : wisher === undefined ? null : t('room.asked-by', { name: seatName(t, wisher) }),
  ].filter((sentence) => sentence !== null);
  return (
    <div className="of-hold">
      {said.length === 0 ? null : <p>{said.join(' ')}</p>}
      <Button small aria-disabled={holder.askedBy !== null} onClick={() => void (holder.askedBy === null && room.ask())}>{t('room.ask')}</Button>
    </div>
  );
}

/** A button that was pressed and is not there any more leaves the focus nowhere: then it goes to the text, which is what it was about. */
function keepFocus(): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) document.getElementById('passage-doc')?.focus();
  });
}

/** Says, without taking the focus, what became of the passage that is open here. */
function useSaid({ holder, others }: DraftRoom): void {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const [mine, asked] = [holder?.id === seatId, holder?.askedBy === seatId];
  const theirs = holder === undefined || holder.own ? null : holder.id;
  const wish = mine ? (holder?.askedBy ?? null) : null;
  const before = useRef({ mine, asked, theirs, wish });
  const name = (id: string | null) => seatName(t, others.find((seat) => seat.id === id));
  const say = useLatest(() => {
    const was = before.current;
    before.current = { mine, asked, theirs, wish };
    if (wish !== null && wish !== was.wish) announce(t('room.wish', { name: name(wish) }));
    else if (was.asked && !asked) {
      announce(mine ? t('room.yours') : theirs === was.theirs ? t('room.kept', { name: name(theirs) }) : t('room.free'));
      keepFocus();
    } else if (theirs !== null && theirs !== was.theirs) announce(t('room.writes-here', { name: name(theirs) }));
  });
  useEffect(say, [mine, asked, theirs, wish, say]);
}
