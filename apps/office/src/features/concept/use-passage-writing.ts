import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { officeDraftMessages } from '@mitgestalten/web-i18n';
import { useTexts } from '../../app/language.js';
import { useSession } from '../../app/session.js';
import { useAnnounce } from '../../ui/announcer.js';
import { noFaults } from '../../ui/faults.js';
import { useAct } from '../../ui/use-act.js';
import { useLatest } from '../../ui/use-latest.js';
import { useTypedValues, type TypedValues } from '../../ui/use-typed-values.js';
import type { Typed } from '../../ui/typed-store.js';
import { savePassage, type DraftPassage } from './draft-query.js';
import { hasEnded } from './drafters/ended.js';
import type { DraftRoom } from './room/use-draft-room.js';
import { seatId } from './room/seat.js';
import { continues, inputOf, isSaved, lockToSend, placeOf, savedBasis, valuesOf, wordsOf, type PassageContent, type PassageValues } from './passage-values.js';
import { useTypedWords } from './typed-words.js';
import { useAutosave } from './use-autosave.js';

/**
 * What the text of a passage is at: `kept`, `left` and `unkept` are not saved; the first two lie on this device, the third only in this tab. One that was `left`
 * in another tab waits for whoever typed it.
 */
export type SaveState = 'saved' | 'saving' | 'unsaved' | 'kept' | 'left' | 'unkept' | 'refused' | 'held' | 'ended';

type Saving = ReturnType<typeof useSaving>;

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
  const saving = useSaving(passage, draft, (current, asked) => {
    setTheirs({ passage: current, asked });
    if (!asked) announce(t('merge.arrived'));
  });
  const { act, asked, refused, save } = saving;
  const held = useHeld(saving, draft.dirty, room);
  const maySave = !draft.restored && theirs === null && !refused && held === null;
  useSavingFirst(passage.id, draft, maySave ? save : null, saving.saved, lastWords);
  useAutosave(draft.values, { waiting: draft.dirty && maySave, busy: act.busy, save: () => save(false) });
  const set = (part: Partial<PassageValues>) => {
    draft.set(part);
    room.typed();
    // What is typed may have mended what was refused, but nobody types a right back.
    if (refused && !hasEnded(act.faults)) saving.mend();
  };
  const state: SaveState = !draft.dirty ? 'saved' : !draft.kept ? 'unkept' : act.busy ? 'saving' : hasEnded(act.faults) ? 'ended' : held === 'others' ? 'held' : refused ? 'refused' : draft.restored ? 'left' : act.failure !== null || !navigator.onLine ? 'kept' : 'unsaved';
  return {
    draft: { ...draft, set }, theirs, putAside, state,
    /** Somebody else writes here and nothing is typed that would have to be saved: what they save is read. */
    readOnly: held === 'others' && !draft.dirty,
    /** What is told above the form: what came of a save that somebody asked for, and that the session ended. */
    act: asked || act.faults.has('SIGN_IN_NEEDED') ? act : { ...act, faults: noFaults, failure: null, busy: false },
    faults: act.faults,
    save: () => save(true),
    /** Saves, and gives the passage to who asked for it; what cannot be saved is not handed over. */
    handOver: async () => {
      if ((await save(true)) && draft.unsaved() === null) await room.answer(true);
    },
    dropPutAside: () => setPutAside(null),
    /** What was made of both texts is gone on with. */
    merge: (content: PassageContent) => {
      setPutAside(wordsOf(draft.values));
      const { lockVersion, basis } = valuesOf(theirs!.passage);
      set({ ...content, lockVersion, basis, newStep: true });
      setTheirs(null);
      act.clear();
    },
    /** What was made of a left text and the form; the form's state of the passage stays the one it goes on from. */
    takeOffer: (offer: Typed<PassageValues>, content: PassageContent) => {
      setPutAside([offer.values, ...(draft.dirty ? [draft.values] : [])].map(wordsOf).join('\n\n'));
      set({ ...content, lockVersion: draft.values.lockVersion, basis: draft.values.basis, newStep: true });
      draft.settle(offer);
    },
  };
}

