import { useOnline } from '@mitgestalten/web-data';
import { Button, EmptyState, Loader } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { Component, type ReactNode } from 'react';
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

// What browsers and Vite say when a chunk or its styles did not come.
const missingChunk = /dynamically imported module|importing a module script|preload css/i;

/**
 * A page that broke, or whose chunk did not come, below the head and the menu. A chunk that failed once is asked for again
 * only by a reload, which without a connection would take the rest of the office away too.
 */
export function Broken({ error }: { readonly error: unknown }): ReactNode {
  const t = useTexts(officeMessages);
  const online = useOnline();
  const absent = error instanceof Error && missingChunk.test(error.message);
  const state = !absent ? 'state.crashed' : online ? 'state.failed' : 'state.offline';
  return (
    <div className="of-page" role="alert">
      <EmptyState title={t(state)} action={<Button variant="primary" disabled={!online} onClick={() => location.reload()}>{t(absent ? 'state.retry' : 'state.reload')}</Button>}>
        {t(`${state}-why`)}
      </EmptyState>
    </div>
  );
}

/** Something broke in the frame itself. */
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

interface BoundaryProps {
  /** Where this is: at another address it is tried again. */
  readonly at?: string;
  readonly instead: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}
interface BoundaryState {
  readonly at: string | undefined;
  readonly broken: { readonly error: unknown } | null;
}

/** Shows something else instead of what broke. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { at: this.props.at, broken: null };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { broken: { error } };
  }

  static getDerivedStateFromProps({ at }: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return at === state.at ? null : { at, broken: null };
  }

  override render(): ReactNode {
    return this.state.broken === null ? this.props.children : this.props.instead(this.state.broken.error);
  }
}
