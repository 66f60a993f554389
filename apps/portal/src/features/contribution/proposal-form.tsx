import { graphql } from '@mitgestalten/web-data';
import { Button, TextField } from '@mitgestalten/web-ui';
import type { FormEvent } from 'react';
import { useFormTexts, useLanguage } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import { sentBy } from './comment-form.js';
import { signatureOf, useEntry, type GuestWays } from './entry.js';
import { SentView } from './sent-view.js';
import { useSent } from './use-sent.js';
import { useViewer } from './viewer.js';
import { AuthorFields, BeforeSending, BodyField, WayFields } from './write-fields.js';

const PortalSubmitProposal = graphql(`
  mutation PortalSubmitProposal($input: SubmitProposalInput!) {
    submitProposal(input: $input) {
      contribution { id state }
      code
      confirmationSent
      errors { code message field }
    }
  }
`);

export interface ProposalFormProps {
  readonly processId: string;
  readonly ways: GuestWays;
  readonly publicUrl: string;
}

const fields = ['title', 'body', 'lang', 'authorName', 'onBehalfOf', 'email'];

/** The form for an idea of one's own. */
export function ProposalForm({ processId, ways, publicUrl }: ProposalFormProps) {
  const t = useFormTexts();
  const { lang } = useLanguage();
  const entry = useEntry('proposal', lang, ways);
  const viewer = useViewer();
  const sending = useSend(PortalSubmitProposal, (data) => data.submitProposal, 'proposal');
  const { sent, show, onNoted, onAnother } = useSent('proposal');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const signature = signatureOf(entry, viewer === null);
    const payload = await sending.send({ processId, title: entry.title, body: entry.body, ...signature });
    if (payload === null) return;
    entry.clear();
    show(sentBy(payload, signature.email));
  };

  if (sent !== null) return <SentView sent={sent} publicUrl={publicUrl} onNoted={onNoted} onAnother={onAnother} />;
  const group = { form: 'idea', entry, faultAt: sending.faultAt };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form="idea" sending={sending} fields={fields} />
      <TextField
        id="idea-title" name="title" label={t('write.idea-title')} hint={t('write.idea-title-hint')} lang={entry.lang} dir="auto" required
        value={entry.title} onChange={(event) => entry.set.title(event.target.value)} error={sending.faultAt('title')}
      />
      <BodyField {...group} label={t('write.idea-body')} hint={t('write.idea-body-hint')} />
      <AuthorFields {...group} />
      <WayFields {...group} ways={ways} viewer={viewer} returnTo="/ideen/neu" />
      <BeforeSending />
      <SendState sending={sending} />
      <p><Button type="submit" variant="primary" busy={sending.busy}>{t('write.send')}</Button></p>
    </form>
  );
}
