import { useEffect, useRef, useState } from 'react';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../app/language.js';
import { useAnnounce } from '../../ui/announcer.js';
import { useAct } from '../../ui/use-act.js';
import { useDraftValues } from '../../ui/use-draft-values.js';
import { savePassage, type DraftPassage } from './draft-query.js';
import { plainOf } from './editor/wording-schema.js';
import { inputOf, lockToSend, valuesOf } from './passage-values.js';

/** So long after the last key the passage is saved by itself. */
const autosaveAfter = 5000;

/** Typing, saving and meeting somebody else at one passage. */
export function usePassageWriting(passage: DraftPassage) {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const draft = useDraftValues(`passage.${passage.id}`, valuesOf(passage));
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  const quiet = useAct(savePassage, (data) => data.saveDraftPassage);
  const [theirs, setTheirs] = useState<DraftPassage | null>(null);
  const [putAside, setPutAside] = useState<string | null>(null);

  const save = async (by: typeof act) => {
    const typed = draft.values;
    const { ok, payload } = await by.run(inputOf(passage.id, typed, lockToSend(typed, passage)));
    if (ok && payload.passage != null) {
      const { lockVersion, basis } = valuesOf(payload.passage);
      draft.sent(typed, { lockVersion, basis });
      if (by === act) announce(t('passage.saved'));
    } else if (payload?.errors.some((fault) => fault.code === 'CONFLICT')) {
      setTheirs(payload.current ?? passage);
    }
  };
  const autosave = useRef<() => void>(() => undefined);
  useEffect(() => {
    autosave.current = () => void save(quiet);
  });
  const waiting = draft.dirty && !draft.restored && theirs === null;
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => autosave.current(), autosaveAfter);
    return () => clearTimeout(timer);
  }, [waiting, draft.values]);

  const settle = () => {
    setTheirs(null);
    act.clear();
  };
  return {
    draft, act, theirs, putAside,
    saving: act.busy || quiet.busy,
    save: () => save(act),
    dropPutAside: () => setPutAside(null),
    keepMine: () => {
      const { lockVersion, basis } = valuesOf(theirs!);
      draft.set({ lockVersion, basis });
      settle();
    },
    takeTheirs: () => {
      setPutAside(`${draft.values.title}\n\n${plainOf(draft.values.doc)}`);
      draft.reset();
      settle();
    },
  };
}
