import { useMemo } from 'react';
import { useFormTexts } from '../../app/language.js';
import { fieldOf, type Fault } from '../../islands/use-send.js';

/** The faults of a vote, with words of the form's own for who has given neither a code nor an account. */
export function useVoteFaults(faults: readonly Fault[], sentCode: string | null): readonly Fault[] {
  const t = useFormTexts();
  return useMemo(
    () => faults.map((fault) => {
      const isNobody = sentCode === null && fault.code === 'SIGN_IN_NEEDED' && fieldOf(fault) === 'code';
      return isNobody ? { ...fault, message: t('vote.code-needed') } : fault;
    }),
    [faults, sentCode, t],
  );
}
