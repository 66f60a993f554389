import { Alert, Button, QrCode } from '@mitgestalten/web-ui';
import { officeCodesMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Page } from '../../ui/page.js';

/** The slips of a new batch, to be printed now: they cannot be shown again. */
export function CodeSlips({ label, codes, onClose }: { readonly label: string; readonly codes: readonly string[]; readonly onClose: () => void }): ReactNode {
  const t = useTexts(officeCodesMessages);
  const shared = useTexts(officeMessages);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    // Leaving would lose what nobody can show again.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, []);
  return (
    <Page title={t('once.title', { count: codes.length })} kicker={label}>
      <div className="of-noprint of-form">
        <Alert tone="warning" title={t('once.lead')} />
        {asking ? <p>{t('once.sure')}</p> : null}
        <div className="of-actions">
          {asking ? null : <Button variant="primary" onClick={() => print()}>{t('once.print')}</Button>}
          {asking ? <Button onClick={onClose}>{t('once.yes')}</Button> : <Button onClick={() => setAsking(true)}>{t('once.done')}</Button>}
          {asking ? <Button variant="text" onClick={() => setAsking(false)}>{shared('form.cancel')}</Button> : null}
        </div>
      </div>
      <ul className="of-slips">{codes.map((code) => <li key={code}><Slip code={code} /></li>)}</ul>
    </Page>
  );
}

function Slip({ code }: { readonly code: string }): ReactNode {
  const t = useTexts(officeCodesMessages);
  const { process } = useSession();
  return (
    <article className="of-slip">
      <div className="of-slip__words">
        <h2 className="of-slip__heading">{t('slip.heading')}</h2>
        <p className="of-slip__process">{process.title}</p>
        <p>{t('slip.how', { address: `${location.host}/code` })}</p>
        <p className="of-slip__code" dir="ltr">{code}</p>
        <p className="of-slip__small">{t('slip.keep')} {t('slip.one')}</p>
      </div>
      <QrCode text={`${location.origin}/code#${code}`} label={t('slip.qr', { code })} />
    </article>
  );
}
