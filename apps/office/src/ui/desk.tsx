import { useEffect, useRef, type ReactNode } from 'react';
import { officeMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../app/language.js';

/**
 * The desk: list, case and context side by side; on a phone the list, and once something was opened the case with its
 * context below and a way back.
 */
export function Desk({ list, listLabel, context, contextLabel, opened, onBack, children }: {
  readonly list: ReactNode;
  readonly listLabel: string;
  readonly context?: ReactNode;
  readonly contextLabel: string;
  /** Something was opened on purpose: a phone then shows the case instead of the list. */
  readonly opened: boolean;
  readonly onBack: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(officeMessages);
  const middle = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened && matchMedia('(max-width: 52rem)').matches) middle.current?.focus();
  }, [opened]);
  return (
    <div className="of-desk" data-opened={opened}>
      <section className="of-desk__list" aria-label={listLabel}>{list}</section>
      <div className="of-desk__case" ref={middle} tabIndex={-1}>
        <button type="button" className="of-textbutton of-desk__back" onClick={onBack}>
          <span aria-hidden="true" className="of-arrow">{'‹ '}</span>{t('desk.back')}
        </button>
        {children}
      </div>
      {context == null ? null : <aside className="of-desk__context" aria-label={contextLabel}>{context}</aside>}
    </div>
  );
}
