import { useOnline } from '@mitgestalten/web-data';
import { Button } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useHeld, useHeldState } from '../../app/held.js';
import { useTexts } from '../../app/language.js';

export const undoKey = 'r';

/** What was decided last, for as long as it can be taken back; and what could not be sent. Its place is kept, so that nothing moves. */
export function UndoLine({ onUndo }: { readonly onUndo: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const held = useHeld();
  const { items } = useHeldState();
  const online = useOnline();
  const last = items.at(-1);
  const open = last?.state === 'open' ? last.decision : null;
  const sentence = open === null ? null : open.kind === 'publish' ? t('undo.published', { count: open.textIds.length }) : t('undo.withheld');
  return (
    <div className="of-undo" onFocus={() => held.rest(true)} onBlur={() => held.rest(false)}>
      <span role="status">
        {/* The key makes the same sentence about another text a new one, so that it is spoken again. */}
        {sentence === null ? null : <span key={open!.idempotencyKey}>{online ? sentence : `${sentence} ${t('undo.offline')}`}</span>}
      </span>
      {open === null ? <Unsent /> : (
        <Button small variant="text" onClick={onUndo} aria-keyshortcuts={undoKey} aria-label={t('undo.undo')}>
          {t('undo.undo')} <kbd>{undoKey.toUpperCase()}</kbd>
        </Button>
      )}
    </div>
  );
}

/** Decisions that got no answer, with the way to send them. */
function Unsent(): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const held = useHeld();
  const unsent = useHeldState().items.filter(({ why }) => why !== undefined);
  if (unsent.length === 0) return null;
  return (
    <>
      <span role="status">{t('undo.unsent', { count: unsent.length })}</span>
      {unsent.some(({ why }) => why === 'session')
        ? <Link className="of-link" to={`/anmelden?weiter=${encodeURIComponent('/pruefen')}`}>{shared('state.sign-in')}</Link>
        : <Button small variant="text" onClick={() => void held.flush()}>{t('undo.send-now')}</Button>}
    </>
  );
}
