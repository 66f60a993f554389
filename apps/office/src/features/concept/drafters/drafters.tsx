import './drafters.css';
import { useQuery } from '@apollo/client/react';
import { formatUntilDay, officeDraftersMessages, officeMessages } from '@mitgestalten/web-i18n';
import { Button } from '@mitgestalten/web-ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../../app/language.js';
import { useSession } from '../../../app/session.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { FormFaults, RestoredNotice } from '../../../ui/form.js';
import { QueryState } from '../../../ui/query-state.js';
import { useAct } from '../../../ui/use-act.js';
import { useDraftValues } from '../../../ui/use-draft-values.js';
import type { Draft } from '../draft-query.js';
import { changeDrafterGrant, drafterGrantsQuery, withdrawDrafterGrant, type DrafterGrant } from './drafters-query.js';
import { GivenFields, givenInputOf, givenPaths, givenValuesOf } from './given-fields.js';
import { InviteDrafter } from './invite-drafter.js';

type Reload = () => Promise<void>;

/** Who of the Arbeitsgruppe writes at this part. Asked for when it is opened: who reads names and addresses is noted down. */
export function Drafters({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const [open, setOpen] = useState(false);
  return (
    <details className="of-add" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('group')}</summary>
      {open ? <Group draft={draft} /> : null}
    </details>
  );
}

function Group({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const result = useQuery(drafterGrantsQuery, { variables: { partId: draft.part.id }, fetchPolicy: 'cache-and-network' });
  const reload = async () => void (await result.refetch());
  return (
    <div className="of-group">
      <p className="of-note">{t('group.lead')}</p>
      <QueryState result={result}>
        {({ drafterGrants: grants }) => grants.length === 0 ? <p>{t('group.none')}</p> : (
          <ul className="of-rows">{grants.map((grant) => <li key={grant.id}><Drafter draft={draft} grant={grant} reload={reload} /></li>)}</ul>
        )}
      </QueryState>
      <InviteDrafter draft={draft} onInvited={reload} />
    </div>
  );
}

function Drafter({ draft, grant, reload }: { readonly draft: Draft; readonly grant: DrafterGrant; readonly reload: Reload }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const [doing, setDoing] = useState<'change' | 'withdraw' | null>(null);
  const name = grant.displayName ?? grant.email;
  const until = formatUntilDay(lang, grant.endsAt, process.now);
  const done = async () => {
    setDoing(null);
    await reload();
  };
  return (
    <div className="of-member">
      <div>
        <p className="of-rows__title"><bdi>{name}</bdi></p>
        <p className="of-note">
          {grant.displayName === null ? null : <><bdi>{grant.email}</bdi>{' · '}</>}
          {grant.wholePart ? t('grant.whole') : t('grant.passages', { count: grant.passageIds.length })}{' · '}
          {t(grant.over ? 'grant.over' : 'grant.until', { until })}
        </p>
      </div>
      {doing === 'change' ? <Change draft={draft} grant={grant} name={name} onDone={done} onCancel={() => setDoing(null)} /> : null}
      {doing === 'withdraw' ? <Withdraw grant={grant} name={name} onDone={done} onCancel={() => setDoing(null)} /> : null}
      {doing !== null ? null : (
        <div className="of-actions">
          <Button small variant="text" aria-label={t('change.whom', { name })} onClick={() => setDoing('change')}>{t('change')}</Button>
          <Button small variant="text" aria-label={t('withdraw.whom', { name })} onClick={() => setDoing('withdraw')}>{t('withdraw')}</Button>
        </div>
      )}
    </div>
  );
}

interface Doing {
  readonly grant: DrafterGrant;
  readonly name: string;
  readonly onDone: Reload;
  readonly onCancel: () => void;
}

function Change({ draft, grant, name, onDone, onCancel }: Doing & { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const form = `grant-${grant.id}`;
  const values = useDraftValues(form, givenValuesOf(grant));
  const act = useAct(changeDrafterGrant, (data) => data.changeDrafterGrant);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ grantId: grant.id, lockVersion: grant.lockVersion, ...givenInputOf(values.values) });
    if (!ok) return;
    values.reset();
    announce(t('change.done', { name }));
    await onDone();
  };
  return (
    <form className="of-form of-form--inset" aria-label={t('change.whom', { name })} onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={givenPaths} />
      <RestoredNotice draft={values} />
      <GivenFields form={form} draft={draft} values={values} faults={act.faults} />
      <div className="of-actions">
        <Button variant="primary" type="submit" busy={act.busy}>{t('change.submit')}</Button>
        <Button variant="text" onClick={() => {
          values.reset();
          onCancel();
        }}>{shared('form.cancel')}</Button>
      </div>
    </form>
  );
}

function Withdraw({ grant, name, onDone, onCancel }: Doing): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const act = useAct(withdrawDrafterGrant, (data) => data.withdrawDrafterGrant);
  const withdraw = async () => {
    const { ok } = await act.run({ grantId: grant.id });
    if (!ok) return;
    announce(t('withdraw.done'));
    await onDone();
  };
  return (
    <div className="of-member__ask" role="group" aria-label={t('withdraw.whom', { name })}>
      <FormFaults form={`withdraw-${grant.id}`} act={act} />
      <p>{t('withdraw.sure', { name })}</p>
      <div className="of-actions">
        {/* Asked for by the button it replaces. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button small autoFocus busy={act.busy} onClick={() => void withdraw()}>{t('withdraw.yes')}</Button>
        <Button small variant="text" onClick={onCancel}>{shared('form.cancel')}</Button>
      </div>
    </div>
  );
}
