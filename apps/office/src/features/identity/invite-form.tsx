import { graphql, type OfficePeopleQuery, type Role } from '@mitgestalten/web-data';
import { Button, Select, TextField } from '@mitgestalten/web-ui';
import { officeIdentityMessages, officeMessages, officePeopleMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';

const inviteMember = graphql(`
  mutation OfficeInviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) { member { grantId } errors { code message field } }
  }
`);

/** All roles, in the order in which an office is staffed. */
export const officeRoles: readonly Role[] = ['MODERATOR', 'EDITOR', 'PUBLISHER', 'DRAFTER', 'ORGANISER', 'HOST', 'COUNCIL', 'ADMIN'];

/** Invites somebody by e-mail with one role; members of a body with their body. */
export function InviteForm({ bodies, onInvited }: { readonly bodies: OfficePeopleQuery['bodies']; readonly onInvited: () => Promise<void> }): ReactNode {
  const t = useTexts(officePeopleMessages);
  const shared = useTexts(officeMessages);
  const names = useTexts(officeIdentityMessages);
  const { process } = useSession();
  const announce = useAnnounce();
  const draft = useDraftValues(`invite.${process.id}`, { email: '', displayName: '', role: 'MODERATOR', bodyId: '' });
  const act = useAct(inviteMember, (data) => data.inviteMember);
  const fields = bind('invite', draft, act.faults);
  const { email, displayName, role, bodyId } = draft.values;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ processId: process.id, email, displayName: displayName || null, role: role as Role, bodyId: role === 'COUNCIL' ? bodyId || null : null });
    if (!ok) return;
    draft.reset();
    announce(t('invite.done', { email }));
    await onInvited();
  };
  return (
    <details className="of-add" open={draft.dirty || undefined}>
      <summary>{t('invite')}</summary>
      <form className="of-form" onSubmit={submit} noValidate>
        <FormFaults form="invite" act={act} fields={['email', 'displayName', 'role', 'bodyId']} />
        <RestoredNotice draft={draft} />
        <TextField {...fields.text('email')} label={t('invite.email')} hint={t('invite.email-hint')} type="email" dir="ltr" autoComplete="off" />
        <TextField {...fields.text('displayName')} label={t('invite.name')} optional={shared('form.optional')} autoComplete="off" />
        <Select {...fields.text('role')} label={t('invite.role')} hint={t(`about.${role as Role}`)} options={officeRoles.map((value) => ({ value, label: names(`role.${value}`) }))} />
        {role === 'COUNCIL' ? (
          <Select {...fields.text('bodyId')} label={t('invite.body')} options={[{ value: '', label: t('invite.body-none') }, ...bodies.map((body) => ({ value: body.id, label: body.name }))]} />
        ) : null}
        <Button variant="primary" type="submit" busy={act.busy}>{t('invite.submit')}</Button>
      </form>
    </details>
  );
}
