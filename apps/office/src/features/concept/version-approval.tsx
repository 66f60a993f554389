import { useApolloClient } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { Button, TextArea } from '@mitgestalten/web-ui';
import { officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';

export const approveVersion = graphql(`
  mutation OfficeApproveVersion($input: ApproveVersionInput!) {
    approveVersion(input: $input) { version { id number state part { id currentVersion { id number } } } errors { code message field } }
  }
`);
const returnVersion = graphql(`
  mutation OfficeReturnVersion($input: ReturnVersionInput!) {
    returnVersion(input: $input) { version { id state } errors { code message field } }
  }
`);

/** The second pair of eyes on a version: publish it, or give it back with a note. */
export function VersionApproval({ versionId, onDecided }: { readonly versionId: string; readonly onDecided: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { roles } = useSession();
  const client = useApolloClient();
  const announce = useAnnounce();
  const [returning, setReturning] = useState(false);
  const act = useAct(approveVersion, (data) => data.approveVersion);
  const decided = async () => {
    await onDecided();
    await client.refetchQueries({ include: ['OfficeToday'] });
  };
  const approve = async () => {
    const { ok, payload } = await act.run({ versionId });
    if (!ok) return;
    announce(t('version.approved', { number: payload.version?.number ?? 1 }));
    await decided();
  };
  if (!roles.has('PUBLISHER')) return <p className="of-note">{t('version.waits')}</p>;
  return (
    <div className="of-decide">
      <FormFaults form="version" act={act} />
      {act.faults.has('FOUR_EYES') ? null : <p className="of-note">{t('version.four-eyes')}</p>}
      {returning ? <ReturnForm versionId={versionId} onCancel={() => setReturning(false)} onDone={decided} /> : (
        <div className="of-actions">
          <Button variant="primary" busy={act.busy} onClick={() => void approve()}>{t('version.approve')}</Button>
          <Button onClick={() => setReturning(true)}>{t('version.return')}</Button>
        </div>
      )}
    </div>
  );
}

function ReturnForm({ versionId, onCancel, onDone }: { readonly versionId: string; readonly onCancel: () => void; readonly onDone: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`return-version.${versionId}`, { reason: '' });
  const act = useAct(returnVersion, (data) => data.returnVersion);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ versionId, reason: draft.values.reason });
    if (!ok) return;
    draft.reset();
    announce(t('version.returned'));
    await onDone();
  };
  return (
    <form className="of-form of-form--inset" onSubmit={submit} noValidate>
      <FormFaults form="return-version" act={act} fields={['reason']} />
      {/* Opened by its own button; the note is the next thing to write. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <TextArea {...bind('return-version', draft, act.faults).text('reason')} autoFocus rows={3} label={t('version.return-reason')} />
      <div className="of-actions">
        <Button variant="primary" type="submit" busy={act.busy}>{t('version.return-submit')}</Button>
        <Button variant="text" onClick={onCancel}>{shared('form.cancel')}</Button>
      </div>
    </form>
  );
}
