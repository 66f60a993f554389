import { graphql, useDraftText } from '@mitgestalten/web-data';
import { Alert, Button, TextField } from '@mitgestalten/web-ui';
import { useState, type FormEvent } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useArrival } from '../../islands/use-arrival.js';
import { useSend, useSendOnce } from '../../islands/use-send.js';
import { ownPath } from './own-path.js';

const PortalRequestLink = graphql(`
  mutation PortalRequestLink($input: RequestSignInLinkInput!) {
    requestSignInLink(input: $input) { accepted errors { code message field } }
  }
`);

const PortalSignIn = graphql(`
  mutation PortalSignIn($input: SignInInput!) {
    signIn(input: $input) { viewer { id } returnTo errors { code message field } }
  }
`);

export interface SignInProps {
  readonly processId: string;
  readonly returnTo: string | null;
}

/** Signing in by a link in a mail, or by password. */
export function SignIn({ processId, returnTo }: SignInProps) {
  const t = useFormTexts();
  const [way, setWay] = useState<'link' | 'password'>('link');
  const email = useDraftText('email');
  const other = way === 'link' ? 'password' : 'link';
  return (
    <div className="pt-form">
      {way === 'link'
        ? <ByLink email={email.text} onEmail={email.setText} processId={processId} returnTo={returnTo} />
        : <ByPassword email={email.text} onEmail={email.setText} returnTo={returnTo} />}
      <p><Button variant="text" onClick={() => setWay(other)}>{t(`sign-in.with-${other}`)}</Button></p>
    </div>
  );
}

interface WayProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly returnTo: string | null;
}

function ByLink({ email, onEmail, processId, returnTo }: WayProps & { readonly processId: string }) {
  const t = useFormTexts();
  const sending = useSend(PortalRequestLink, (data) => data.requestSignInLink);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const payload = await sending.send({ email: email.trim(), returnTo, processId });
    if (payload !== null) setSentTo(email.trim());
  };
  if (sentTo !== null) return <LinkSent email={sentTo} />;
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="link" sending={sending} fields={['email']} />
      <EmailField form="link" email={email} onEmail={onEmail} error={sending.faultAt('email')} />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('sign-in.send-link')}</Button></p>
    </form>
  );
}

function LinkSent({ email }: { readonly email: string }) {
  const t = useFormTexts();
  const box = useArrival();
  return (
    <div ref={box} tabIndex={-1}>
      <Alert tone="info" level={2} title={t('sign-in.link-sent')}>{t('sign-in.link-sent-why', { email })}</Alert>
    </div>
  );
}

function ByPassword({ email, onEmail, returnTo }: WayProps) {
  const t = useFormTexts();
  const { href } = useLanguage();
  const sending = useSendOnce(PortalSignIn, (data) => data.signIn);
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const payload = await sending.send({ input: { email: email.trim(), password } });
    if (payload !== null) location.assign(returnTo ?? ownPath(payload.returnTo) ?? href('/ich'));
  };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="password" sending={sending} fields={['email', 'password']} />
      <EmailField form="password" email={email} onEmail={onEmail} error={sending.faultAt('email')} />
      <TextField
        id="password-password" name="password" type="password" autoComplete="current-password" label={t('sign-in.password')} dir="ltr"
        value={password} onChange={(event) => setPassword(event.target.value)} error={sending.faultAt('password')}
      />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('sign-in.submit')}</Button></p>
    </form>
  );
}

function EmailField({ form, email, onEmail, error }: {
  readonly form: string; readonly email: string; readonly onEmail: (email: string) => void; readonly error: string | undefined;
}) {
  const t = useFormTexts();
  return (
    <TextField
      id={`${form}-email`} name="email" type="email" inputMode="email" autoComplete="email" dir="ltr" label={t('sign-in.email')}
      value={email} onChange={(event) => onEmail(event.target.value)} error={error}
    />
  );
}
