import { limits } from '@mitgestalten/kernel';
import { graphql, useDraftText, type OwnEntryFragment } from '@mitgestalten/web-data';
import { portalSuggestionMessages } from '@mitgestalten/web-i18n';
import { Button, TextArea, TextField } from '@mitgestalten/web-ui';
import type { FormEvent } from 'react';
import { useFormTexts, useTexts } from '../../app/language.js';
import { FormFaults, SendState } from '../../islands/form-faults.js';
import { useSend } from '../../islands/use-send.js';
import { useCounter } from './write-fields.js';

const PortalEditContribution = graphql(`
  mutation PortalEditContribution($input: EditContributionInput!) {
    editContribution(input: $input) { contribution { ...OwnEntry } errors { code message field } }
  }
`);

const PortalWithdrawContribution = graphql(`
  mutation PortalWithdrawContribution($input: WithdrawContributionInput!) {
    withdrawContribution(input: $input) { contribution { ...OwnEntry } errors { code message field } }
  }
`);

interface ChangeProps {
  readonly entry: OwnEntryFragment;
  readonly code: string | null;
  readonly onSaved: (entry: OwnEntryFragment) => void;
  readonly onCancel: () => void;
}

/** A new wording for one's own text; it is moderated anew. */
export function EditForm({ entry, code, onSaved, onCancel }: ChangeProps) {
  const t = useFormTexts();
  const s = useTexts(portalSuggestionMessages);
  const counter = useCounter();
  const form = `edit-${entry.id}`;
  const title = useDraftText(`${form}:title`, entry.title ?? '');
  const body = useDraftText(`${form}:body`, entry.body);
  const why = useDraftText(`${form}:reason`, entry.reason ?? '');
  const suggests = entry.kind === 'SUGGESTION';
  const sending = useSend(PortalEditContribution, (data) => data.editContribution, form);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const payload = await sending.send({ id: entry.id, code, body: body.text, title: entry.title == null ? null : title.text, reason: suggests && why.text.trim() !== '' ? why.text : null });
    if (payload?.contribution == null) return;
    title.clear();
    body.clear();
    why.clear();
    onSaved(payload.contribution);
  };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)} noValidate>
      <FormFaults form={form} sending={sending} fields={['title', 'body', 'reason']} />
      {entry.title == null ? null : (
        <TextField id={`${form}-title`} label={t('own.edit-title')} lang={entry.lang} dir="auto" value={title.text} onChange={(event) => title.setText(event.target.value)} error={sending.faultAt('title')} />
      )}
      <TextArea
        id={`${form}-body`} label={suggests ? s('words') : t('own.edit-body')} hint={t('own.edit-why')} lang={entry.lang} dir="auto" limit={suggests ? limits.replacement.max : limits.contribution.max} counter={counter}
        value={body.text} onChange={(event) => body.setText(event.target.value)} error={sending.faultAt('body')}
      />
      {suggests ? (
        <TextArea id={`${form}-reason`} label={s('reason')} dir="auto" rows={2} value={why.text} onChange={(event) => why.setText(event.target.value)} error={sending.faultAt('reason')} />
      ) : null}
      <SendState sending={sending} />
      <div className="pt-row">
        <Button type="submit" variant="primary" busy={sending.busy}>{t('own.save')}</Button>
        <Button variant="text" onClick={onCancel}>{t('own.cancel')}</Button>
      </div>
    </form>
  );
}

/** Asks once, since a withdrawn text cannot be brought back. */
export function WithdrawForm({ entry, code, onSaved, onCancel }: ChangeProps) {
  const t = useFormTexts();
  const form = `withdraw-${entry.id}`;
  const sending = useSend(PortalWithdrawContribution, (data) => data.withdrawContribution, form);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (sending.busy) return;
    const payload = await sending.send({ id: entry.id, code });
    if (payload?.contribution != null) onSaved(payload.contribution);
  };
  return (
    <form className="pt-form" method="dialog" onSubmit={(event) => void submit(event)}>
      <FormFaults form={form} sending={sending} fields={[]} />
      <p>{t('own.withdraw-sure')}</p>
      <SendState sending={sending} />
      <div className="pt-row">
        <Button type="submit" busy={sending.busy}>{t('own.withdraw-yes')}</Button>
        <Button variant="text" onClick={onCancel}>{t('own.cancel')}</Button>
      </div>
    </form>
  );
}
