import { officeDraftersMessages, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../app/language.js';
import type { DraftPassage } from './draft-query.js';
import type { Seat } from './room/room-query.js';
import { SeatsAt } from './room/seats.js';

/** The table of contents of the draft: depth by indentation, states in words. */
export function DraftOutline({ rows, current, home, seats }: {
  readonly rows: readonly { readonly passage: DraftPassage; readonly depth: number }[];
  readonly current: string | undefined;
  readonly home: string;
  readonly seats: readonly Seat[];
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const own = useTexts(officeDraftersMessages);
  return (
    <ol className="of-outline">
      {rows.map(({ passage, depth }) => (
        <li key={passage.id} className={`of-outline__row of-outline__row--${Math.min(depth, 3)}`} data-removed={passage.removed}>
          <Link to={`${home}/${passage.id}`} aria-current={passage.id === current ? 'true' : undefined}>
            <span className="of-outline__title" lang={passage.lang}>{passage.title || shared(`kind.${passage.kind}`)}</span>
            <span className="of-outline__facts">
              {[
                passage.viewerCan.write && !passage.viewerCan.arrange ? own('own.mark') : null,
                passage.removed ? t('outline.removed') : passage.publishedRevision === null ? t('outline.new') : passage.changed ? t('outline.changed') : null,
                passage.commentCount > 0 ? t('outline.comments', { count: passage.commentCount }) : null,
              ].filter(Boolean).join(' · ')}
            </span>
            <SeatsAt seats={seats.filter(({ passageId }) => passageId === passage.id)} />
          </Link>
        </li>
      ))}
    </ol>
  );
}
