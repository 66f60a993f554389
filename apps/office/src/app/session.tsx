import { useQuery } from '@apollo/client/react';
import type { OfficeSessionQuery, Role } from '@mitgestalten/web-data';
import { EmptyState } from '@mitgestalten/web-ui';
import { officeMessages } from '@mitgestalten/web-i18n';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { QueryState } from '../ui/query-state.js';
import { rolesIn } from './access.js';
import { chosenProcess } from './choices.js';
import { useTexts } from './language.js';
import { sessionQuery } from './session-query.js';

type Viewer = NonNullable<OfficeSessionQuery['viewer']>;
type Process = NonNullable<OfficeSessionQuery['process']>;

/** A signed-in person in one process. */
export interface Session {
  readonly viewer: Viewer;
  readonly process: Process;
  readonly roles: ReadonlySet<Role>;
}

const SessionContext = createContext<Session | null>(null);

/** Lets signed-in people in; everybody else goes to the sign-in page and comes back from there. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const result = useQuery(sessionQuery, { variables: { slug: chosenProcess() } });
  return <QueryState result={result}>{(data) => <Gate data={data}>{children}</Gate>}</QueryState>;
}

function Gate({ data, children }: { readonly data: OfficeSessionQuery; readonly children: ReactNode }): ReactNode {
  const t = useTexts(officeMessages);
  const { pathname, search } = useLocation();
  const { viewer, process } = data;
  const session = useMemo(
    () => (viewer && process ? { viewer, process, roles: rolesIn(viewer.roles, process.id) } : null),
    [viewer, process],
  );
  if (viewer == null) return <Navigate to={`/anmelden?weiter=${encodeURIComponent(pathname + search)}`} replace />;
  if (session === null) return <EmptyState title={t('state.no-process')}>{t('state.no-process-why')}</EmptyState>;
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The signed-in person and the process; only below the gate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession stands outside of SessionGate');
  return session;
}
