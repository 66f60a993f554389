import { officeDraftersMessages, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useApolloClient } from '@apollo/client/react';
import { memo, useState, type DragEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { movePassage, type DraftEntry } from './draft-query.js';
import { dropAt } from './outline.js';
import { draftPassage, loadPassages } from './passage-texts.js';
import { useBesideForm } from './typed-words.js';
import type { Seat } from './room/room-query.js';
import { SeatsAt } from './room/seats.js';

interface Row {
  readonly passage: DraftEntry;
  readonly depth: number;
}

/** The table of contents of the draft: depth by indentation, states in words. With `onMoved`, passages are dragged among their siblings; the keys' way are the buttons at the passage. */
export const DraftOutline = memo(function DraftOutline({ partId, rows, current, home, seats, onMoved }: {
  readonly partId: string; readonly rows: readonly Row[]; readonly current: string | undefined; readonly home: string; readonly seats: readonly Seat[]; readonly onMoved?: (() => Promise<void>) | undefined;
}): ReactNode {
  const { act, rowProps } = useDragging(partId, rows, onMoved);
  return (
    <>
      <FormFaults form="drag" act={act} />
      <ol className="of-outline">
        {rows.map(({ passage, depth }) => (
          <li key={passage.id} className={`of-outline__row of-outline__row--${Math.min(depth, 3)}`} data-removed={passage.removed} {...rowProps(passage)}>
            <Entry passage={passage} current={passage.id === current} home={home} seats={seats.some(({ passageId }) => passageId === passage.id) ? seats : nobody} />
          </li>
        ))}
      </ol>
    </>
  );
});

const nobody: readonly Seat[] = [];

// A draft has some hundred of them, and one changes with each save.
const Entry = memo(function Entry({ passage, current, home, seats }: {
  readonly passage: DraftEntry; readonly current: boolean; readonly home: string; readonly seats: readonly Seat[];
}): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const own = useTexts(officeDraftersMessages);
  return (
    <Link to={`${home}/${passage.id}`} aria-current={current ? 'true' : undefined}>
      <span className="of-outline__title" lang={passage.lang} dir="auto">{passage.outlineTitle || shared(`kind.${passage.kind}`)}</span>
      <span className="of-outline__facts">
        {[
          passage.viewerCan.write && !passage.viewerCan.arrange ? own('own.mark') : null,
          passage.removed ? t('outline.removed') : !passage.published ? t('outline.new') : passage.changed ? t('outline.changed') : null,
          passage.commentCount > 0 ? t('outline.comments', { count: passage.commentCount }) : null,
        ].filter(Boolean).join(' · ')}
      </span>
      <SeatsAt seats={seats.filter(({ passageId }) => passageId === passage.id)} />
    </Link>
  );
});

/** Dragging by mouse: the row that is held, and the one it would be dropped on, in front of it or behind. */
function useDragging(partId: string, rows: readonly Row[], onMoved?: () => Promise<void>) {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const client = useApolloClient();
  const beside = useBesideForm();
  const act = useAct(movePassage, (data) => data.moveDraftPassage);
  const [held, setHeld] = useState<DraftEntry | null>(null);
  const [over, setOver] = useState<{ readonly id: string; readonly behind: boolean } | null>(null);
  const passages = rows.map(({ passage }) => passage);
  const targetOf = (event: DragEvent<HTMLElement>, onto: DraftEntry) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const behind = event.clientY > top + height / 2;
    const target = held === null ? undefined : dropAt(passages, held.id, onto.id, behind);
    return target === undefined ? null : { ...target, behind };
  };
  const letGo = () => {
    setHeld(null);
    setOver(null);
  };
  const rowProps = (passage: DraftEntry) => (onMoved === undefined ? {} : {
    draggable: true,
    'data-drop': over?.id !== passage.id ? undefined : over.behind ? 'behind' : 'before',
    onDragStart: () => setHeld(passage),
    onDragEnd: letGo,
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const target = targetOf(event, passage);
      if (target !== null) event.preventDefault();
      setOver(target === null ? null : { id: passage.id, behind: target.behind });
    },
    onDrop: async (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      const target = targetOf(event, passage);
      letGo();
      if (held === null || target === null) return;
      // Its lock as it is now: the text may have been read long ago, and a move writes no words.
      await loadPassages(client, partId, [held.id]).catch(() => undefined);
      const read = await draftPassage(client, partId, held.id);
      const move = async (lockVersion: number) => {
        const { ok } = await act.run({ passageId: held.id, lockVersion, parentId: held.parentId, afterId: target.afterId });
        if (ok) announce(t('passage.moved'));
        await onMoved();
      };
      // One that cannot be read has no lock: the server says so.
      await (read === null ? move(0) : beside(read, move));
    },
  });
  return { act, rowProps };
}
