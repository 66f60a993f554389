import { Button, Select, TextField } from '@mitgestalten/web-ui';
import { languageName, officeMessages, officeVotingMessages } from '@mitgestalten/web-i18n';
import type { FormEvent, ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { EndField } from '../../ui/end-field.js';
import { bind, DateTimeField, FormFaults, RestoredNotice } from '../../ui/form.js';
import { LocalFields, type Local } from '../../ui/local-fields.js';
import type { Act } from '../../ui/use-act.js';
import type { DraftValues } from '../../ui/use-draft-values.js';
import type { BallotSources } from './ballot-query.js';
import { ItemPicker } from './item-picker.js';

/** What a ballot is made of, as it is typed. */
export interface BallotValues {
  readonly title: Local;
  readonly decides: Local;
  readonly maxChoices: string;
  readonly phaseId: string;
  readonly partId: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly passageIds: readonly string[];
}

/** The form of a ballot, new or not yet opened. Phase and part stand fixed once it was made. */
export function BallotForm({ draft, act, phases, parts, submitLabel, onSubmit }: {
  readonly draft: DraftValues<BallotValues>;
  readonly act: Pick<Act<never, never>, 'faults' | 'failure' | 'busy'>;
  readonly phases: BallotSources['phases'];
  readonly parts: BallotSources['parts'];
  readonly submitLabel: string;
  readonly onSubmit: () => void;
}): ReactNode {
  const t = useTexts(officeVotingMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const fields = bind('ballot', draft, act.faults);
  const part = parts.find((one) => one.id === draft.values.partId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="of-form" onSubmit={submit} noValidate>
      <FormFaults form="ballot" act={act} fields={['title', 'decides', 'maxChoices', 'phaseId', 'partId', 'opensAt', 'closesAt', 'passageIds']} />
      <RestoredNotice draft={draft} />
      <LocalFields form="ballot" path="title" values={draft.values.title} faults={act.faults} hint={t('form.title-hint')}
        label={(one) => t('form.title', { lang: languageName(one, lang) })} onChange={(title) => draft.set({ title })} />
      <LocalFields form="ballot" path="decides" values={draft.values.decides} faults={act.faults} hint={t('form.decides-hint')}
        label={(one) => t('form.decides', { lang: languageName(one, lang) })} onChange={(decides) => draft.set({ decides })} />
      {phases.length > 1 ? <Select {...fields.text('phaseId')} label={t('form.phase')} options={phases.map((one) => ({ value: one.id, label: shared(`phase.${one.kind}`) }))} /> : null}
      <div className="of-pair">
        <DateTimeField {...fields.text('opensAt')} label={t('form.opens')} />
        <EndField {...fields.text('closesAt')} label={t('form.closes')} />
      </div>
      <TextField {...fields.text('maxChoices')} label={t('form.max')} inputMode="numeric" className="of-short" />
      {parts.length > 1 ? <Select {...fields.text('partId')} label={t('form.part')} options={parts.map((one) => ({ value: one.id, label: one.title }))} /> : null}
      {part === undefined ? null : (
        <ItemPicker part={part} chosen={draft.values.passageIds} error={act.faults.at('passageIds')} onChange={(passageIds) => draft.set({ passageIds })} />
      )}
      <Button variant="primary" type="submit" busy={act.busy}>{submitLabel}</Button>
    </form>
  );
}
