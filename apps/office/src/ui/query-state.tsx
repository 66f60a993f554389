import { CombinedGraphQLErrors } from '@apollo/client';
import { Button, EmptyState, Loader } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { Link, useLocation } from 'react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../app/language.js';

/** What of a query result decides the state of a page. */
export interface QueryResult<D> {
  readonly data: D | null | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
  readonly refetch?: () => unknown;
}

/** Shows what a query brought, or why it brought nothing. What is there stays there while it is asked for again. */
export function QueryState<D>({ result, children }: {
  readonly result: QueryResult<D>;
  readonly children: (data: D) => ReactNode;
}): ReactNode {
  const t = useTexts(officeMessages);
  if (result.data != null) return children(result.data);
  if (result.error !== undefined && result.error !== null) return <QueryFailure error={result.error} retry={() => result.refetch?.()} />;
  return <Loader label={t('state.loading')} />;
}

/** Why nothing could be loaded, and what can be done. */
export function QueryFailure({ error, retry }: { readonly error: unknown; readonly retry: () => void }): ReactNode {
  const t = useTexts(officeMessages);
  const { pathname, search } = useLocation();
  const codes = codesOf(error);
  if (codes.some((code) => ['UNAUTHENTICATED', 'SIGN_IN_NEEDED'].includes(code))) {
    return (
      <EmptyState title={t('state.session')} action={<Link className="of-link" to={`/anmelden?weiter=${encodeURIComponent(pathname + search)}`}>{t('state.sign-in')}</Link>}>
        {t('state.session-why')}
      </EmptyState>
    );
  }
  if (codes.includes('FORBIDDEN')) return <EmptyState title={t('state.forbidden')}>{t('state.forbidden-why')}</EmptyState>;
  const offline = !navigator.onLine;
  return (
    <EmptyState title={t(offline ? 'state.offline' : 'state.failed')} action={<Button variant="primary" onClick={retry}>{t('state.retry')}</Button>}>
      {t(offline ? 'state.offline-why' : 'state.failed-why')}
    </EmptyState>
  );
}

function codesOf(error: unknown): string[] {
  return CombinedGraphQLErrors.is(error) ? error.errors.map((one) => String(one.extensions?.['code'] ?? '')) : [];
}
