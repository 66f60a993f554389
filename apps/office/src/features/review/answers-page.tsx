import './review.css';
import { Alert, EmptyState } from '@mitgestalten/web-ui';
import { directionOf, languageName, officeMessages, officeReviewMessages } from '@mitgestalten/web-i18n';
import { memo, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { Desk } from '../../ui/desk.js';
import { LoadMore } from '../../ui/load-more.js';
import { Page } from '../../ui/page.js';
import { QueryState } from '../../ui/query-state.js';
import { useArrival } from '../../ui/use-arrival.js';
import { useLatest } from '../../ui/use-latest.js';
import { AnswerCaseView } from './answer-case.js';
import { answerFilters, type AnswerCase, type AnswerTab } from './answers-query.js';
import { ApproveBar } from './approve-bar.js';
import { rowTitle } from './queue-query.js';
import { PassageContext } from './queue-context.js';
import { useAnswerCases, type AnswerCases } from './use-answer-cases.js';

/** Official answers: written by the editor, approved by a second person. */
export function Component(): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { roles } = useSession();
  const [params, setParams] = useSearchParams();
  const filter = answerFilters.find((one) => one === params.get('stand')) ?? (roles.has('EDITOR') ? 'UNANSWERED' : 'PROPOSED');
  const cases = useAnswerCases(filter);
  const choose = (next: AnswerTab) => setParams({ stand: next }, { replace: true });
  return (
    <Page wide title={t('answers.title')} lead={cases.result.data ? t('answers.count', { count: cases.result.data.answerCases.totalCount }) : undefined}>
      <div className="of-tabs" role="group" aria-label={t('answers.filter')}>
        <ul>
          {answerFilters.map((one) => (
            <li key={one}><button type="button" aria-pressed={one === filter} onClick={() => choose(one)}>{t(`answers.filter.${one}`)}</button></li>
          ))}
        </ul>
      </div>
      <QueryState result={cases.result}>
        {({ answerCases }) => answerCases.nodes.length === 0
          ? <EmptyState title={t(`answers.empty.${filter}`)}>{cases.missing ? t('case.missing') : t('answers.empty-why')}</EmptyState>
          : <AnswerDesk cases={cases} filter={filter} />}
      </QueryState>
    </Page>
  );
}

function AnswerDesk({ cases, filter }: { readonly cases: AnswerCases; readonly filter: AnswerTab }): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { roles } = useSession();
  const arrival = useArrival('case-title');
  const { current } = cases;
  const open = useLatest(cases.open);
  const tick = useLatest(cases.tick);
  const approves = filter === 'PROPOSED' && roles.has('PUBLISHER');
  return (
    <>
      {approves ? <ApproveBar cases={cases} /> : null}
      <Desk
        listLabel={t('answers.list')} contextLabel={t('answers.context')} opened={cases.opened} onBack={() => cases.open(null)}
        list={<>
          {cases.missing ? <Alert tone="info" title={t('case.missing')} /> : null}
          <ul className="of-queue">
            {cases.cases.map((one) => (
              <Row key={one.contribution.id} one={one} current={one === current} ticked={approves ? cases.ticked.has(one.contribution.id) : null} onTick={tick} onOpen={open} />
            ))}
          </ul>
          <LoadMore pageInfo={cases.pageInfo} load={cases.more} />
        </>}
        context={current === null ? null : <PassageContext kind={current.contribution.kind} passage={current.contribution.passage} />}
      >
        {current === null ? null : (
          <AnswerCaseView key={current.contribution.id} one={current} barred={arrival.barred} onChanged={() => void cases.result.refetch()} onSettled={() => {
            void cases.settled([current.contribution.id]);
            arrival.movedIn();
          }} />
        )}
      </Desk>
    </>
  );
}

const Row = memo(function Row({ one, current, ticked, onTick, onOpen }: {
  readonly one: AnswerCase;
  readonly current: boolean;
  /** Null where nothing is ticked. */
  readonly ticked: boolean | null;
  readonly onTick: (id: string) => void;
  readonly onOpen: (id: string) => void;
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const shared = useTexts(officeMessages);
  const { lang } = useLanguage();
  const { contribution, answer } = one;
  const title = rowTitle(contribution);
  const place = contribution.passage?.currentEntry?.revision.text.title ?? shared(`contribution.${contribution.kind}`);
  return (
    <li className="of-queue__row" data-current={current}>
      {ticked === null || answer == null ? null : (
        <input type="checkbox" autoComplete="off" className="of-queue__tick" aria-label={t('queue.tick', { title })} disabled={!answer.viewerCan.approve}
          checked={ticked} onChange={() => onTick(contribution.id)} />
      )}
      <button type="button" className="of-queue__open" aria-current={current ? 'true' : undefined} onClick={() => onOpen(contribution.id)}>
        <span className="of-queue__title" lang={contribution.lang} dir={directionOf(contribution.lang)}>{title}</span>
        {answer?.state === 'PROPOSED' ? <span className="of-queue__answer" lang={answer.lang} dir={directionOf(answer.lang)}>{answer.body}</span> : null}
        <span className="of-queue__facts">
          {[answer ? shared(`outcome.${answer.outcome}`) : languageName(contribution.lang, lang), place].join(' · ')}
        </span>
      </button>
    </li>
  );
});