/** Whoever leaves the passage, or changes it beside its form, has what was typed saved first; `save` is null while that cannot be. */
function useSavingFirst(
  passageId: string, draft: TypedValues<PassageValues>, save: ((asked: boolean) => Promise<boolean>) | null, saved: () => DraftPassage, lastWords: RefObject<() => Promise<boolean>>,
): void {
  useEffect(() => {
    // Not `dirty`: the last key may not be in the picture yet.
    lastWords.current = () => (save !== null && draft.unsaved() !== null ? save(false) : Promise.resolve(true));
  });
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
function useHeld({ act, asked }: Pick<Saving, 'act' | 'asked'>, dirty: boolean, { holder, look, rested }: DraftRoom): 'others' | 'own' | null {
  const held = holder === undefined || holder.id === seatId ? null : holder.own ? 'own' : 'others';
  const refused = act.faults.has('PASSAGE_HELD');
  const [met, told] = [refused && !asked, refused && asked];
  const lookAnew = useLatest(() => void look().then(act.clear));
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

/**
 * Sends what was typed, one save after the other: two under way at once would be a conflict with oneself. For the same reason there is one action
 * for the saves that are asked for and those that happen by themselves: what was not answered keeps its key, whoever sends it again.
 */
function useSaving(passage: DraftPassage, draft: TypedValues<PassageValues>, onConflict: (current: DraftPassage, asked: boolean) => void) {
  const t = useTexts(officeDraftMessages);
  const announce = useAnnounce();
  const act = useAct(savePassage, (data) => data.saveDraftPassage);
  // Whether somebody asked for the last save, and whether anything was typed since it was refused.
  const [{ asked, mended }, setLast] = useState({ asked: false, mended: false });
  const stored = useRef(passage);
  useEffect(() => {
    stored.current = passage;
  });
  // What was sent and not answered: perhaps it was saved. It is sent again as it was, with its key, before anything newer.
  const unanswered = useRef<{ readonly typed: PassageValues; readonly lockVersion: number } | null>(null);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  const send = async (byHand: boolean): Promise<'saved' | 'refused' | 'unanswered'> => {
    const typed = unanswered.current?.typed ?? draft.unsaved();
    if (typed === null) return 'saved';
    const lockVersion = unanswered.current?.lockVersion ?? lockToSend(typed, stored.current);
    unanswered.current = { typed, lockVersion };
    setLast({ asked: byHand, mended: false });
    const { ok, payload } = await act.run(inputOf(passage.id, typed, lockVersion));
    if (payload === null) return 'unanswered';
    unanswered.current = null;
    if (ok && payload.passage != null) {
      stored.current = payload.passage;
      draft.sent(typed, savedBasis(typed, lockVersion, payload.passage));
      return 'saved';
    }
    if (!payload.errors.some((fault) => fault.code === 'CONFLICT')) return 'refused';
    const current = payload.current ?? stored.current;
    // It was moved or struck while the save was under way: nobody changed its words.
    if (current.lockVersion > lockVersion && continues(typed, current)) {
      stored.current = current;
      return send(byHand);
    }
    onConflict(current, byHand);
    return 'refused';
  };
  const sendAll = async (byHand: boolean): Promise<boolean> => {
    const late = unanswered.current !== null;
    let came = await send(byHand);
    // Whoever asks means what stands there now, not what was under way before.
    if (byHand && late && came === 'saved') came = await send(byHand);
    if (byHand && came === 'saved') announce(t('passage.saved'));
    return came !== 'unanswered';
  };
  return {
    act, asked, saved: () => stored.current,
    refused: !mended && act.faults.all.length > 0 && !act.faults.has('CONFLICT'),
    mend: () => setLast((last) => ({ ...last, mended: true })),
    /** True: answered. */
    save: (byHand: boolean): Promise<boolean> => {
      running.current = running.current.then(() => sendAll(byHand));
      return running.current;
    },
  };
}
