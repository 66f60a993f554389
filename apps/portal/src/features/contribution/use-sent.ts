import { useState } from 'react';
import { useKept } from '../../islands/use-kept.js';
import type { Sent } from './sent-view.js';

/** What became of the text of a form. A code is shown again when the form is opened again, until its owner has noted it. */
export function useSent(draftKey: string) {
  const code = useKept<string>(`${draftKey}:code`);
  const [shown, show] = useState<Sent | null>(null);
  const sent: Sent | null = code.value === null ? shown : { way: 'code', code: code.value };
  return {
    sent,
    show: (next: Sent) => {
      if (next.way === 'code' && next.code !== null) code.keep(next.code);
      else show(next);
    },
    onNoted: () => {
      code.forget();
      show({ way: 'code', code: null });
    },
    onAnother: () => {
      code.forget();
      show(null);
    },
  };
}
