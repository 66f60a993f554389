import { graphql } from '@mitgestalten/web-data';
import { Button } from '@mitgestalten/web-ui';
import type { FormEvent } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSendOnce } from '../../islands/use-send.js';
import { fragmentOfAddress } from '../../islands/use-fragment.js';
import { ownPath } from './own-path.js';

const PortalSignInWithLink = graphql(`
  mutation PortalSignInWithLink($input: SignInWithLinkInput!) {
    signInWithLink(input: $input) { viewer { id } returnTo errors { code message field } }
  }
`);

/** Signs in with the token behind the # of the address, by a press. */
export function SignInLink() {
  const t = useFormTexts();
  const { href } = useLanguage();
  const sending = useSendOnce(PortalSignInWithLink, (data) => data.signInWithLink);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const token = fragmentOfAddress();
    if (token === null) return sending.refuse([{ code: 'TOKEN_INVALID', message: t('link.missing') }]);
    const payload = await sending.send({ input: { token } });
    if (payload !== null) location.assign(ownPath(payload.returnTo) ?? href('/ich'));
  };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)}>
      <FormFaults form="link" sending={sending} fields={[]} />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('sign-in.submit')}</Button></p>
      {sending.faults.length === 0 ? null : <p><a href={href('/anmelden')}>{t('link.again')}</a></p>}
    </form>
  );
}
