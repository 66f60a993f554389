import { useOnline } from '@mitgestalten/web-data';
import { Button } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useHeld, useHeldState } from '../../app/held.js';
import { useTexts } from '../../app/language.js';

/** The key that takes the newest decision back, on the desk and when nothing waits. */
export const undoKey = 'r';

/** What was decided last, for as long as it can be taken back; and what could not be sent. Its place is kept, so that nothing moves. */
export function UndoLine({ onUndo }: { readonly onUndo: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const held = useHeld();
  const { items } = useHeldState();
  const online = useOnline();
  const last = items.at(-1);
  const open = last?.state === 'open' ? last.decision : null;
  const unsent = items.filter(({ why }) => why !== undefined);
  const done = open === null ? '' : open.kind === 'publish' ? t('undo.published', { count: open.textIds.length }) : t('undo.withheld');
  const sentence = open === null ? (unsent.length === 0 ? '' : t('undo.unsent', { count: unsent.length })) : online ? done : `${done} ${t('undo.offline')}`;
  return (
    <div className="of-undo" data-state={open !== null && online ? 'open' : sentence === '' ? 'none' : 'told'} onFocus={() => held.rest(true)} onBlur={() => held.rest(false)}>
      <span role="status">
        {/* The key makes the same sentence about another text a new one, so that it is spoken again. */}
        {sentence === '' ? null : <span key={open?.idempotencyKey}>{sentence}</span>}
      </span>
      {open !== null ? (
        <Button small variant="text" onClick={onUndo} aria-keyshortcuts={undoKey} aria-label={t('undo.undo')}>
          {t('undo.undo')} <kbd>{undoKey.toUpperCase()}</kbd>
        </Button>
      ) : unsent.length > 0 ? <SendNow signedOut={unsent.some(({ why }) => why === 'session')} /> : null}
    </div>
  );
}

/** The way to send what got no answer. */
function SendNow({ signedOut }: { readonly signedOut: boolean }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const held = useHeld();
  return signedOut
    ? <Link className="of-link" to={`/anmelden?weiter=${encodeURIComponent('/pruefen')}`}>{shared('state.sign-in')}</Link>
    : <Button small variant="text" onClick={() => void held.flush()}>{t('undo.send-now')}</Button>;
}
