import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { putAllAt } from './import-outline.js';
import { checkOutline, type DraftPlace, type PassageKind } from './outline.js';

const kindOf: Record<string, PassageKind> = { s: 'SECTION', f: 'FIELD', g: 'GOAL', m: 'MEASURE' };
const places = (...names: string[]): DraftPlace[] => names.map((name, ordinal) => {
  const [passageId = '', parentId = null] = name.split('<');
  return { passageId, parentId, kind: kindOf[passageId[0]!]!, ordinal, removed: false };
});
const some = (names: string) => names.split(' ').map((passageId) => ({ passageId, kind: kindOf[passageId[0]!]! }));
const namesOf = (outline: readonly DraftPlace[]) => outline.map(({ passageId, parentId }) => (parentId === null ? passageId : `${passageId}<${parentId}`)).join(' ');

describe('passages that come into a draft together', () => {
  const outline = places('f1', 'g1<f1', 'm1<g1', 'f2', 'm2<f2');

  it.each<[string, string, string | null, string | null, string]>([
    ['a measure with nothing above it', 'm5', null, null, 'INVALID passages.0.kind'],
    ['a field inside of a field', 'm5 f5', 'f1', null, 'INVALID passages.1.kind'],
    ['a section among measures', 'f5 s5', null, null, 'INVALID passages.1.kind'],
    ['a place that is gone', 'f5', null, 'f9', 'NOT_FOUND afterId'],
    ['a parent that is gone', 'm5', 'f9', null, 'NOT_FOUND parentId'],
  ])('are refused: %s', (_, names, parentId, afterId, refusal) => {
    const decision = putAllAt('MEASURES', outline, some(names), { parentId, afterId });
    expect(decision.ok ? [] : decision.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual([refusal]);
  });

  it.each<[string, string, string | null, string | null, string]>([
    ['behind a field, each below the one before it that may hold it', 'f5 m5 g5 m6 f6 m7', null, 'f1', 'f1 g1<f1 m1<g1 f5 m5<f5 g5<f5 m6<g5 f6 m7<f6 f2 m2<f2'],
    ['at the beginning', 'f5 f6', null, null, 'f5 f6 f1 g1<f1 m1<g1 f2 m2<f2'],
    ['inside of a field', 'm5 g5 m6', 'f2', 'm2', 'f1 g1<f1 m1<g1 f2 m2<f2 m5<f2 g5<f2 m6<g5'],
  ])('stand %s', (_, names, parentId, afterId, expected) => {
    const decision = putAllAt('MEASURES', outline, some(names), { parentId, afterId });
    expect(decision.ok && namesOf(decision.value)).toBe(expected);
  });

  it('keep their order and leave an outline that may be, or are refused', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<PassageKind>('FIELD', 'GOAL', 'MEASURE', 'SECTION'), { maxLength: 8 }), (kinds) => {
      const imported = kinds.map((kind, index) => ({ passageId: `new${index}`, kind }));
      const decision = putAllAt('MEASURES', outline, imported, { parentId: null, afterId: 'f1' });
      if (!decision.ok) return;
      expect(checkOutline('MEASURES', decision.value).ok).toBe(true);
      expect(decision.value.map(({ passageId }) => passageId).filter((id) => id.startsWith('new'))).toEqual(imported.map(({ passageId }) => passageId));
    }));
  });
});
