import type { SheetPart } from '@mitgestalten/web-ui/vite/sheet-parts';

/** The rules that can match where only these classes are, in their order. */
export function usedBy(classes: ReadonlySet<string>, parts: readonly SheetPart[]): string {
  return parts.map((part) => {
    if (typeof part === 'string') return part;
    if ('parts' in part) {
      const used = usedBy(classes, part.parts);
      return used === '' ? '' : `${part.condition}{${used}}`;
    }
    const used = part.selectors.filter((selector) => selector.classes.every((name) => classes.has(name)));
    return used.length === 0 ? '' : `${used.map(({ text }) => text).join(',')}${part.body}`;
  }).join('');
}
