import './identity.css';
import { useQuery } from '@apollo/client/react';
import { graphql, type OfficePeopleQuery, type Role } from '@mitgestalten/web-data';
import { Button, EmptyState } from '@mitgestalten/web-ui';
import { formatDay, officeIdentityMessages, officeMessages, officePeopleMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { InviteForm, officeRoles } from './invite-form.js';

const peopleQuery = graphql(`
  query OfficePeople($processId: ID!) {
    members(processId: $processId) { accountId email displayName role grantId grantedAt body { id name } }
    bodies(processId: $processId) { id kind name }
  }
`);
const revokeRole = graphql(`
  mutation OfficeRevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) { member { grantId } errors { code message field } }
  }
`);

type Member = OfficePeopleQuery['members'][number];

/** Who has which role; inviting and revoking. */
export function Component(): ReactNode {
  const t = useTexts(officePeopleMessages);
  const { process } = useSession();
  const result = useQuery(peopleQuery, { variables: { processId: process.id }, fetchPolicy: 'cache-and-network' });
  const reload = async () => void (await result.refetch());
  return (
    <Page title={t('title')} lead={t('lead')}>
      <QueryState result={result}>
        {({ members, bodies }) => (
          <>
            <InviteForm bodies={bodies} onInvited={reload} />
            {members.length === 0 ? <EmptyState title={t('none')} /> : officeRoles.map((role) => (
              <RoleGroup key={role} role={role} members={members.filter((member) => member.role === role)} onRevoked={reload} />
            ))}
          </>
        )}
      </QueryState>
    </Page>
  );
}

function RoleGroup({ role, members, onRevoked }: { readonly role: Role; readonly members: readonly Member[]; readonly onRevoked: () => Promise<void> }): ReactNode {
  const t = useTexts(officePeopleMessages);
  const names = useTexts(officeIdentityMessages);
  if (members.length === 0) return null;
  return (
    <section className="of-block" aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`} className="of-heading">{names(`role.${role}`)}</h2>
      <p className="of-note">{t(`about.${role}`)}</p>
      <ul className="of-rows">{members.map((member) => <li key={member.grantId}><MemberRow member={member} onRevoked={onRevoked} /></li>)}</ul>
    </section>
  );
}

function MemberRow({ member, onRevoked }: { readonly member: Member; readonly onRevoked: () => Promise<void> }): ReactNode {
  const t = useTexts(officePeopleMessages);
  const shared = useTexts(officeMessages);
  const names = useTexts(officeIdentityMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const act = useAct(revokeRole, (data) => data.revokeRole);
  const whom = { name: member.displayName ?? member.email, role: names(`role.${member.role}`) };
  const revoke = async () => {
    const { ok } = await act.run({ grantId: member.grantId });
    if (!ok) return;
    announce(t('revoked'));
    await onRevoked();
  };
  return (
    <div className="of-member">
      <div>
        <p className="of-rows__title"><bdi>{whom.name}</bdi></p>
        <p className="of-note">
          {member.displayName === null ? null : <><bdi>{member.email}</bdi>{' · '}</>}
          {member.body === null ? null : <>{member.body.name}{' · '}</>}
          {t('since')} {formatDay(lang, member.grantedAt, process.now)}
        </p>
        <FormFaults form={`revoke-${member.grantId}`} act={act} />
      </div>
      {asking ? (
        <div className="of-member__ask" role="group" aria-label={t('revoke-whom', whom)}>
          <p>{t('revoke-sure', whom)}</p>
          <div className="of-actions">
            {/* Asked for by the button it replaces. */}
            {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
            <Button small autoFocus busy={act.busy} onClick={() => void revoke()}>{t('revoke-yes')}</Button>
            <Button small variant="text" onClick={() => setAsking(false)}>{shared('form.cancel')}</Button>
          </div>
        </div>
      ) : <Button small variant="text" aria-label={t('revoke-whom', whom)} onClick={() => setAsking(true)}>{t('revoke')}</Button>}
    </div>
  );
}
