import { formatUntil } from '@mitgestalten/web-i18n';
import { Alert, Button } from '@mitgestalten/web-ui';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { useArrival } from '../../islands/use-arrival.js';
import { SlipCode } from '../contribution/slip-code.js';

export interface VoteReceiptProps {
  /** Null where there is none, and once it was noted. */
  readonly receipt: string | null;
  readonly changed: boolean;
  readonly titles: readonly string[];
  readonly closesAt: string;
  readonly onNoted: () => void;
  readonly onChange: () => void;
}

/** What stands where the form was once a vote is counted: the receipt to be kept, and what was chosen. */
export function VoteReceipt({ receipt, changed, titles, closesAt, onNoted, onChange }: VoteReceiptProps) {
  const t = useFormTexts();
  const { lang } = useLanguage();
  const box = useArrival();
  return (
    <div ref={box} tabIndex={-1} className="pt-form pt-sent">
      <Alert tone="success" level={2} title={t(changed ? 'vote.done-again' : 'vote.done')}>
        {/* After a reload what was chosen is not shown again: it was never kept. */}
        {titles.length === 0 ? null : <><p>{t('vote.receipt-chosen')}</p><ul>{titles.map((title) => <li key={title}>{title}</li>)}</ul></>}
      </Alert>
      {receipt === null ? null : (
        <section aria-labelledby="receipt-title" className="pt-sent__code">
          <h3 id="receipt-title">{t('vote.receipt')}</h3>
          <SlipCode code={receipt} />
          <p>{t('vote.receipt-why')}</p>
          <Button onClick={() => { onNoted(); box.current?.focus(); }}>{t('vote.receipt-noted')}</Button>
        </section>
      )}
      <p>{t('vote.until', { date: formatUntil(lang, closesAt) })}</p>
      <p><Button onClick={onChange}>{t('vote.change-now')}</Button></p>
    </div>
  );
}
