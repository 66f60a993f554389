import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DraftValues } from './use-draft-values.js';
import { typedStore, type Typed } from './typed-store.js';

/** Values of a form that lie on the device with every key, until they are saved. */
export interface TypedValues<T> extends DraftValues<T> {
  /** What was typed and is not saved, as of this moment and not of the last picture; null: nothing. */
  unsaved(): T | null;
  /** False when the browser would not keep what was typed last. */
  readonly kept: boolean;
  /** What was typed here before, in a tab that is gone, and cannot simply be gone on with. */
  readonly offers: readonly Typed<T>[];
  /** The offer was merged or is not wanted. */
  settle(offer: Typed<T>): void;
}

interface Held<T> {
  readonly values: T | null;
  readonly restored: boolean;
}

/** What the form knows of its values. */
export interface Rules<T> {
  /** A text that was left can be gone on with: nobody saved since. */
  continues(values: T): boolean;
  /** A text that was left says what is saved already. */
  isSaved(values: T): boolean;
  /** The form goes from the page: the last chance to save. Until this has settled, nobody is offered what was typed. */
  leaving(): Promise<unknown>;
}

// When the last form of each place that went from this page had left: it may be saving still, and whoever came back meanwhile is offered what it could not save.
const leaving = new Map<string, Promise<unknown>>();

/**
 * The values of one form at one place, kept in the browser's store. `initial`, what is saved now, is shown until something is typed. A text that
 * a lost tab left is gone on with when nobody saved in between; any other is an offer. Two tabs never write over each other's text.
 */
export function useTypedValues<T extends object>(place: string, initial: T, rules: Rules<T>): TypedValues<T> {
  const [writer] = useState(() => crypto.randomUUID());
  const [held, setHeld] = useState<Held<T>>({ values: null, restored: false });
  const [offers, setOffers] = useState<readonly Typed<T>[]>([]);
  const [kept, setKept] = useState(true);
  const latest = useRef<T | null>(null);
  const known = useRef(rules);
  useEffect(() => {
    known.current = rules;
  });

  /** Shows these values and keeps them; null: what is saved is shown, and nothing is kept. */
  const put = (values: T | null, { restored = false, instead }: { readonly restored?: boolean; readonly instead?: string } = {}) => {
    latest.current = values;
    setHeld({ values, restored });
    if (values === null) forget(writer);
    else typedStore.keep({ writer, place, at: Date.now(), values }, instead).then(() => setKept(true), () => setKept(false));
  };
  /** The same for values that nobody typed just now: the fields show them before the next key, which would else be put to what was there before, and take its place. */
  const putAtOnce = (...args: Parameters<typeof put>) => flushSync(() => put(...args));
  const takeUp = useRef((left: readonly Typed<T>[]) => {
    const [newest] = left;
    const goesOn = newest !== undefined && latest.current === null && known.current.continues(newest.values);
    setOffers(goesOn ? left.slice(1) : left);
    if (goesOn) putAtOnce(newest.values, { restored: true, instead: newest.writer });
  });

  useEffect(() => {
    let here = true;
    const leave = typedStore.live(writer);
    const look = () => leftAt<T>(place, known.current.isSaved).then((left) => {
      if (here) takeUp.current(left);
    }, () => setKept(false));
    void look();
    void leaving.get(place)?.then(look);
    return () => {
      here = false;
      leaving.set(place, known.current.leaving().then(leave, leave));
    };
  }, [writer, place]);

  return {
    values: held.values ?? initial, restored: held.restored, dirty: held.values !== null, kept, offers,
    unsaved: () => latest.current,
    set: (part) => put({ ...(latest.current ?? initial), ...part }),
    reset: () => put(null),
    sent: (values, part) => {
      const all = latest.current === null || JSON.stringify(latest.current) === JSON.stringify(values);
      if (all) putAtOnce(null);
      else put({ ...latest.current!, ...part });
    },
    settle: (offer) => {
      setOffers((before) => before.filter((one) => one !== offer));
      forget(offer.writer);
    },
  };
}

function forget(writer: string): void {
  typedStore.drop(writer).catch(() => undefined);
}

/** What lost tabs left at the place. What was saved all the same is forgotten. */
async function leftAt<T>(place: string, isSaved: (values: T) => boolean): Promise<readonly Typed<T>[]> {
  const left = await typedStore.abandoned<T>(place);
  for (const one of left) if (isSaved(one.values)) forget(one.writer);
  return left.filter((one) => !isSaved(one.values));
}
