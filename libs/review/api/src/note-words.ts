import { setImmediate as turn } from 'node:timers/promises';
import type { Span } from '@mitgestalten/concept-domain';

/** What rows give, one after the other; in between other requests have their turn. What compares two texts of a passage is a step of its own. */
export async function inTurns<Row, Result>(rows: readonly Row[], resultsOf: (row: Row) => readonly Result[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  let begun = performance.now();
  for (const row of rows) {
    results.push(...resultsOf(row));
    if (performance.now() - begun < mostMsAtOnce) continue;
    await turn();
    begun = performance.now();
  }
  return results;
}

// Other requests wait no longer than this while texts are compared: less than anybody notices.
const mostMsAtOnce = 20;

/** The words of stretches of a text; an empty stretch has none. */
export function wordsAt(spans: readonly Span[], text: string): readonly string[] {
  const characters = [...text];
  return spans.map(({ start, end }) => characters.slice(start, end).join('')).filter((each) => each !== '');
}

/** The newest text that an entry `entry` has in a language, an SQL expression. */
export const textInSql = (entry: string, lang: string) =>
  `LATERAL (SELECT x.id, x.plain FROM revision_text x WHERE x.revision_id = ${entry}.revision_id AND x.lang = ${lang} ORDER BY x.created_at DESC, x.id DESC LIMIT 1)`;

/** The text that is shown of an entry `entry` to whoever reads in the language `lang`. */
export const shownTextSql = (entry: string, lang: string) => `LATERAL (
    SELECT x.id FROM revision_text x WHERE x.revision_id = ${entry}.revision_id AND (x.lang = ${lang} OR x.origin = 'ORIGINAL') ORDER BY x.lang = ${lang} DESC, x.created_at DESC, x.id DESC LIMIT 1
  )`;

/** Why the passage of the entry `now` was changed against the entry `former`; null where it repeats what was said before. */
export const reasonSql = (now: string, former: string) =>
  `CASE WHEN ${now}.reason IS DISTINCT FROM ${former}.reason OR ${now}.revision_id IS DISTINCT FROM ${former}.revision_id THEN ${now}.reason END`;
