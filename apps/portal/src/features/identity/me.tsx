import { forgetAllBut, graphql, markSignedOut, useLoad, type OwnEntryFragment, type PortalMeQuery } from '@mitgestalten/web-data';
import { Alert, Button, EmptyState, Loader, TextField } from '@mitgestalten/web-ui';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { useCommonTexts, useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend, useSendOnce } from '../../islands/use-send.js';
import { OwnContribution } from '../contribution/own-contribution.js';
import { SignIn } from './sign-in.js';

const PortalMe = graphql(`
  query PortalMe { viewer { id email displayName lang roles { role } contributions { ...OwnEntry } } }
`);

const PortalUpdateAccount = graphql(`
  mutation PortalUpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) { viewer { id displayName } errors { code message field } }
  }
`);

const PortalSignOut = graphql(`
  mutation PortalSignOut { signOut { accepted errors { code message field } } }
`);

type Viewer = NonNullable<PortalMeQuery['viewer']>;

export interface MeProps {
  readonly contact: string | null;
  readonly processId: string;
}

/** Everything of one's own: texts, name, signing out. Who is not signed in can sign in here. */
export function Me({ contact, processId }: MeProps) {
  const t = useFormTexts();
  const common = useCommonTexts();
  const { href } = useLanguage();
  const [load, loaded] = useLoad(PortalMe);
  const reload = useCallback(() => void load({}), [load]);
  useEffect(reload, [reload]);

  if (loaded.state === 'failed') {
    return <EmptyState title={common('state.failed')} action={<Button variant="primary" onClick={reload}>{common('state.retry')}</Button>} />;
  }
  if (loaded.data === null) return <Loader label={common('state.loading')} />;
  const { viewer } = loaded.data;
  if (viewer == null) {
    return <SignIn processId={processId} returnTo={href('/ich')} />;
  }
  return (
    <div className="pt-form">
      <p className="pt-lead">{viewer.displayName == null ? t('me.hello-plain') : t('me.hello', { name: viewer.displayName })}</p>
      <OwnList first={viewer.contributions} contact={contact} />
      <Account viewer={viewer} />
    </div>
  );
}

function OwnList({ first, contact }: { readonly first: readonly OwnEntryFragment[]; readonly contact: string | null }) {
  const t = useFormTexts();
  const { href } = useLanguage();
  const [entries, setEntries] = useState(first);
  if (entries.length === 0) {
    return <EmptyState title={t('own.none')} action={<a href={href('/konzept')}>{t('own.to-concept')}</a>}>{t('own.none-why')}</EmptyState>;
  }
  const replace = (next: OwnEntryFragment) => setEntries(entries.map((entry) => (entry.id === next.id ? next : entry)));
  return (
    <section aria-labelledby="own-title" className="pt-form">
      <h2 id="own-title">{t('own.title')}</h2>
      {entries.map((entry) => <OwnContribution key={entry.id} entry={entry} code={null} contact={contact} onChange={replace} />)}
    </section>
  );
}

function Account({ viewer }: { readonly viewer: Viewer }) {
  const t = useFormTexts();
  const { href } = useLanguage();
  const [name, setName] = useState(viewer.displayName ?? '');
  const [saved, setSaved] = useState(false);
  const sending = useSend(PortalUpdateAccount, (data) => data.updateAccount);
  const leaving = useSendOnce(PortalSignOut, (data) => data.signOut);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    setSaved(false);
    const payload = await sending.send({ displayName: name.trim() === '' ? null : name.trim(), lang: viewer.lang });
    setSaved(payload !== null);
  };
  const signOut = async () => {
    if ((await leaving.send({})) === null) return;
    // The next person at this device must find neither codes nor votes nor texts. Drafts of the office stay: they are behind its own door.
    forgetAllBut('office.');
    markSignedOut();
    location.assign(href('/'));
  };
  return (
    <section className="pt-form pt-account" aria-labelledby="account-title">
      <h2 id="account-title">{t('me.account')}</h2>
      <p>{t('me.email', { email: viewer.email })}</p>
      {viewer.roles.length === 0 ? null : <p><a href="/office/">{t('me.office')}</a></p>}
      <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
        <FormFaults form="account" sending={sending} fields={['displayName']} />
        <TextField id="account-displayName" autoComplete="nickname" label={t('me.name')} hint={t('me.name-hint')} value={name} onChange={(event) => setName(event.target.value)} error={sending.faultAt('displayName')} />
        <div role="status">{saved ? <Alert tone="success" title={t('me.saved')} /> : null}</div>
        <SendState sending={sending} />
        <p><Button type="submit" busy={sending.busy}>{t('me.save')}</Button></p>
      </form>
      <p><Button variant="text" busy={leaving.busy} onClick={() => void signOut()}>{t('me.sign-out')}</Button></p>
    </section>
  );
}
