import { Button } from '@mitgestalten/web-ui';
import { officeReviewMessages } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { FormFaults } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { approveAnswers } from './answers-query.js';
import type { AnswerCases } from './use-answer-cases.js';

/** Approves all ticked answers in one go: the head of office on a phone. */
export function ApproveBar({ cases }: { readonly cases: AnswerCases }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { process } = useSession();
  const announce = useAnnounce();
  const act = useAct(approveAnswers, (data) => data.approveAnswers);
  const chosen = cases.cases.filter((one) => cases.ticked.has(one.contribution.id) && one.answer != null);
  const approvable = cases.cases.filter((one) => one.answer?.viewerCan.approve);
  const all = approvable.length > 0 && approvable.every((one) => cases.ticked.has(one.contribution.id));
  const tickAll = () => approvable.filter((one) => all === cases.ticked.has(one.contribution.id));
  const approve = async () => {
    const { payload } = await act.run({ processId: process.id, answers: chosen.map(({ answer }) => ({ answerId: answer!.id, lockVersion: answer!.lockVersion })) });
    const done = chosen.filter((one) => payload?.answerIds.includes(one.answer!.id));
    // What somebody changed meanwhile is read anew before it is approved.
    if (payload?.errors.some(({ code }) => code === 'CONFLICT' || code === 'CONTRIBUTION_CHANGED')) void cases.result.refetch();
    if (done.length === 0) return;
    announce(t('answer.approved', { count: done.length }));
    await cases.settled(done.map((one) => one.contribution.id));
  };
  return (
    <div className="of-bulk">
      <div className="of-bulk__line">
        <label className="of-tick">
          <input type="checkbox" checked={all} disabled={approvable.length === 0} onChange={() => cases.tickMany(tickAll().map((one) => one.contribution.id))} />
          <span>{t('queue.tick-all')}</span>
        </label>
        <span className="of-bulk__count" role="status">{t('queue.selected', { count: chosen.length })}</span>
        {chosen.length === 0 ? null : <Button variant="primary" small busy={act.busy} onClick={() => void approve()}>{t('answer.approve-selected', { count: chosen.length })}</Button>}
      </div>
      <FormFaults form="approve" act={act} />
    </div>
  );
}
