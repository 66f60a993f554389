import { graphql } from '@mitgestalten/web-data';
import { Alert, Button } from '@mitgestalten/web-ui';
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import { fragmentOfAddress, useFragment } from '../../islands/use-fragment.js';

const PortalConfirm = graphql(`
  mutation PortalConfirm($input: ConfirmContributionInput!) {
    confirmContribution(input: $input) { contribution { id state } errors { code message field } }
  }
`);

/** Confirms a text by a press, not by opening the page: mail scanners open links too. The token stands behind the #. */
export function Confirm() {
  const t = useFormTexts();
  const { href } = useLanguage();
  const token = useFragment();
  const isIncomplete = useIsInBrowser() && token === null;
  const sending = useSend(PortalConfirm, (data) => data.confirmContribution);
  const [done, setDone] = useState<'PUBLISHED' | 'OTHER' | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const asked = fragmentOfAddress();
    if (asked === null) return sending.refuse([{ code: 'TOKEN_INVALID', message: t('link.missing') }]);
    const payload = await sending.send({ token: asked });
    if (payload !== null) setDone(payload.contribution?.state === 'PUBLISHED' ? 'PUBLISHED' : 'OTHER');
  };
  if (sending.faults.some((fault) => fault.code === 'ALREADY_DONE')) {
    return <Alert tone="success" level={2} role="status" title={t('confirm.already')}>{t('confirm.already-why')}</Alert>;
  }
  if (done !== null) {
    return (
      <Alert tone="success" level={2} role="status" title={t('confirm.done')}>
        <p>{t(done === 'PUBLISHED' ? 'sent.done-post' : 'confirm.done-why')}</p>
        <p><a href={href('/konzept')}>{t('own.to-concept')}</a></p>
      </Alert>
    );
  }
  if (isIncomplete) return <Alert tone="warning" level={2} role="status" title={t('link.missing')} />;
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)}>
      <p className="pt-lead">{t('confirm.lead')}</p>
      <FormFaults form="confirm" sending={sending} fields={[]} />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('confirm.submit')}</Button></p>
    </form>
  );
}

const never = () => () => undefined;

/** False on the server and in the first render, which must be what the server gave. */
function useIsInBrowser(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
