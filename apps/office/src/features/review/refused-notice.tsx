import { Alert, Button } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useHeld, useHeldState } from '../../app/held.js';
import { useTexts } from '../../app/language.js';
import { rowTitle } from './queue-query.js';
import type { Queue } from './use-queue.js';

// With these the text waits no longer, whoever decided it.
const over = ['ALREADY_DECIDED', 'NOT_FOUND'];

/** Decisions that the server did not take: each with its reason, until somebody has seen it. */
export function RefusedNotice({ queue, onLook }: { readonly queue: Queue; readonly onLook: (id: string) => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const held = useHeld();
  const { refused } = useHeldState();
  if (refused.length === 0) return null;
  return (
    <div className="of-refused">
      {refused.map((one) => {
        const entry = queue.entries.get(one.textId);
        return (
          <Alert key={one.decision.idempotencyKey + one.textId} tone="warning" title={shared(`refused.${one.decision.kind}`, { title: entry === undefined ? one.decision.title : rowTitle(entry) })}>
            <p>{one.message}</p>
            <div className="of-actions">
              {entry === undefined ? null : <Button small onClick={() => onLook(one.textId)}>{t('refused.look')}</Button>}
              <Button small variant="text" onClick={() => {
                held.dismiss(one);
                if (over.includes(one.code)) queue.decided([one.textId]);
              }}>{t('refused.seen')}</Button>
            </div>
          </Alert>
        );
      })}
    </div>
  );
}
