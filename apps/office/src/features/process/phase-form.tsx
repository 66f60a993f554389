import { useApolloClient } from '@apollo/client/react';
import type { ModerationMode } from '@mitgestalten/web-data';
import { Button, Checkbox, RadioGroup } from '@mitgestalten/web-ui';
import { formatDayAndTime, formatUntil, officeSettingsMessages, officeMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { fromBerlinInput, toBerlinInput } from '../../app/berlin-time.js';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { EndField } from '../../ui/end-field.js';
import { bind, DateTimeField, FormFaults, RestoredNotice } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { updatePhase, type PhaseSettings } from './settings-query.js';

const ruleFields = ['propose', 'comment', 'vote'] as const;

function valuesOf({ startsAt, endsAt, rules }: PhaseSettings) {
  const { answersDueAt, moderation, ...switches } = rules;
  return { ...switches, moderation: moderation as string, startsAt: toBerlinInput(startsAt), endsAt: toBerlinInput(endsAt), answersDueAt: answersDueAt == null ? '' : toBerlinInput(answersDueAt) };
}

/** Dates and rules of one phase. What would loosen a running phase is refused by the API and said at its field. */
export function PhaseForm({ phase }: { readonly phase: PhaseSettings }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  const client = useApolloClient();
  const announce = useAnnounce();
  const form = `phase-${phase.kind}`;
  const draft = useDraftValues(`phase.${phase.id}`, valuesOf(phase));
  const act = useAct(updatePhase, (data) => data.updatePhase);
  const fields = bind(form, draft, act.faults);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { startsAt, endsAt, answersDueAt, moderation, propose, comment, vote, withoutAccountByMail, withoutAccountByCode } = draft.values;
    const { ok } = await act.run({
      phaseId: phase.id, startsAt: fromBerlinInput(startsAt) ?? startsAt, endsAt: fromBerlinInput(endsAt) ?? endsAt,
      rules: { propose, comment, vote, withoutAccountByMail, withoutAccountByCode, moderation: moderation as ModerationMode, answersDueAt: answersDueAt === '' ? null : (fromBerlinInput(answersDueAt) ?? answersDueAt) },
    });
    if (!ok) return;
    draft.reset();
    announce(t('phase.saved'));
    await client.refetchQueries({ include: ['OfficeSession'] });
  };
  const paths = ['startsAt', 'endsAt', ...[...ruleFields, 'moderation', 'withoutAccountByMail', 'withoutAccountByCode', 'answersDueAt'].map((field) => `rules.${field}`)];
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form={form} act={act} fields={paths} />
      <RestoredNotice draft={draft} />
      <PhaseDates phase={phase} />
      <div className="of-pair">
        <DateTimeField {...fields.text('startsAt')} label={t('phase.starts')} />
        <EndField {...fields.text('endsAt')} label={t('phase.ends')} />
      </div>
      <fieldset className="of-facts">
        <legend className="kern-label">{t('phase.open')}</legend>
        {ruleFields.map((field) => <Checkbox key={field} {...fields.tick(field, `rules.${field}`)} label={t(`phase.${field}`)} />)}
      </fieldset>
      <RadioGroup {...fields.choice('moderation', 'rules.moderation')} horizontal legend={t('phase.moderation')}
        options={(['PRE', 'POST'] as const).map((value) => ({ value, label: t(`phase.moderation.${value}`) }))} />
      <fieldset className="of-facts">
        <legend className="kern-label">{t('phase.ways')}</legend>
        <Checkbox {...fields.tick('withoutAccountByMail', 'rules.withoutAccountByMail')} label={t('phase.byMail')} />
        <Checkbox {...fields.tick('withoutAccountByCode', 'rules.withoutAccountByCode')} label={t('phase.byCode')} hint={t('phase.byCode-hint')} />
      </fieldset>
      <DateTimeField {...fields.text('answersDueAt', 'rules.answersDueAt')} label={`${t('phase.answersDueAt')} ${shared('form.optional')}`} />
      <Button variant="primary" type="submit" busy={act.busy}>{t('phase.save')}</Button>
    </form>
  );
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
