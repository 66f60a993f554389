import { describe, expect, it } from '@jest/globals';
import { addArea, mostAreas, removeArea, slugOf } from './area.js';

const areas = (...slugs: string[]) => slugs.map((slug) => ({ id: `id of ${slug}`, slug }));

describe('areas', () => {
  it('end at so many, and one stays', () => {
    const many = areas(...Array.from({ length: mostAreas }, (_, n) => `a${n}`));
    expect(addArea(many)).toMatchObject({ ok: false, refusals: [{ code: 'TOO_MANY', params: { max: mostAreas } }] });
    expect(addArea(many.slice(1)).ok).toBe(true);
    expect(removeArea('id of a', areas('a'))).toMatchObject({ ok: false, refusals: [{ code: 'LAST_ONE', field: 'areaId' }] });
    expect(removeArea('id of a', areas('a', 'b')).ok).toBe(true);
  });

  it.each([
    ['Süderelbe', [], 'suederelbe'],
    ['Große Straße / Ärzte', [], 'grosse-strasse-aerzte'],
    ['Łódź & Café', [], 'odz-cafe'],
    ['Nord', ['nord', 'nord-2'], 'nord-3'],
    ['北', [], 'gebiet'],
    ['x'.repeat(200), [], 'x'.repeat(40)],
  ])('are called for files: %j beside %j is %s', (name, others, expected) => {
    expect(slugOf(name, areas(...others))).toBe(expected);
  });
});
