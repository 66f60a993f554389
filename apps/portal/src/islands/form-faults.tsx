import { useOnline } from '@mitgestalten/web-data';
import { Alert, ErrorSummary, OfflineNotice } from '@mitgestalten/web-ui';
import { useMemo } from 'react';
import { useCommonTexts } from '../app/language.js';
import { fieldOf, type Fault } from './use-send.js';

export interface FormFaultsProps {
  /** The ids of the fields are `${form}-${field}`. */
  readonly form: string;
  readonly sending: { readonly faults: readonly Fault[] };
  /** The fields this form shows; a fault elsewhere is said without a link. */
  readonly fields: readonly string[];
}

/** Why a form was refused, above it, with links to the fields. */
export function FormFaults({ form, sending, fields }: FormFaultsProps) {
  const t = useCommonTexts();
  const shown = fields.join(' ');
  const errors = useMemo(
    () => sending.faults.map((fault) => {
      const field = fieldOf(fault);
      return { message: fault.message, fieldId: field !== null && shown.split(' ').includes(field) ? `${form}-${field}` : null };
    }),
    [sending.faults, form, shown],
  );
  return <ErrorSummary title={t('form.faults')} errors={errors} />;
}

export interface SendStateProps {
  readonly sending: { readonly failure: 'offline' | 'failed' | null };
  /** What stays on the device, where it is not a text. */
  readonly offlineWhy?: string;
  readonly failedWhy?: string;
}

/** That there is no connection or no answer, right above the button that was pressed: there the eye is. */
export function SendState({ sending, offlineWhy, failedWhy }: SendStateProps) {
  const t = useCommonTexts();
  const online = useOnline();
  return (
    <>
      <OfflineNotice online={online} title={t('state.offline')}>{offlineWhy ?? t('state.offline-why')}</OfflineNotice>
      {sending.failure !== null && online ? <Alert tone="warning" role="alert" title={t('state.failed')}>{failedWhy ?? t('state.failed-why')}</Alert> : null}
    </>
  );
}
