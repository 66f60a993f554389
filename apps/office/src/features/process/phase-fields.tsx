import type { ModerationMode } from '@mitgestalten/web-data';
import { Checkbox, RadioGroup } from '@mitgestalten/web-ui';
import { officeMessages, officeSettingsMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { fromBerlinInput, toBerlinInput } from '../../app/berlin-time.js';
import { useTexts } from '../../app/language.js';
import { EndField } from '../../ui/end-field.js';
import { DateTimeField, type Binder } from '../../ui/form.js';
import type { PhaseSettings } from './settings-query.js';

const ruleFields = ['propose', 'comment', 'vote'] as const;

/** Kind, dates and rules of a phase as they are typed. */
export interface PhaseValues {
  readonly kind: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly answersDueAt: string;
  readonly moderation: string;
  readonly propose: boolean;
  readonly comment: boolean;
  readonly vote: boolean;
  readonly withoutAccountByMail: boolean;
  readonly withoutAccountByCode: boolean;
}

/** The fields of the input that the form shows, as faults name them. */
export const phasePaths = ['startsAt', 'endsAt', ...[...ruleFields, 'moderation', 'withoutAccountByMail', 'withoutAccountByCode', 'answersDueAt'].map((field) => `rules.${field}`)];

/** What is saved, as the form shows it. */
export function phaseValuesOf({ kind, startsAt, endsAt, rules }: Pick<PhaseSettings, 'kind' | 'startsAt' | 'endsAt' | 'rules'>): PhaseValues {
  const { propose, comment, vote, moderation, withoutAccountByMail, withoutAccountByCode, answersDueAt } = rules;
  return {
    kind, propose, comment, vote, moderation, withoutAccountByMail, withoutAccountByCode,
    startsAt: toBerlinInput(startsAt), endsAt: toBerlinInput(endsAt), answersDueAt: answersDueAt == null ? '' : toBerlinInput(answersDueAt),
  };
}

/** Dates and rules that were typed, as the API takes them; an impossible time goes as it is, and comes back with its reason. */
export function phaseInputOf({ startsAt, endsAt, answersDueAt, moderation, propose, comment, vote, withoutAccountByMail, withoutAccountByCode }: PhaseValues) {
  const time = (typed: string) => fromBerlinInput(typed) ?? typed;
  return {
    startsAt: time(startsAt), endsAt: time(endsAt),
    rules: { propose, comment, vote, withoutAccountByMail, withoutAccountByCode, moderation: moderation as ModerationMode, answersDueAt: answersDueAt === '' ? null : time(answersDueAt) },
  };
}

/** Dates and rules of a phase. */
export function PhaseFields({ fields }: { readonly fields: Binder<PhaseValues> }): ReactNode {
  const t = useTexts(officeSettingsMessages);
  const shared = useTexts(officeMessages);
  return (
    <>
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
    </>
  );
}
