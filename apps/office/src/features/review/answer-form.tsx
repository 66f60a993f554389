import type { Outcome } from '@mitgestalten/web-data';
import { Alert, Button, RadioGroup, Select, TextArea } from '@mitgestalten/web-ui';
import { languageName, officeMessages, officeReviewMessages, refusalMessages } from '@mitgestalten/web-i18n';
import { useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Conflict, PutAside } from '../../ui/conflict.js';
import { bind, FormFaults, RestoredNotice } from '../../ui/form.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { saveAnswer, type Answerable, type AnswerDraft } from './answers-query.js';
import { useSavedAnswer } from './use-answer-cases.js';

const outcomes: readonly Outcome[] = ['ADOPTED', 'PARTLY_ADOPTED', 'NOT_ADOPTED', 'NOTED', 'ALREADY_DONE'];

interface Values { readonly outcome: string; readonly body: string; readonly lang: string; readonly lockVersion: number }

function valuesOf(answer: AnswerDraft | null | undefined, likely: Outcome | '' = ''): Values {
  return { outcome: answer?.outcome ?? likely, body: answer?.body ?? '', lang: answer?.lang ?? 'de', lockVersion: answer?.lockVersion ?? 0 };
}

/** Writes the answer to one contribution. What was typed stays until it was saved, whoever else saves meanwhile. */
export function AnswerForm({ one, barred, onSettled, onChanged, likely = '' }: {
  readonly one: Answerable; readonly barred: boolean; readonly onSettled: () => void;
  /** The contribution reads otherwise by now: it is to be shown anew. */
  readonly onChanged: () => void;
  /** What a new answer begins with, as the draft says. */
  readonly likely?: Outcome | '';
}): ReactNode {
  const t = useTexts(officeReviewMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const writing = useAnswerWriting(one, likely, onSettled, onChanged);
  const { draft, act, fields, theirs } = writing;
  return (
    <form className="of-form of-case__decide" onSubmit={(event) => event.preventDefault()} noValidate>
      <h3 className="of-subheading">{t('answer.title')}</h3>
      {one.answer?.returnReason ? <Alert tone="warning" title={t('answer.returned')}>{one.answer.returnReason}</Alert> : null}
      {one.answer?.textChanged ? <Alert tone="warning" title={t('answer.text-changed')} /> : null}
      {theirs === null ? <FormFaults form="answer" act={act} fields={['outcome', 'body', 'lang']} /> : (
        <Conflict name={theirs.authorNames.at(-1)} onKeep={writing.keepMine} onTake={writing.takeTheirs}
          mine={<AnswerWords {...draft.values} />} theirs={<AnswerWords {...theirs} />} />
      )}
      <RestoredNotice draft={draft} />
      <RadioGroup {...fields.choice('outcome')} horizontal legend={t('answer.outcome')} options={outcomes.map((value) => ({ value, label: <OutcomeLabel outcome={value} /> }))} />
      <TextArea {...fields.text('body')} rows={7} lang={draft.values.lang} label={t('answer.body')} hint={t('answer.body-hint')} />
      {process.languages.length > 1 ? (
        <Select {...fields.text('lang')} label={t('answer.lang')} options={process.languages.map((value) => ({ value, label: languageName(value, lang) }))} />
      ) : null}
      <PutAside text={writing.putAside} onDrop={writing.dropPutAside} />
      <div className="of-actions">
        <Button variant="primary" disabled={barred} busy={act.busy} onClick={() => void writing.save(true)}>{t('answer.propose')}</Button>
        <Button disabled={barred} busy={act.busy} onClick={() => void writing.save(false)}>{t('answer.save')}</Button>
      </div>
    </form>
  );
}

function useAnswerWriting(one: Answerable, likely: Outcome | '', onSettled: () => void, onChanged: () => void) {
  const t = useTexts(officeReviewMessages);
  const refusal = useTexts(refusalMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`answer.${one.contribution.id}`, valuesOf(one.answer, likely));
  const act = useAct(saveAnswer, (data) => data.saveAnswer);
  const savedAnswer = useSavedAnswer();
  const [theirs, setTheirs] = useState<AnswerDraft | null>(null);
  const [putAside, setPutAside] = useState<string | null>(null);
  const save = async (propose: boolean) => {
    const { outcome, body, lang, lockVersion } = draft.values;
    if (outcome === '') return act.refuse([{ code: 'EMPTY', field: 'outcome', message: refusal('EMPTY') }]);
    const { ok, payload } = await act.run({ contributionId: one.contribution.id, textId: one.textId, outcome: outcome as Outcome, body, lang, lockVersion, propose });
    if (ok) {
      // What was typed while it was on its way stays, with the new lock.
      draft.sent(draft.values, { lockVersion: payload.answer?.lockVersion ?? lockVersion });
      setPutAside(null);
      announce(t(propose ? 'answer.proposed' : 'answer.saved'));
      onSettled();
    } else if (payload?.errors.some((fault) => fault.code === 'CONFLICT')) {
      setTheirs(payload.answer ?? await savedAnswer(one).catch(() => null));
    } else if (payload?.errors.some((fault) => fault.code === 'CONTRIBUTION_CHANGED')) {
      onChanged();
    }
  };
  const settle = () => {
    setTheirs(null);
    act.clear();
  };
  return {
    draft, act, theirs, putAside, save, fields: bind('answer', draft, act.faults),
    dropPutAside: () => setPutAside(null),
    keepMine: () => {
      draft.set({ lockVersion: theirs!.lockVersion });
      settle();
    },
    takeTheirs: () => {
      setPutAside(draft.values.body);
      draft.reset(valuesOf(theirs));
      settle();
    },
  };
}

function OutcomeLabel({ outcome }: { readonly outcome: Outcome }): ReactNode {
  return useTexts(officeMessages)(`outcome.${outcome}`);
}

function AnswerWords({ outcome, body, lang }: { readonly outcome: string; readonly body: string; readonly lang: string }): ReactNode {
  return (
    <>
      {outcome === '' ? null : <p className="of-answer__outcome"><OutcomeLabel outcome={outcome as Outcome} /></p>}
      <p className="of-answer__body" lang={lang}>{body}</p>
    </>
  );
}
