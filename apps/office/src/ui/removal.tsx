import { Button } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../app/language.js';
import { FormFaults, type ActState } from './form.js';

/** Takes something out: asked once more by its name, because it cannot be undone. Why it stays is said in the same place. */
export function Removal({ form, name, act, onRemove }: {
  readonly form: string;
  readonly name: string;
  readonly act: ActState & { readonly busy: boolean };
  readonly onRemove: () => Promise<void>;
}): ReactNode {
  const t = useTexts(officeMessages);
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button variant="text" aria-label={t('remove.what', { name })} onClick={() => setAsked(true)}>{t('remove')}</Button>;
  return (
    <div className="of-removal" role="group" aria-label={t('remove.sure', { name })}>
      <FormFaults form={form} act={act} />
      <p>{t('remove.sure', { name })}</p>
      <div className="of-actions">
        {/* Opened by its own button: the answer to it is the next thing to give. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button autoFocus variant="primary" busy={act.busy} onClick={() => void onRemove()}>{t('remove.yes')}</Button>
        <Button variant="text" onClick={() => setAsked(false)}>{t('form.cancel')}</Button>
      </div>
    </div>
  );
}
