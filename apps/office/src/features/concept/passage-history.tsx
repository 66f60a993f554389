import { useQuery } from '@apollo/client/react';
import { Button } from '@mitgestalten/web-ui';
import { formatDayAndTime, officeDraftMessages, officeMessages } from '@mitgestalten/web-i18n';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { Folded } from '../../ui/folded.js';
import { FormFaults } from '../../ui/form.js';
import { QueryState } from '../../ui/query-state.js';
import { useAct } from '../../ui/use-act.js';
import { draftStepsQuery, goBack, type DraftPassage, type DraftStep } from './draft-query.js';
import { plainOf, readWording, sameWording } from './editor/wording-schema.js';
import { FormatView } from './format-view.js';
import { TwoTexts } from './merge-panel.js';
import { measureFields } from './passage-values.js';
import { seatId } from './room/seat.js';
import { withTypedWords } from './typed-words.js';

/** Who wrote what at a passage and when; each state beside the saved one, and the way back to it. Asked for when it is opened. */
export function PassageHistory({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const [open, setOpen] = useState(false);
  return (
    <details className="of-putaside" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('history')}</summary>
      {open ? <Steps passage={passage} /> : null}
    </details>
  );
}

function Steps({ passage }: { readonly passage: DraftPassage }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const result = useQuery(draftStepsQuery, { variables: { passageId: passage.id }, fetchPolicy: 'cache-and-network' });
  const { refetch } = result;
  // With each save the newest step says something else, or another one begins.
  const asked = useRef(passage.lockVersion);
  useEffect(() => {
    if (asked.current === passage.lockVersion) return;
    asked.current = passage.lockVersion;
    refetch().catch(() => undefined);
  }, [passage.lockVersion, refetch]);
  return (
    <QueryState result={result}>
      {({ draftSteps: steps }) => steps.length === 0 ? <p className="of-note">{t('history.none')}</p> : (
        <ol className="of-changes" reversed>
          {steps.map((step) => <li key={step.id}><Step step={step} passage={passage} onBack={async () => void (await refetch())} /></li>)}
        </ol>
      )}
    </QueryState>
  );
}

function Step({ step, passage, onBack }: { readonly step: DraftStep; readonly passage: DraftPassage; readonly onBack: () => Promise<void> }): ReactNode {
  const t = useTexts(officeDraftMessages);
  const { lang } = useLanguage();
  const { process } = useSession();
  const announce = useAnnounce();
  const act = useAct(goBack, (data) => data.goBackInDraft);
  const [unsaved, setUnsaved] = useState(false);
  const words = useWords();
  const at = (time: string) => formatDayAndTime(lang, time, process.now);
  const back = async () => {
    const current = await withTypedWords(passage);
    setUnsaved(current === null);
    if (current === null) return;
    const { ok, payload } = await act.run({ passageId: passage.id, seatId, stepId: step.id, stepLockVersion: step.lockVersion, lockVersion: current.lockVersion });
    const without = current.sources.length - (payload?.passage?.sources.length ?? current.sources.length);
    if (ok) announce(`${t('history.gone-back')}${without > 0 ? ` ${t('history.without', { count: without })}` : ''}`);
    await onBack();
  };
  const what = step.wentBackTo === null ? '' : ` ${t('history.went-back', { at: at(step.wentBackTo) })}`;
  return (
    <Folded summary={<>{t('history.step', { at: at(step.endedAt), name: step.writtenByName ?? t('history.nobody') })}{what}</>}>
      {() => (words(passage) === words(step) && sameWording(readWording(passage.doc), readWording(step.doc)) ? <p className="of-note">{t('history.same')}</p> : (
        <>
          <TwoTexts mineLabel={t('history.then')} theirsLabel={t('history.now')} mine={words(step)} theirs={words(passage)} lang={passage.lang} />
          <FormatView before={step.doc} after={passage.doc} lang={passage.lang} beforeLabel={t('history.then')} afterLabel={t('history.now')} />
          <FormFaults form="history" act={act} />
          <div role="alert">{unsaved ? <p>{t('history.unsaved')}</p> : null}</div>
          {passage.viewerCan.write ? <Button small busy={act.busy} onClick={() => void back()}>{t('history.back')}</Button> : null}
        </>
      ))}
    </Folded>
  );
}

/** All that a state says, one thing a line. */
function useWords(): (state: DraftStep | DraftPassage) => string {
  const t = useTexts(officeDraftMessages);
  const shared = useTexts(officeMessages);
  return (state) => [
    state.title, plainOf(state.doc), ...measureFields.filter((field) => state[field]).map((field) => `${shared(`measure.${field}`)}: ${state[field]}`),
    ...(state.requiredByLaw ? [shared('measure.requiredByLaw')] : []), ...(state.substance ? [t('passage.substance')] : []), ...(state.reason ? [`${t('passage.reason')}: ${state.reason}`] : []),
  ].join('\n');
}
