import { useApolloClient } from '@apollo/client/react';
import type { PhaseKind } from '@mitgestalten/web-data';
import { Button, Select } from '@mitgestalten/web-ui';
import { officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { ChangeEvent, FormEvent, ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { PhaseFields, phaseInputOf, phasePaths, phaseValuesOf, type PhaseValues } from './phase-fields.js';
import { addPhase, type ProcessSettings } from './settings-query.js';

const phaseKinds: readonly PhaseKind[] = ['INFORM', 'COLLECT', 'DRAFT', 'COMMENT', 'CONSIDER', 'VOTE', 'COUNCIL', 'MONITOR'];
const fourWeeks = 28 * 24 * 60 * 60 * 1000;

/** What a phase of this kind is for is open in it. */
const opened = (kind: string) => ({ propose: kind === 'COLLECT', comment: kind === 'COMMENT', vote: kind === 'VOTE' });

/** A new phase of four weeks behind the last one; the dates say where in the year it stands. */
function newPhase(process: ProcessSettings): PhaseValues {
  const startsAt = [process.now, ...process.phases.map((phase) => phase.endsAt)].reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b));
  const endsAt = new Date(Date.parse(startsAt) + fourWeeks).toISOString();
  const rules = { __typename: 'PhaseRules', ...opened('COMMENT'), moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, answersDueAt: null } as const;
  return phaseValuesOf({ kind: 'COMMENT', startsAt, endsAt, rules });
}

/** Adds a phase that lies ahead. */
export function AddPhase({ process }: { readonly process: ProcessSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const client = useApolloClient();
  const announce = useAnnounce();
  const draft = useDraftValues(`new-phase.${process.id}`, newPhase(process));
  const act = useAct(addPhase, (data) => data.addPhase);
  const fields = bind('new-phase', draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok } = await act.run({ processId: process.id, kind: draft.values.kind as PhaseKind, ...phaseInputOf(draft.values) });
    if (!ok) return;
    announce(t('phase.added', { name: shared(`phase.${draft.values.kind as PhaseKind}`) }));
    draft.reset();
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  const choose = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>) => draft.set({ kind: event.target.value, ...opened(event.target.value) });
  return (
    <details className="of-add" open={draft.dirty || undefined}>
      <summary>{t('phase.add')}</summary>
      <form className="of-form" onSubmit={submit} noValidate>
        <FormFaults form="new-phase" act={act} fields={['kind', ...phasePaths]} />
        <RestoredNotice draft={draft} />
        <Select {...fields.text('kind')} onChange={choose} label={t('phase.kind')} options={phaseKinds.map((value) => ({ value, label: shared(`phase.${value}`) }))} />
        <PhaseFields fields={fields} />
        <Button variant="primary" type="submit" busy={act.busy}>{t('phase.add-submit')}</Button>
      </form>
    </details>
  );
}
