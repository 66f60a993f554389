import type { WithholdReason } from '@mitgestalten/web-data';
import { Button, RadioGroup, TextArea } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages, refusalMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { withholdText } from './queue-query.js';

const reasons: readonly WithholdReason[] = ['PERSONAL_DATA', 'INSULT', 'DISCRIMINATION', 'OFF_TOPIC', 'ADVERTISING', 'UNLAWFUL', 'DUPLICATE'];

/** Why a text is kept back. Opens with the focus in it; Escape leaves it. */
export function WithholdForm({ textId, alsoPublished = false, onDone, onCancel }: {
  readonly textId: string;
  /** Takes down what is public already. */
  readonly alsoPublished?: boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const refusal = useTexts(refusalMessages);
  const announce = useAnnounce();
  const box = useRef<HTMLFormElement>(null);
  const draft = useDraftValues(`withhold.${textId}`, { reasonCode: '', reason: '' });
  const act = useAct(withholdText, (data) => data.withholdText);
  const fields = bind('withhold', draft, act.faults);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reasonCode = reasons.find((one) => one === draft.values.reasonCode);
    if (reasonCode === undefined) return act.refuse([{ code: 'REASON_NEEDED', field: 'reasonCode', message: refusal('REASON_NEEDED') }]);
    const { ok } = await act.run({ textId, reasonCode, reason: draft.values.reason || null, alsoPublished });
    if (!ok) return;
    draft.reset();
    announce(t('case.withheld'));
    onDone();
  };
  return (
    // Escape is a way out beside the button, which stands there for who does not know it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={box} className="of-form of-form--inset" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()} noValidate>
      <h3 className="of-subheading">{t('withhold.title')}</h3>
      <FormFaults form="withhold" act={act} fields={['reasonCode', 'reason']} />
      <RadioGroup {...fields.choice('reasonCode')} legend={t('withhold.reason')} options={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))} />
      <TextArea {...fields.text('reason')} rows={3} label={t('withhold.note')} hint={t('withhold.note-hint')} optional={shared('form.optional')} />
      <div className="of-actions">
        <Button variant="primary" type="submit" busy={act.busy}>{t('withhold.submit')}</Button>
        <Button variant="text" onClick={onCancel}>{shared('form.cancel')}</Button>
      </div>
    </form>
  );
}
