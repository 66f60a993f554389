import { limits, presentOrNull, textFaults, type Refusal } from '@mitgestalten/kernel';
import type { Statement } from '@mitgestalten/platform';

/** The words that are looked for; null: none. */
export function wordsSought(search: unknown): string | null {
  return presentOrNull(search as string | null | undefined);
}

/** What is wrong with words that are looked for. */
export function searchFaults(search: unknown): Refusal[] {
  const words = wordsSought(search);
  return words === null ? [] : textFaults('search', words, limits.search);
}

/** The published text of that contribution has these words. */
export function saysWords(contribution: string, words: string, statement: Statement): string {
  return `${contribution}.published_text_id IN (SELECT x.id FROM contribution_text x WHERE x.search @@ ${tsqueryOf(words, statement)})`;
}

/** The words as a search machine reads them ("-without", "exact words"), or all of them with the last one only begun. */
function tsqueryOf(words: string, statement: Statement): string {
  const asWritten = `websearch_to_tsquery('german', ${statement.param(words)})`;
  const tokens = words.match(/[\p{L}\p{N}]+/gu) ?? [];
  // With operators in it, the words mean what was written and nothing wider.
  if (tokens.length === 0 || /["-]/.test(words)) return asWritten;
  return `(${asWritten} || to_tsquery('german', ${statement.param(`${tokens.join(' & ')}:*`)}))`;
}
