import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';

type Announce = (sentence: string) => void;
const AnnounceContext = createContext<Announce>(() => undefined);

/** Speaks and shows one sentence at the foot of the page when something was done. It moves nothing and takes no focus. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [said, setSaid] = useState({ sentence: '', at: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useCallback<Announce>((sentence) => {
    clearTimeout(timer.current);
    setSaid((before) => ({ sentence, at: before.at + 1 }));
    timer.current = setTimeout(() => setSaid((before) => ({ ...before, sentence: '' })), 6000);
  }, []);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext value={value}>
      {children}
      <div className="of-said" role="status" aria-live="polite">
        {/* The key makes a repeated sentence a new one, so that it is spoken again. */}
        {said.sentence === '' ? null : <p key={said.at}>{said.sentence}</p>}
      </div>
    </AnnounceContext>
  );
}

/** Says that something was done. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}
