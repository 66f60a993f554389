import { useEffect, useMemo, useRef, useState } from 'react';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { useAct } from '../../ui/use-act.js';
import { useTypedValues, type TypedValues } from '../../ui/use-typed-values.js';
import type { Typed } from '../../ui/typed-store.js';
import { savePassage, type DraftPassage } from './draft-query.js';
import { plainOf } from './editor/wording-schema.js';
import { continues, inputOf, isSaved, lockToSend, savedBasis, valuesOf, type PassageContent, type PassageValues } from './passage-values.js';
import { useAutosave } from './use-autosave.js';

/** What the text of a passage is at: `kept` and `unkept` are not saved; the first lies on this device, the second only in this tab. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'kept' | 'unkept' | 'refused';

/** Typing, saving and meeting somebody else at one passage. */
export function usePassageWriting(passage: DraftPassage) {
  const t = useTexts(officeDraftMessages);
  const { viewer } = useSession();
  const announce = useAnnounce();
  const [theirs, setTheirs] = useState<{ readonly passage: DraftPassage; readonly asked: boolean } | null>(null);
  const [putAside, setPutAside] = useState<string | null>(null);
  const lastWords = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  const saved = useMemo(() => valuesOf(passage), [passage]);
  const draft = useTypedValues<PassageValues>(`passage.${viewer.id}.${passage.id}`, saved, {
    continues: (values) => continues(values, passage),
    isSaved: (values) => isSaved(values, passage),
    leaving: () => lastWords.current(),
  });
  const { act, quiet, saving, save } = useSaving(passage, draft, (current, asked) => {
    setTheirs({ passage: current, asked });
    if (!asked) announce(t('merge.arrived'));
  });
  const refused = quiet.faults.all.length > 0 && !quiet.faults.has('CONFLICT');
  const waiting = draft.dirty && !draft.restored && theirs === null && !refused;
  useEffect(() => {
    lastWords.current = () => (waiting ? save(false) : Promise.resolve(true));
  });
  useAutosave(draft.values, { waiting, busy: saving, save: () => save(false) });
  const set = (part: Partial<PassageValues>) => {
    draft.set(part);
    // What is typed may have mended what was refused.
    if (refused) quiet.clear();
  };
  const state: SaveState = !draft.dirty ? 'saved' : !draft.kept ? 'unkept' : saving ? 'saving' : refused ? 'refused' : quiet.failure !== null || !navigator.onLine ? 'kept' : 'unsaved';
  return {
    draft: { ...draft, set }, theirs, putAside, state,
    act: quiet.faults.has('SIGN_IN_NEEDED') ? quiet : act,
    faults: act.faults.all.length > 0 ? act.faults : quiet.faults,
    save: () => save(true),
    dropPutAside: () => setPutAside(null),
    /** What was made of both texts is gone on with. */
    merge: (content: PassageContent) => {
      setPutAside(`${draft.values.title}\n\n${plainOf(draft.values.doc)}`);
      const { lockVersion, basis } = valuesOf(theirs!.passage);
      draft.set({ ...content, lockVersion, basis });
      setTheirs(null);
      act.clear();
      quiet.clear();
    },
    /** What was made of a left text and the form; the form's state of the passage stays the one it goes on from. */
    takeOffer: (offer: Typed<PassageValues>, content: PassageContent) => {
      const { lockVersion, basis } = draft.values;
      set({ ...content, lockVersion, basis });
      draft.settle(offer);
    },
  };
}

/** Sends what was typed, one save after the other: two under way at once would be a conflict with oneself. */
function useSaving(passage: DraftPassage, draft: TypedValues<PassageValues>, onConflict: (current: DraftPassage, asked: boolean) => void) {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  const quiet = useAct(savePassage, (data) => data.saveDraftPassage);
  const stored = useRef(passage);
  useEffect(() => {
    stored.current = passage;
  });
  // What was sent and not answered: perhaps it was saved. It is sent again as it was, with its key, before anything newer.
  const unanswered = useRef<{ readonly typed: PassageValues; readonly lockVersion: number } | null>(null);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  const send = async (asked: boolean): Promise<boolean> => {
    const typed = unanswered.current?.typed ?? draft.unsaved();
    if (typed === null) {
      if (asked) announce(t('passage.saved'));
      return true;
    }
    const lockVersion = unanswered.current?.lockVersion ?? lockToSend(typed, stored.current);
    unanswered.current = { typed, lockVersion };
    const { ok, payload } = await (asked ? act : quiet).run(inputOf(passage.id, typed, lockVersion));
    if (payload === null) return false;
    unanswered.current = null;
    if (ok && payload.passage != null) {
      draft.sent(typed, savedBasis(typed, lockVersion, payload.passage));
      if (asked) announce(t('passage.saved'));
    } else if (payload.errors.some((fault) => fault.code === 'CONFLICT')) {
      onConflict(payload.current ?? stored.current, asked);
    }
    return true;
  };
  const save = (asked: boolean): Promise<boolean> => {
    running.current = running.current.then(() => send(asked));
    return running.current;
  };
  return { act, quiet, saving: act.busy || quiet.busy, save };
}
