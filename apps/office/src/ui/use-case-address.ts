import { useSearchParams } from 'react-router';

/** Which case of a desk is open, as the address of the page says it: it can be reloaded, sent to a colleague, and left by "back". */
export interface CaseAddress {
  readonly id: string | null;
  /** Opens another case, or none. "Back" leads from any case to the list, not through all that were opened. */
  show(id: string | null): void;
}

/** The case that `?fall=` names. `place`: what else the address must say, so that whoever gets the link finds the case in the same list. */
export function useCaseAddress(place: Readonly<Record<string, string>> = {}): CaseAddress {
  const [params, setParams] = useSearchParams();
  const id = params.get('fall');
  const show = (next: string | null) => {
    // What the browser's address says, not the last picture: a key may come before that.
    const isNamed = new URLSearchParams(window.location.search).has('fall');
    setParams((before) => {
      const changed = new URLSearchParams(before);
      if (next === null) changed.delete('fall');
      else for (const [name, value] of Object.entries({ ...place, fall: next })) changed.set(name, value);
      return changed;
    }, { replace: isNamed || next === null, preventScrollReset: true });
  };
  return { id, show };
}
