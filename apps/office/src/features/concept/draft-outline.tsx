import { officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../app/language.js';
import type { DraftPassage } from './draft-query.js';

/** The table of contents of the draft: depth by indentation, states in words. */
export function DraftOutline({ rows, current, home }: {
  readonly rows: readonly { readonly passage: DraftPassage; readonly depth: number }[];
  readonly current: string | undefined;
  readonly home: string;
}): ReactNode {
  return (
    <ol className="of-outline">
      {rows.map(({ passage, depth }) => <Row key={passage.id} passage={passage} depth={depth} current={passage.id === current} home={home} />)}
    </ol>
  );
}

// A draft has some hundred of them, and one changes with each save.
const Row = memo(function Row({ passage, depth, current, home }: { readonly passage: DraftPassage; readonly depth: number; readonly current: boolean; readonly home: string }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (
    <li className={`of-outline__row of-outline__row--${Math.min(depth, 3)}`} data-removed={passage.removed}>
      <Link to={`${home}/${passage.id}`} aria-current={current ? 'true' : undefined}>
        <span className="of-outline__title" lang={passage.lang}>{passage.title || shared(`kind.${passage.kind}`)}</span>
        <span className="of-outline__facts">
          {[
            passage.removed ? t('outline.removed') : passage.publishedRevision === null ? t('outline.new') : passage.changed ? t('outline.changed') : null,
            passage.commentCount > 0 ? t('outline.comments', { count: passage.commentCount }) : null,
          ].filter(Boolean).join(' · ')}
        </span>
      </Link>
    </li>
  );
});
