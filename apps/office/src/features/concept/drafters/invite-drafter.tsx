import { officeDraftersMessages, officeMessages } from '@mitgestalten/web-i18n';
import { Button, TextField } from '@mitgestalten/web-ui';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../../app/language.js';
import { useAnnounce } from '../../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../../ui/form.js';
import { useAct } from '../../../ui/use-act.js';
import { useDraftValues } from '../../../ui/use-draft-values.js';
import type { Draft } from '../draft-query.js';
import { inviteDrafter } from './drafters-query.js';
import { GivenFields, givenInputOf, givenPaths, givenValuesOf } from './given-fields.js';

/** Invites somebody by e-mail to write at passages of the part. */
export function InviteDrafter({ draft, onInvited }: { readonly draft: Draft; readonly onInvited: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftersMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const form = 'invite-drafter';
  const values = useDraftValues(`drafter.${draft.part.id}`, { email: '', displayName: '', ...givenValuesOf() });
  const act = useAct(inviteDrafter, (data) => data.inviteDrafter);
  const fields = bind(form, values, act.faults);
  const { email, displayName } = values.values;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ partId: draft.part.id, email, displayName: displayName || null, ...givenInputOf(values.values) });
    if (!ok) return;
    values.reset();
    announce(t('invite.done', { email }));
    await onInvited();
  };
  return (
    <details className="of-add" open={values.dirty || undefined}>
      <summary>{t('invite')}</summary>
      <form className="of-form" onSubmit={submit} noValidate>
        <FormFaults form={form} act={act} fields={['email', 'displayName', ...givenPaths]} />
        <RestoredNotice draft={values} />
        <TextField {...fields.text('email')} label={t('invite.email')} hint={t('invite.email-hint')} type="email" dir="ltr" autoComplete="off" />
        <TextField {...fields.text('displayName')} label={t('invite.name')} hint={t('invite.name-hint')} optional={shared('form.optional')} autoComplete="off" />
        <GivenFields form={form} draft={draft} values={values} faults={act.faults} />
        <Button variant="primary" type="submit" busy={act.busy}>{t('invite.submit')}</Button>
      </form>
    </details>
  );
}
