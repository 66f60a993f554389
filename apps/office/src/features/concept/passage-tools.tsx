import { Button } from '@mitgestalten/web-ui';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { movePassage, removePassage, type Draft, type DraftPassage } from './draft-query.js';
import { MoveBelow } from './move-below.js';
import { stepTo } from './outline.js';
import { seatId } from './room/seat.js';
import { useBesideForm } from './typed-words.js';

/** Moves a passage among its siblings or below another parent, strikes it or takes it back. By buttons, so that no mouse is needed. */
export function PassageTools({ passage, draft, onChanged }: { readonly passage: DraftPassage; readonly draft: Draft; readonly onChanged: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const { passages } = draft;
  const moving = useAct(movePassage, (data) => data.moveDraftPassage);
  const removing = useAct(removePassage, (data) => data.removeDraftPassage);
  const beside = useBesideForm();
  const step = (by: 1 | -1) => beside(passage, async (lockVersion) => {
    const target = stepTo(passages, passage.id, by);
    if (target === undefined) return;
    const { ok } = await moving.run({ passageId: passage.id, lockVersion, parentId: passage.parentId, afterId: target.afterId });
    if (ok) announce(t('passage.moved'));
    await onChanged();
  });
  const toggle = () => beside(passage, async (lockVersion) => {
    const { ok } = await removing.run({ passageId: passage.id, seatId, lockVersion, removed: !passage.removed });
    // That it is struck is said at the form, to all who write there.
    if (ok && passage.removed) announce(t('passage.taken-back'));
    await onChanged();
  });
  const first = stepTo(passages, passage.id, -1) === undefined;
  const last = stepTo(passages, passage.id, 1) === undefined;
  return (
    <>
      <div className="of-actions of-actions--quiet" role="group" aria-label={t('passage.tools')}>
        {/* Not `disabled`: the focus must stay on the button that was pressed, also when the end is reached. */}
        <Button small variant="text" aria-disabled={first} busy={moving.busy} onClick={() => void step(-1)}>{t('passage.up')}</Button>
        <Button small variant="text" aria-disabled={last} busy={moving.busy} onClick={() => void step(1)}>{t('passage.down')}</Button>
        <Button small variant="text" busy={removing.busy} onClick={() => void toggle()}>{t(passage.removed ? 'passage.restore' : 'passage.remove')}</Button>
      </div>
      <MoveBelow key={passage.id} draft={draft} passage={passage} onChanged={onChanged} />
      <FormFaults form="move" act={moving} />
      <FormFaults form="remove" act={removing} />
    </>
  );
}
