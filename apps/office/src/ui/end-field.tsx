import { formatUntil, officeMessages } from '@mitgestalten/web-i18n';
import type { ComponentProps, ReactNode } from 'react';
import { fromBerlinInput } from '../app/berlin-time.js';
import { useLanguage, useTexts } from '../app/language.js';
import { useSession } from '../app/session.js';
import { DateTimeField } from './form.js';

/** The end of something, and in words until when it is open: an end at midnight is the day before. */
export function EndField(field: ComponentProps<typeof DateTimeField>): ReactNode {
  const t = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const end = fromBerlinInput(field.value);
  return (
    <div>
      <DateTimeField {...field} />
      {end === null ? null : <p className="of-note">{t('form.open-until', { until: formatUntil(lang, end, process.now) })}</p>}
    </div>
  );
}
