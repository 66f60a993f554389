import { Button } from '@mitgestalten/web-ui';
import { officeReviewMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';

/** Two people wrote at once: both texts side by side, and the two ways on. Takes the focus when it appears. */
export function Conflict({ name, mine, theirs, onKeep, onTake }: {
  readonly name?: string | null | undefined;
  readonly mine: ReactNode;
  readonly theirs: ReactNode;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="of-conflict" ref={box} tabIndex={-1} role="group" aria-labelledby="conflict-title">
      <h3 id="conflict-title" className="of-subheading">{t('conflict.title')}</h3>
      <p>{t('conflict.lead')}</p>
      <div className="of-pair">
        <section><h4 className="of-kicker">{t('conflict.yours')}</h4>{mine}</section>
        <section><h4 className="of-kicker">{name ? t('conflict.theirs-by', { name }) : t('conflict.theirs')}</h4>{theirs}</section>
      </div>
      <div className="of-actions">
        <Button onClick={onKeep}>{t('conflict.keep')}</Button>
        <Button onClick={onTake}>{t('conflict.take')}</Button>
      </div>
    </div>
  );
}

/** The own text after the other one was taken: still there to copy from. */
export function PutAside({ text, onDrop }: { readonly text: string | null; readonly onDrop: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  if (text === null) return null;
  return (
    <details className="of-putaside" open>
      <summary>{t('conflict.put-aside')}</summary>
      <p className="of-note">{t('conflict.put-aside-why')}</p>
      <p className="of-voice of-voice--small" dir="auto">{text}</p>
      <Button variant="text" small onClick={onDrop}>{t('conflict.discard')}</Button>
    </details>
  );
}
