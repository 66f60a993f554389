import { Alert, Button, TextArea } from '@mitgestalten/web-ui';
import { officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { bind, FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { approveAnswers, returnAnswer, type AnswerDraft } from './answers-query.js';

// Reasons for which what was read is to be read again.
const outdated = new Set(['CONFLICT', 'CONTRIBUTION_CHANGED']);

/** The second pair of eyes: approve, or give back with a note. */
export function AnswerApproval({ answer, barred, onSettled, onChanged, onEdit }: {
  readonly answer: AnswerDraft; readonly barred: boolean; readonly onSettled: () => void; readonly onEdit: () => void;
  /** Somebody changed the answer since it was read: it is to be shown anew. */
  readonly onChanged: () => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { process, roles } = useSession();
  const announce = useAnnounce();
  const [returning, setReturning] = useState(false);
  const act = useAct(approveAnswers, (data) => data.approveAnswers);
  const approve = async () => {
    const { ok, payload } = await act.run({ processId: process.id, answers: [{ answerId: answer.id, lockVersion: answer.lockVersion }] });
    if (payload?.errors.some(({ code }) => outdated.has(code))) onChanged();
    if (!ok) return;
    announce(t('answer.approved', { count: 1 }));
    onSettled();
  };
  const publisher = roles.has('PUBLISHER');
  return (
    <div className="of-case__decide">
      <FormFaults form="approve" act={act} />
      {answer.textChanged ? <Alert tone="warning" title={t('answer.text-changed')} /> : null}
      {publisher && !answer.viewerCan.approve ? <Alert tone="info" title={t('answer.four-eyes')} /> : null}
      {publisher ? null : <p className="of-note">{t('answer.waits')}</p>}
      {returning ? <ReturnForm answer={answer} onChanged={onChanged} onCancel={() => setReturning(false)} onDone={onSettled} /> : (
        <div className="of-actions">
          {answer.viewerCan.approve ? <Button variant="primary" disabled={barred} busy={act.busy} onClick={() => void approve()}>{t('answer.approve')}</Button> : null}
          {answer.viewerCan.approve ? <Button disabled={barred} onClick={() => setReturning(true)}>{t('answer.return')}</Button> : null}
          {answer.viewerCan.edit && roles.has('EDITOR') ? <Button variant="text" onClick={onEdit}>{t('answer.edit-again')}</Button> : null}
        </div>
      )}
    </div>
  );
}

function ReturnForm({ answer, onCancel, onChanged, onDone }: {
  readonly answer: AnswerDraft; readonly onCancel: () => void; readonly onChanged: () => void; readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`return.${answer.id}`, { reason: '' });
  const act = useAct(returnAnswer, (data) => data.returnAnswer);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { ok, payload } = await act.run({ answerId: answer.id, lockVersion: answer.lockVersion, reason: draft.values.reason });
    if (payload?.errors.some(({ code }) => outdated.has(code))) onChanged();
    if (!ok) return;
    draft.reset();
    announce(t('answer.return-done'));
    onDone();
  };
  return (
    <form className="of-form of-form--inset" onSubmit={submit} noValidate>
      <FormFaults form="return" act={act} fields={['reason']} />
      {/* Opened by its own button; the note is the next thing to write. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <TextArea {...bind('return', draft, act.faults).text('reason')} autoFocus rows={3} label={t('answer.return-reason')} />
      <div className="of-actions">
        <Button variant="primary" type="submit" busy={act.busy}>{t('answer.return-submit')}</Button>
        <Button variant="text" onClick={onCancel}>{shared('form.cancel')}</Button>
      </div>
    </form>
  );
}
