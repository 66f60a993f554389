import { Button, EmptyState, Loader } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Page } from '../ui/page.js';
import { useTexts } from './language.js';

/** While the first chunk is on its way. */
export function Opening(): ReactNode {
  const t = useTexts(officeMessages);
  return <div className="of-opening"><Loader label={t('state.loading')} /></div>;
}

/** An address that leads nowhere. */
export function Missing(): ReactNode {
  const t = useTexts(officeMessages);
  return (
    <Page title={t('state.missing')} lead={t('state.missing-why')}>
      <p><Link className="of-link" to="/">{t('state.to-today')}</Link></p>
    </Page>
  );
}

/** Something broke while a page was drawn, or its chunk did not come. */
export function Crash(): ReactNode {
  const t = useTexts(officeMessages);
  return (
    <main className="of-opening">
      <EmptyState title={t('state.crashed')} action={<Button variant="primary" onClick={() => location.reload()}>{t('state.reload')}</Button>}>
        {t('state.crashed-why')}
      </EmptyState>
    </main>
  );
}
