import { useApolloClient } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { Alert, Button, RadioGroup, TextField } from '@mitgestalten/web-ui';
import { officeIdentityMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../app/language.js';
import { bind, FormFaults } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { useAct, useSessionAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { ownPath } from './own-path.js';

const signIn = graphql(`
  mutation OfficeSignIn($input: SignInInput!) {
    signIn(input: $input) { viewer { id } returnTo errors { code message field } }
  }
`);
const requestLink = graphql(`
  mutation OfficeRequestSignInLink($input: RequestSignInLinkInput!) {
    requestSignInLink(input: $input) { accepted errors { code message field } }
  }
`);

const form = 'sign-in';
type Way = 'password' | 'link';

/** Signing in by password, or by a link that comes by e-mail. */
export function Component(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const shared = useTexts(officeMessages);
  const [way, setWay] = useState<Way>('password');
  // Never kept: a password has no business in the store of the browser.
  const draft = useDraftValues(null, { email: '', password: '' });
  return (
    <main id="inhalt" className="of-main of-main--narrow" tabIndex={-1}>
      <Page kicker={shared('app.name')} title={t('sign-in.title')} lead={t('sign-in.lead')}>
        <RadioGroup
          id="sign-in-way" name="way" horizontal legend={t('sign-in.way')} value={way} onChange={(value) => setWay(value as Way)}
          options={[{ value: 'password', label: t('sign-in.way.password') }, { value: 'link', label: t('sign-in.way.link') }]}
        />
        {way === 'password' ? <PasswordForm draft={draft} /> : <LinkForm draft={draft} />}
      </Page>
    </main>
  );
}

type Draft = ReturnType<typeof useDraftValues<{ email: string; password: string }>>;

function PasswordForm({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const client = useApolloClient();
  const act = useSessionAct(signIn, (data) => data.signIn);
  const fields = bind(form, draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run(draft.values);
    if (!ok) return;
    await client.resetStore();
    await navigate(ownPath(params.get('weiter')), { replace: true });
  };
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={['email', 'password']} />
      <TextField {...fields.text('email')} label={t('sign-in.email')} type="email" autoComplete="username" dir="ltr" />
      <TextField {...fields.text('password')} label={t('sign-in.password')} type="password" autoComplete="current-password" dir="ltr" />
      <Button variant="primary" type="submit" busy={act.busy}>{t('sign-in.submit')}</Button>
    </form>
  );
}

function LinkForm({ draft }: { readonly draft: Draft }): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const [params] = useSearchParams();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const act = useAct(requestLink, (data) => data.requestSignInLink);
  const fields = bind(form, draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ email: draft.values.email, returnTo: `/office${ownPath(params.get('weiter'))}` });
    if (ok) setSentTo(draft.values.email);
  };
  if (sentTo !== null) {
    return (
      <div className="of-form">
        <Alert tone="success" role="status" title={t('sign-in.link-sent', { email: sentTo })}>{t('sign-in.link-sent-why')}</Alert>
        <Button variant="text" onClick={() => setSentTo(null)}>{t('sign-in.again')}</Button>
      </div>
    );
  }
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={['email']} />
      <TextField {...fields.text('email')} label={t('sign-in.email')} hint={t('sign-in.link-hint')} type="email" autoComplete="email" dir="ltr" />
      <Button variant="primary" type="submit" busy={act.busy}>{t('sign-in.link-submit')}</Button>
    </form>
  );
}
