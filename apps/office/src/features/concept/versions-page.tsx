import './concept.css';
import { useQuery } from '@apollo/client/react';
import { useMutationWithKey, type OfficeTodayQuery } from '@mitgestalten/web-data';
import { Alert, Button, EmptyState } from '@mitgestalten/web-ui';
import { officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { todayQuery } from '../../app/session-query.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { approveVersion } from './version-approval.js';

type Proposed = OfficeTodayQuery['today']['proposedVersions'][number];

/** All versions that wait, to be published in one go: the head of office on a phone. */
export function Component(): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { process, roles } = useSession();
  const result = useQuery(todayQuery, { variables: { processId: process.id }, fetchPolicy: 'cache-and-network' });
  return (
    <Page title={t('versions.title')} lead={t(roles.has('PUBLISHER') ? 'version.four-eyes' : 'version.waits')}>
      <QueryState result={result}>
        {({ today }) => <Batch versions={today.proposedVersions} onDecided={async () => void (await result.refetch())} />}
      </QueryState>
    </Page>
  );
}

function Batch({ versions, onDecided }: { readonly versions: readonly Proposed[]; readonly onDecided: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { roles } = useSession();
  const [ticked, setTicked] = useState<ReadonlyMap<string, Proposed>>(new Map());
  const untick = (ids: readonly string[]) => setTicked((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
  const { busy, refused, approve } = useApproval(onDecided, untick);
  const chosen = versions.filter(({ id }) => ticked.has(id));
  const publisher = roles.has('PUBLISHER');
  // Decided by somebody else meanwhile: it does not wait any more, but why it was not published is still to be read.
  const waits = ({ id }: Proposed) => versions.some((version) => version.id === id);
  const taken = busy ? [] : [...ticked.values()].filter((version) => !waits(version) && !refused.has(version.id));
  const gone: readonly Refused[] = [
    ...[...refused.values()].filter(({ version }) => !waits(version)), ...taken.map((version) => ({ version, sentences: [t('versions.taken')] })),
  ];
  const tick = (version: Proposed) => (ticked.has(version.id) ? untick([version.id]) : setTicked(new Map([...ticked, [version.id, version]])));
  if (versions.length + gone.length === 0) return <EmptyState title={t('versions.none')} />;
  return (
    <>
      <ul className="of-rows">
        {versions.map((version) => (
          <li key={version.id}>
            <p className="of-kicker">{version.part.title}</p>
            {publisher ? (
              <label className="of-tick">
                <input type="checkbox" checked={ticked.has(version.id)} disabled={busy} onChange={() => tick(version)} />
                <span className="of-rows__title">{version.title}</span>
              </label>
            ) : <p className="of-rows__title">{version.title}</p>}
            {version.changeNote ? <p className="of-note" dir="auto">{version.changeNote}</p> : null}
            <p><Link className="of-link" to={`/fassungen/${version.id}`}>{t('versions.compare', { part: version.part.title })}</Link></p>
            <Sentences of={refused.get(version.id)} />
          </li>
        ))}
        {gone.map((each) => (
          <li key={each.version.id}>
            <p className="of-kicker">{each.version.part.title}</p>
            <p className="of-rows__title"><Link className="of-link" to={`/fassungen/${each.version.id}`}>{each.version.title}</Link></p>
            <Sentences of={each} />
          </li>
        ))}
      </ul>
      {publisher ? (
        <div className="of-actions">
          <Button variant="primary" busy={busy} disabled={chosen.length === 0} onClick={() => void approve(chosen)}>{t('versions.approve', { count: chosen.length })}</Button>
        </div>
      ) : null}
    </>
  );
}

interface Refused { readonly version: Proposed; readonly sentences: readonly string[] }

function Sentences({ of }: { readonly of: Refused | undefined }): ReactNode {
  return of?.sentences.map((sentence) => <Alert key={sentence} tone="warning" role="alert" title={sentence} />);
}

/** Each version is decided for itself: what one is refused for does not keep back the others. */
function useApproval(onDecided: () => Promise<void>, onApproved: (ids: readonly string[]) => void) {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const [send] = useMutationWithKey(approveVersion);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ReadonlyMap<string, Refused>>(new Map());
  const approveOne = async ({ id }: Proposed): Promise<readonly string[]> => {
    try {
      return (await send({ versionId: id })).approveVersion.errors.map(({ message }) => message);
    } catch {
      return [shared(navigator.onLine ? 'form.failed' : 'form.offline')];
    }
  };
  const approve = async (versions: readonly Proposed[]) => {
    setBusy(true);
    const refusals: Refused[] = [];
    // One after the other: the key of a request that was not answered belongs to that one alone.
    for (const version of versions) {
      const sentences = await approveOne(version);
      if (sentences.length > 0) refusals.push({ version, sentences });
    }
    const refusedNow = new Map(refusals.map((each) => [each.version.id, each]));
    const done = versions.filter(({ id }) => !refusedNow.has(id));
    setRefused(refusedNow);
    onApproved(done.map(({ id }) => id));
    setBusy(false);
    if (done.length > 0) announce(t('versions.approved', { count: done.length }));
    await onDecided();
  };
  return { busy, refused, approve };
}
