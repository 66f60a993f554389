import type { Reader, Row, Selections, Shape } from '@mitgestalten/platform';

/** The rows with these ids, as far as something of them is asked for. */
export async function rowsById(reader: Reader, shape: Shape, selection: Selections, lang: string, ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
  if (selection.size === 0 || ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const rows = await reader.all(shape, selection, lang, (t, s) => `${t}.id = ANY(${s.param(wanted)}::uuid[])`, (t) => `${t}.id`, wanted.length);
  return new Map(rows.map((row) => [String(row['id']), row]));
}
