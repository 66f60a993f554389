import { useDraftText } from '@mitgestalten/web-data';
import { useMemo } from 'react';

export interface Kept<T> {
  readonly value: T | null;
  readonly keep: (value: T) => void;
  readonly forget: () => void;
}

/** A thing that outlives reload, back and forward: kept for this tab until it is forgotten. */
export function useKept<T>(key: string): Kept<T> {
  const { text, setText, clear } = useDraftText(key);
  return useMemo(() => ({ value: parsed<T>(text), keep: (value) => setText(JSON.stringify(value)), forget: clear }), [text, setText, clear]);
}

function parsed<T>(text: string): T | null {
  try {
    return text === '' ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}
