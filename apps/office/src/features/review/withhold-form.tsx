import type { WithholdReason } from '@mitgestalten/web-data';
import { Button, RadioGroup, TextArea } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages, refusalMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { withholdText } from '../../app/held-query.js';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { faultsOf, noFaults } from '../../ui/faults.js';
import { bind, FormFaults, type ActState } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { forgetDraft, useDraftValues } from '../../ui/use-draft-values.js';

const reasons: readonly WithholdReason[] = ['PERSONAL_DATA', 'INSULT', 'DISCRIMINATION', 'OFF_TOPIC', 'ADVERTISING', 'UNLAWFUL', 'DUPLICATE'];

interface WithholdFormProps {
  readonly textId: string;
  /** What was chosen. The typed reason stays kept until it was sent, so that the form comes back with it. */
  readonly onDecide: (reasonCode: WithholdReason, reason: string | null) => void;
  readonly onCancel: () => void;
  /** What sending it has brought, where it is sent at once. */
  readonly act?: ActState & { readonly busy: boolean };
}

const notSent: ActState & { readonly busy: boolean } = { faults: noFaults, failure: null, busy: false };

/** Takes down what is public already: at once, because every moment counts. */
export function TakeDownForm({ textId, onDone, onCancel }: Pick<WithholdFormProps, 'textId' | 'onCancel'> & { readonly onDone: () => void }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const announce = useAnnounce();
  const act = useAct(withholdText, (data) => data.withholdText);
  const takeDown = async (reasonCode: WithholdReason, reason: string | null) => {
    const { ok } = await act.run({ textId, reasonCode, reason, alsoPublished: true });
    if (!ok) return;
    forgetDraft(`withhold.${textId}`);
    announce(t('case.withheld'));
    onDone();
  };
  return <WithholdForm textId={textId} act={act} onDecide={(...reason) => void takeDown(...reason)} onCancel={onCancel} />;
}

/** Why a text is kept back. Opens with the focus in it; Escape leaves it. */
export function WithholdForm({ textId, onDecide, onCancel, act = notSent }: WithholdFormProps): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const refusal = useTexts(refusalMessages);
  const box = useRef<HTMLFormElement>(null);
  const draft = useDraftValues(`withhold.${textId}`, { reasonCode: '', reason: '' });
  const [own, setOwn] = useState(noFaults);
  const shown = own === noFaults ? act : { ...act, faults: own };
  const fields = bind('withhold', draft, shown.faults);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const reasonCode = reasons.find((one) => one === draft.values.reasonCode);
    setOwn(reasonCode !== undefined ? noFaults : faultsOf([{ code: 'REASON_NEEDED', field: 'reasonCode', message: refusal('REASON_NEEDED') }]));
    if (reasonCode !== undefined) onDecide(reasonCode, draft.values.reason || null);
  };
  return (
    // Escape is a way out beside the button, which stands there for who does not know it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form ref={box} className="of-form of-form--inset" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()} noValidate>
      <h3 className="of-subheading">{t('withhold.title')}</h3>
      <FormFaults form="withhold" act={shown} fields={['reasonCode', 'reason']} />
      <RadioGroup {...fields.choice('reasonCode')} legend={t('withhold.reason')} options={reasons.map((one) => ({ value: one, label: t(`reason.${one}`) }))} />
      <TextArea {...fields.text('reason')} rows={3} label={t('withhold.note')} hint={t('withhold.note-hint')} optional={shared('form.optional')} />
      <div className="of-actions">
        <Button variant="primary" type="submit" busy={act.busy}>{t('withhold.submit')}</Button>
        <Button variant="text" onClick={onCancel}>{shared('form.cancel')}</Button>
      </div>
    </form>
  );
}
