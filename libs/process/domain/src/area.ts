import { accept, reason, refuse, unless, type Decision } from '@mitgestalten/kernel';

/** More areas than a reader of a result compares, and than figures could be shown for: Harburg has 17 quarters. */
export const mostAreas = 40;

/** What of an area the rules ask. */
export interface AreaSlug {
  readonly id: string;
  readonly slug: string;
}

/** Whether a process may get another area. */
export function addArea(others: readonly AreaSlug[]): Decision<null> {
  return unless(others.length >= mostAreas ? [reason('TOO_MANY', null, { max: mostAreas })] : [], null);
}

/** Whether an area may be taken out: not the last one, results are split by something. */
export function removeArea(areaId: string, all: readonly AreaSlug[]): Decision<null> {
  return all.every(({ id }) => id === areaId) ? refuse('LAST_ONE', 'areaId') : accept(null);
}

const german: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A short name for files and addresses, made from the German name and not among the others: "Süderelbe" becomes "suederelbe". */
export function slugOf(name: string, others: readonly AreaSlug[]): string {
  const letters = name.toLowerCase().replace(/[äöüß]/g, (letter) => german[letter]!).normalize('NFD').replace(/\p{M}/gu, '');
  // 40 characters leave room for a number behind it.
  const base = letters.replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '') || 'gebiet';
  const taken = new Set(others.map(({ slug }) => slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
