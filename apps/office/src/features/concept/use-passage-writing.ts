import { useEffect, useMemo, useRef, useState } from 'react';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { useAct, type Act } from '../../ui/use-act.js';
import { useLatest } from '../../ui/use-latest.js';
import { useTypedValues, type TypedValues } from '../../ui/use-typed-values.js';
import type { Typed } from '../../ui/typed-store.js';
import { savePassage, type DraftPassage } from './draft-query.js';
import { hasEnded } from './drafters/ended.js';
import { plainOf } from './editor/wording-schema.js';
import type { DraftRoom } from './room/use-draft-room.js';
import { seatId } from './room/seat.js';
import { continues, inputOf, isSaved, lockToSend, placeOf, savedBasis, valuesOf, type PassageContent, type PassageValues } from './passage-values.js';
import { useTypedWords } from './typed-words.js';
import { useAutosave } from './use-autosave.js';

/** What the text of a passage is at: `kept` and `unkept` are not saved; the first lies on this device, the second only in this tab. */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'kept' | 'unkept' | 'refused' | 'held' | 'ended';

type Saving = Pick<Act<never, unknown>, 'faults' | 'clear'>;

/** Typing, saving and meeting somebody else at one passage. */
export function usePassageWriting(passage: DraftPassage, room: DraftRoom) {
  const t = useTexts(officeDraftMessages);
  const { viewer } = useSession();
  const announce = useAnnounce();
  const [theirs, setTheirs] = useState<{ readonly passage: DraftPassage; readonly asked: boolean } | null>(null);
  const [putAside, setPutAside] = useState<string | null>(null);
  const lastWords = useRef<() => Promise<boolean>>(() => Promise.resolve(true));
  const stands = useMemo(() => valuesOf(passage), [passage]);
  const draft = useTypedValues<PassageValues>(placeOf(viewer.id, passage.id), stands, {
    continues: (values) => continues(values, passage),
    isSaved: (values) => isSaved(values, passage),
    leaving: () => lastWords.current(),
  });
  const { act, quiet, saving, save, saved } = useSaving(passage, draft, (current, asked) => {
    setTheirs({ passage: current, asked });
    if (!asked) announce(t('merge.arrived'));
  });
  const refused = quiet.faults.all.length > 0 && !quiet.faults.has('CONFLICT');
  const held = useHeld(act, quiet, draft.dirty, room);
  const waiting = draft.dirty && !draft.restored && theirs === null && !refused && held === null;
  useEffect(() => {
    lastWords.current = () => (waiting ? save(false) : Promise.resolve(true));
  });
  useSavingFirst(passage.id, draft, waiting ? save : null, saved);
  useAutosave(draft.values, { waiting, busy: saving, save: () => save(false) });
  const set = (part: Partial<PassageValues>) => {
    draft.set(part);
    room.typed();
    // What is typed may have mended what was refused, but nobody types a right back.
    if (refused && !hasEnded(quiet.faults)) quiet.clear();
  };
  const state: SaveState = !draft.dirty ? 'saved' : !draft.kept ? 'unkept' : saving ? 'saving' : hasEnded(quiet.faults) ? 'ended' : held === 'others' ? 'held' : refused ? 'refused' : quiet.failure !== null || !navigator.onLine ? 'kept' : 'unsaved';
  return {
    draft: { ...draft, set }, theirs, putAside, state,
    /** Somebody else writes here and nothing is typed that would have to be saved: what they save is read. */
    readOnly: held === 'others' && !draft.dirty,
    act: quiet.faults.has('SIGN_IN_NEEDED') ? quiet : act,
    faults: act.faults.all.length > 0 ? act.faults : quiet.faults,
    save: () => save(true),
    /** Saves, and gives the passage to who asked for it; what cannot be saved is not handed over. */
    handOver: async () => {
      if ((await save(true)) && draft.unsaved() === null) await room.answer(true);
    },
    dropPutAside: () => setPutAside(null),
    /** What was made of both texts is gone on with. */
    merge: (content: PassageContent) => {
      setPutAside(`${draft.values.title}\n\n${plainOf(draft.values.doc)}`);
      const { lockVersion, basis } = valuesOf(theirs!.passage);
      set({ ...content, lockVersion, basis });
      setTheirs(null);
      act.clear();
      quiet.clear();
    },
    /** What was made of a left text and the form; the form's state of the passage stays the one it goes on from. */
    takeOffer: (offer: Typed<PassageValues>, content: PassageContent) => {
      set({ ...content, lockVersion: draft.values.lockVersion, basis: draft.values.basis });
      draft.settle(offer);
    },
  };
}

/** Whoever changes the passage beside its form has what was typed saved first; `save` is null while that cannot be. */
function useSavingFirst(passageId: string, draft: TypedValues<PassageValues>, save: ((asked: boolean) => Promise<boolean>) | null, saved: () => DraftPassage): void {
  useTypedWords(passageId, async () => {
    // What was not answered is sent again as it was; what was typed since goes with the second.
    for (let left = save === null ? 0 : 2; left > 0 && draft.unsaved() !== null && await save!(false); left--);
    return draft.unsaved() === null ? saved() : null;
  });
}

/**
 * Whether another page writes here, somebody else's or an own one. Then nothing is sent to be refused: what is typed stays on the device, and goes its
 * way when the passage is free. A save that was refused all the same did not know the room as it is: it is looked at anew.
 */
function useHeld(act: Saving, quiet: Saving, dirty: boolean, { holder, look, rested }: DraftRoom): 'others' | 'own' | null {
  const held = holder === undefined || holder.id === seatId ? null : holder.own ? 'own' : 'others';
  const [met, told] = [quiet.faults.has('PASSAGE_HELD'), act.faults.has('PASSAGE_HELD')];
  const lookAnew = useLatest(() => void look().then(quiet.clear));
  const forget = useLatest(act.clear);
  useEffect(() => {
    if (met) lookAnew();
  }, [met, lookAnew]);
  useEffect(() => {
    if (told && held === null) forget();
  }, [told, held, forget]);
  useEffect(() => {
    if (!dirty && holder?.id !== seatId) rested();
  });
  return held;
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
      quiet.clear();
      stored.current = payload.passage;
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
  return { act, quiet, saving: act.busy || quiet.busy, save, saved: () => stored.current };
}
