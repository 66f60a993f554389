import { officeDraftMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../../app/language.js';
import type { DraftEntry } from '../draft-query.js';
import { initialsOf } from './initials.js';
import type { Seat } from './room-query.js';

// More heads than these would push the heading aside; how many more there are is said.
const mostHeads = 3;

/** How somebody in the room is called; empty for nobody. */
export function seatName(t: (key: 'room.somebody') => string, seat: Seat | undefined): string {
  return seat === undefined ? '' : (seat.name ?? t('room.somebody'));
}

/** The initials of somebody, with a pen when they write. The name stands beside it, or is said. */
export function Initials({ seat }: { readonly seat: Seat }): ReactNode {
  return (
    <span className="of-initials" aria-hidden="true">
      <bdi>{initialsOf(seat.name)}</bdi>
      {seat.holds === null ? null : <span className="of-initials__pen">✎</span>}
    </span>
  );
}

/** Who is at a passage, in its row of the outline. */
export function SeatsAt({ seats }: { readonly seats: readonly Seat[] }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const said = (seat: Seat) => t(seat.holds === null ? 'room.reads-here' : 'room.writes-here', { name: seatName(t, seat) });
  return (
    <span className="of-heads">
      {seats.slice(0, mostHeads).map((seat) => <span key={seat.id} title={said(seat)}><Initials seat={seat} /><span className="kern-sr-only">{said(seat)}</span></span>)}
      {seats.length > mostHeads ? <span className="of-note">+{seats.length - mostHeads}</span> : null}
    </span>
  );
}

/** Everybody in the draft by name, with the way to where they are. */
export function SeatsInDraft({ seats, passages, home }: { readonly seats: readonly Seat[]; readonly passages: readonly DraftEntry[]; readonly home: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  if (seats.length === 0) return null;
  return (
    <ul className="of-seats" aria-label={t('room')}>
      {seats.map((seat) => {
        const name = seatName(t, seat);
        const at = passages.find(({ id }) => id === seat.passageId);
        return (
          <li key={seat.id} className="of-seat">
            <Initials seat={seat} />
            {at === undefined ? <span>{name}</span> : <Link className="of-link" to={`${home}/${at.id}`}>{t(seat.holds === null ? 'room.reads' : 'room.writes', { name, passage: at.outlineTitle })}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
