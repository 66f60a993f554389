import { useApolloClient } from '@apollo/client/react';
import { graphql } from '@mitgestalten/web-data';
import { Alert, Button } from '@mitgestalten/web-ui';
import { officeIdentityMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useTexts } from '../../app/language.js';
import { FormFaults } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { useSessionAct } from '../../ui/use-act.js';
import { ownPath } from './own-path.js';

const signInWithLink = graphql(`
  mutation OfficeSignInWithLink($input: SignInWithLinkInput!) {
    signInWithLink(input: $input) { viewer { id } returnTo errors { code message field } }
  }
`);

/** The page behind the link of an e-mail. A button, because mail scanners open links too and would use them up. */
export function Component(): ReactNode {
  const t = useTexts(officeIdentityMessages);
  const navigate = useNavigate();
  const client = useApolloClient();
  // Read once: the fragment never reaches the server and leaves the address as soon as it was used.
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const act = useSessionAct(signInWithLink, (data) => data.signInWithLink);
  const submit = async () => {
    const { ok, payload } = await act.run({ token });
    if (!ok) return;
    await client.resetStore();
    await navigate(ownPath(payload.returnTo), { replace: true });
  };
  return (
    <main id="inhalt" className="of-main of-main--narrow" tabIndex={-1}>
      <Page title={t('link.title')} lead={token === '' ? undefined : t('link.lead')}>
        <div className="of-form">
          <FormFaults form="link" act={act} />
          {token === ''
            ? <Alert tone="warning" title={t('link.missing')} />
            : <Button variant="primary" busy={act.busy} onClick={submit}>{t('link.submit')}</Button>}
          {token === '' || act.faults.all.length > 0 ? <p><Link className="of-link" to="/anmelden">{t('link.new')}</Link></p> : null}
        </div>
      </Page>
    </main>
  );
}
