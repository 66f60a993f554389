import { keep, readKept } from '@mitgestalten/web-data';
import { useEffect, useState } from 'react';

/** What is chosen on a ballot. */
export interface Choice {
  readonly itemIds: readonly string[];
  readonly areaId: string;
}

const nothing: Choice = { itemIds: [], areaId: '' };

/**
 * What somebody is choosing on a ballot. It outlives reload and sign-in in this tab, until the vote is cast. What was cast
 * before is shown but not kept: the next person at the same device must not find it.
 */
export function useBallotDraft(ballotId: string) {
  const key = `mg-draft:vote:${ballotId}`;
  const [choice, show] = useState(nothing);
  useEffect(() => {
    const former = choiceIn(readKept(key));
    if (former !== null) show((now) => (now === nothing ? former : now));
  }, [key]);

  const change = (next: Choice) => {
    show(next);
    keep(key, JSON.stringify(next));
  };
  const clear = () => {
    show(nothing);
    keep(key, null);
  };
  return { choice, change, show, clear };
}

function choiceIn(text: string | null): Choice | null {
  try {
    return text === null ? null : (JSON.parse(text) as Choice);
  } catch {
    return null;
  }
}
