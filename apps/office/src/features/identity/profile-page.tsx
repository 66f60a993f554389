import { useApolloClient, useMutation } from '@apollo/client/react';
import { graphql, markSignedOut } from '@mitgestalten/web-data';
import { Button, Select, TextField } from '@mitgestalten/web-ui';
import { languageName, officeIdentityMessages, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { officeLanguages, useTexts } from '../../app/language.js';
import { useHeld } from '../../app/held.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';

const updateAccount = graphql(`
  mutation OfficeUpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) { viewer { id displayName lang } errors { code message field } }
  }
`);
const setPassword = graphql(`
  mutation OfficeSetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) { accepted errors { code message field } }
  }
`);
const signOut = graphql(`
  mutation OfficeSignOut { signOut { accepted errors { code message field } } }
`);

/** Name, language and password of the person who is signed in; and the way out. */
export function Component(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const { viewer } = useSession();
  return (
    <Page title={t('profile.title')} lead={t('profile.lead', { email: viewer.email })}>
      <div className="of-sections">
        <AccountForm />
        <Roles />
        <PasswordForm />
        <SignOut />
      </div>
    </Page>
  );
}

function AccountForm(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const { viewer } = useSession();
  const draft = useDraftValues(`account.${viewer.id}`, { displayName: viewer.displayName ?? '', lang: viewer.lang });
  const act = useAct(updateAccount, (data) => data.updateAccount);
  const fields = bind('account', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ displayName: draft.values.displayName || null, lang: draft.values.lang });
    if (!ok) return;
    draft.reset(draft.values);
    announce(shared('form.saved'));
  };
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form="account" act={act} fields={['displayName', 'lang']} />
      <RestoredNotice draft={draft} />
      <TextField {...fields.text('displayName')} label={t('profile.name')} hint={t('profile.name-hint')} autoComplete="name" />
      <Select {...fields.text('lang')} label={t('profile.lang')} options={officeLanguages.map((lang) => ({ value: lang, label: languageName(lang), lang }))} />
      <Button variant="primary" type="submit" busy={act.busy}>{t('profile.save')}</Button>
    </form>
  );
}

function Roles(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const { viewer, process } = useSession();
  const held = viewer.roles.filter((grant) => grant.processId == null || grant.processId === process.id);
  return (
    <section>
      <h2 className="of-heading">{t('profile.roles')}</h2>
      {held.length === 0 ? <p>{t('profile.no-roles')}</p> : (
        <ul className="of-plain">
          {held.map((grant) => <li key={grant.role + (grant.body?.id ?? '')}>{t(`role.${grant.role}`)}{grant.body ? ` · ${grant.body.name}` : null}</li>)}
        </ul>
      )}
    </section>
  );
}

function PasswordForm(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const announce = useAnnounce();
  const { viewer } = useSession();
  const client = useApolloClient();
  const draft = useDraftValues(null, { formerPassword: '', password: '' });
  const act = useAct(setPassword, (data) => data.setPassword);
  const fields = bind('password', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ password: draft.values.password, formerPassword: viewer.hasPassword ? draft.values.formerPassword : null });
    if (!ok) return;
    draft.reset({ formerPassword: '', password: '' });
    announce(t('password.saved'));
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  return (
    <section>
      <h2 className="of-heading">{t('password.title')}</h2>
      <form className="of-form" onSubmit={submit} noValidate>
        {viewer.hasPassword ? null : <p>{t('password.none')}</p>}
        <FormFaults form="password" act={act} fields={['password', 'formerPassword']} />
        {/* Password managers look for the account that a password belongs to. */}
        <input type="text" hidden readOnly autoComplete="username" value={viewer.email} />
        {viewer.hasPassword ? <TextField {...fields.text('formerPassword')} label={t('password.former')} type="password" autoComplete="current-password" dir="ltr" /> : null}
        <TextField {...fields.text('password')} label={t('password.new')} hint={t('password.hint')} type="password" autoComplete="new-password" dir="ltr" />
        <Button type="submit" busy={act.busy}>{t('password.save')}</Button>
      </form>
    </section>
  );
}

function SignOut(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const review = useTexts(officeReviewMessages);
  const announce = useAnnounce();
  const [leave, { loading }] = useMutation(signOut);
  const held = useHeld();
  const submit = async () => {
    // A decision that cannot be sent would be lost with this session; a refusal would be read by nobody.
    const clear = await held.flush();
    if (held.textIds().size > 0) announce(review('undo.unsent', { count: held.textIds().size }));
    if (!clear) return;
    await leave();
    // Unsent texts, and what the page holds in memory, belong to the person who leaves, not to the next one at this screen.
    sessionStorage.clear();
    markSignedOut();
    location.assign('/office/anmelden');
  };
  return (
    <section>
      <h2 className="of-heading">{t('sign-out.title')}</h2>
      <Button busy={loading} onClick={() => void submit()}>{t('sign-out')}</Button>
    </section>
  );
}
