import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mitgestalten/web-ui';
import { formatDayAndTime, formatUntil, officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { Removal } from '../../ui/removal.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { PhaseFields, phaseInputOf, phasePaths, phaseValuesOf } from './phase-fields.js';
import { removePhase, updatePhase, type PhaseSettings } from './settings-query.js';

/** Dates and rules of one phase. What would loosen a running phase is refused by the API and said at its field. */
export function PhaseForm({ phase }: { readonly phase: PhaseSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const client = useApolloClient();
  const announce = useAnnounce();
  const form = `phase-${phase.id}`;
  const draft = useDraftValues(`phase.${phase.id}`, phaseValuesOf(phase));
  const act = useAct(updatePhase, (data) => data.updatePhase);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ phaseId: phase.id, ...phaseInputOf(draft.values) });
    if (!ok) return;
    draft.reset();
    announce(t('phase.saved'));
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  return (
    <>
      <form className="of-form" onSubmit={submit} noValidate>
        <FormFaults form={form} act={act} fields={phasePaths} />
        <RestoredNotice draft={draft} />
        <PhaseDates phase={phase} />
        <PhaseFields fields={bind(form, draft, act.faults)} />
        <Button variant="primary" type="submit" busy={act.busy}>{t('phase.save')}</Button>
      </form>
      {phase.state === 'FUTURE' ? <PhaseRemoval phase={phase} /> : null}
    </>
  );
}

function PhaseRemoval({ phase }: { readonly phase: PhaseSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const client = useApolloClient();
  const announce = useAnnounce();
  const act = useAct(removePhase, (data) => data.removePhase);
  const name = shared(`phase.${phase.kind}`);
  const remove = async () => {
    const { ok } = await act.run({ phaseId: phase.id });
    if (!ok) return;
    announce(t('removed', { name }));
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  return <Removal form={`phase-removal-${phase.id}`} name={name} act={act} onRemove={remove} />;
}

function PhaseDates({ phase }: { readonly phase: PhaseSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  return (
    <>
      {phase.closedAt === null ? null : <p className="of-note">{t('phase.closed', { at: formatDayAndTime(lang, phase.closedAt, process.now) })}</p>}
      {phase.originalEndsAt === phase.endsAt ? null : <p className="of-note">{t('phase.extended', { until: formatUntil(lang, phase.originalEndsAt, process.now) })}</p>}
    </>
  );
}
