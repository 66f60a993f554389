import { useSearchParams } from 'react-router';

/** Which case of a desk is open, as the address of the page says it: it can be reloaded, sent to a colleague, and left by "back". */
export interface CaseAddress {
  readonly id: string | null;
  /** Opens another case, or none. "Back" leads from any case to the list, not through all that were opened. */
  show(id: string | null): void;
}

/** The case that `?fall=` names. */
export function useCaseAddress(): CaseAddress {
  const [params, setParams] = useSearchParams();
  const id = params.get('fall');
  const show = (next: string | null) => {
    setParams((before) => {
      const changed = new URLSearchParams(before);
      if (next === null) changed.delete('fall');
      else changed.set('fall', next);
      return changed;
    }, { replace: id !== null || next === null, preventScrollReset: true });
  };
  return { id, show };
}
