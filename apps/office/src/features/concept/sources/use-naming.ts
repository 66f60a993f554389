import { useState } from 'react';
import { useAct } from '../../../ui/use-act.js';
import type { DraftPassage } from '../draft-query.js';
import { nameSource } from './source-query.js';

/**
 * Names contributions as sources of the wording of a draft, one after the other. `unnamed`: some of them are not, for the reason that `act` tells. Whoever
 * writes on names them afterwards: until then the sources of a wording that waits for its publisher are settled.
 */
export function useNaming({ id: passageId, sources }: Pick<DraftPassage, 'id' | 'sources'>) {
  const act = useAct(nameSource, (data) => data.nameSource);
  const [unnamed, setUnnamed] = useState(false);
  const name = async (contributionIds: readonly string[]) => {
    setUnnamed(false);
    for (const contributionId of contributionIds) {
      if (sources.some(({ id }) => id === contributionId)) continue;
      if (!(await act.run({ passageId, contributionId, named: true })).ok) return setUnnamed(true);
    }
  };
  return { act, name, unnamed };
}
