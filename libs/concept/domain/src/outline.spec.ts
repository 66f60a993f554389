import { describe, expect, it } from '@jest/globals';
import { changedPassages, changesToPropose, type OutlineEntry } from './changes.js';
import { checkOutline, depthFirst, mayRemove, mayStand, passageKinds, putAt, type DraftPlace, type PassageKind } from './outline.js';
import { mayApprove, mayReturn } from './publication.js';

const kindOf: Record<string, PassageKind> = { s: 'SECTION', f: 'FIELD', g: 'GOAL', m: 'MEASURE' };
/** Places by their names: `m1<f1` is the measure m1 under f1. The order is that of the list. */
const places = (...names: string[]): DraftPlace[] => names.map((name, ordinal) => {
  const [passageId = '', parentId = null] = name.split('<');
  return { passageId, parentId, kind: kindOf[passageId[0]!]!, ordinal, removed: false };
});
const namesOf = (outline: readonly { passageId: string; parentId: string | null }[]) => outline.map(({ passageId, parentId }) => (parentId === null ? passageId : `${passageId}<${parentId}`)).join(' ');
const refusalOf = (decision: { ok: boolean; refusals?: readonly { code: string; field: string | null }[] }) => decision.refusals?.map(({ code, field }) => `${code} ${field}`);

describe('the outline', () => {
  it('lets each kind stand at its places only', () => {
    const tops = passageKinds.flatMap((kind) => (['LEITBILD', 'MEASURES'] as const).filter((part) => mayStand(part, kind, null)).map((part) => `${kind} at top of ${part}`));
    const below = passageKinds.flatMap((kind) => passageKinds.filter((parent) => mayStand('MEASURES', kind, parent)).map((parent) => `${kind} under ${parent}`));
    expect([...tops, ...below]).toEqual(['SECTION at top of LEITBILD', 'FIELD at top of MEASURES', 'GOAL under FIELD', 'MEASURE under FIELD', 'MEASURE under GOAL']);
  });

  it('has parents before their children, numbered from 1', () => {
    const ordered = depthFirst(places('m2<g1', 'f2', 'f1', 'g1<f1', 'm1<f2', 'm3<g1'));
    expect(namesOf(ordered)).toBe('f2 m1<f2 f1 g1<f1 m2<g1 m3<g1');
    expect(ordered.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['a section among measures', places('f1', 's1')],
    ['a measure at the top', places('f1', 'm1')],
    ['a field under a field', places('f1', 'f2<f1')],
    ['a goal under a measure', places('f1', 'm1<f1', 'g1<m1')],
    ['a passage under nothing', places('f1', 'm1<f9')],
    ['a circle', places('f1', 'g1<g2', 'g2<g1')],
  ])('is refused with %s', (_, outline) => {
    expect(refusalOf(checkOutline('MEASURES', outline))).toEqual(['INVALID outline']);
  });
});

describe('putting a passage', () => {
  const outline = places('f1', 'g1<f1', 'm1<g1', 'm2<f1', 'f2', 'm3<f2');
  const at = (name: string) => outline.find(({ passageId }) => passageId === name)!;

  it.each<[string, string | null, string | null, string]>([
    ['m1', 'f9', null, 'NOT_FOUND parentId'],
    ['m1', 'f2', 'm2', 'NOT_FOUND afterId'],
    ['m1', 'g1', 'm1', 'NOT_FOUND afterId'],
    ['f1', 'f2', null, 'INVALID parentId'],
    ['g1', 'g1', null, 'INVALID parentId'],
    ['m1', null, null, 'INVALID parentId'],
    ['f2', null, 'g1', 'NOT_FOUND afterId'],
  ])('%s under %s after %s is refused: %s', (name, parentId, afterId, refusal) => {
    expect(refusalOf(putAt('MEASURES', outline, at(name), { parentId, afterId }))).toEqual([refusal]);
  });

  it.each<[string, string | null, string | null | undefined, string]>([
    ['m1', 'f2', 'm3', 'f1 g1<f1 m2<f1 f2 m3<f2 m1<f2'],
    ['m1', 'f2', null, 'f1 g1<f1 m2<f1 f2 m1<f2 m3<f2'],
    ['m1', 'f2', undefined, 'f1 g1<f1 m2<f1 f2 m3<f2 m1<f2'],
    ['f2', null, null, 'f2 m3<f2 f1 g1<f1 m1<g1 m2<f1'],
    ['f1', null, 'f2', 'f2 m3<f2 f1 g1<f1 m1<g1 m2<f1'],
    ['m2', 'f1', null, 'f1 m2<f1 g1<f1 m1<g1 f2 m3<f2'],
    ['g1', 'f2', null, 'f1 m2<f1 f2 g1<f2 m1<g1 m3<f2'],
  ])('%s under %s after %s gives %s', (name, parentId, afterId, result) => {
    const decision = putAt('MEASURES', outline, at(name), { parentId, afterId });
    expect(decision.ok && namesOf(decision.value)).toBe(result);
  });

  it('puts nothing under a struck passage', () => {
    const struck = outline.map((place) => (place.passageId === 'f2' ? { ...place, removed: true } : place));
    expect(refusalOf(putAt('MEASURES', struck, at('m1'), { parentId: 'f2', afterId: null }))).toEqual(['NOT_FOUND parentId']);
  });
});

describe('striking a passage', () => {
  const outline = places('f1', 'm1<f1');
  const [f1, m1] = outline as [DraftPlace, DraftPlace];

  it('waits for what stands below it', () => {
    expect(refusalOf(mayRemove(outline, f1, true))).toEqual(['HAS_CHILDREN null']);
    expect(mayRemove([f1, { ...m1, removed: true }], f1, true).ok).toBe(true);
  });

  it('is taken back from the top', () => {
    expect(refusalOf(mayRemove([{ ...f1, removed: true }, m1], { ...m1, removed: true }, false))).toEqual(['INVALID removed']);
    expect(mayRemove(outline, m1, false).ok).toBe(true);
  });
});

describe('what changed', () => {
  const entries = (...names: string[]): OutlineEntry[] => depthFirst(places(...names).map((place) => ({ ...place, hash: '1' })));
  const changes = (next: OutlineEntry[], current: OutlineEntry[]) => [...changedPassages(next, current)].map(([id, how]) => `${id} ${how.join('+')}`);
  const before = entries('f1', 'm1<f1', 'm2<f1', 'm3<f1', 'm4<f1', 'f2');

  it.each<[string, OutlineEntry[], string[]]>([
    ['nothing', before, []],
    ['a new passage at the beginning', entries('f3', 'f1', 'm1<f1', 'm2<f1', 'm3<f1', 'm4<f1', 'f2'), ['f3 NEW']],
    ['a struck passage', entries('f1', 'm1<f1', 'm3<f1', 'm4<f1', 'f2'), ['m2 REMOVED']],
    ['the last of its siblings taken to the top', entries('f1', 'm4<f1', 'm1<f1', 'm2<f1', 'm3<f1', 'f2'), ['m4 MOVED']],
    ['the first taken to the end', entries('f1', 'm2<f1', 'm3<f1', 'm4<f1', 'm1<f1', 'f2'), ['m1 MOVED']],
    ['another parent', entries('f1', 'm1<f1', 'm3<f1', 'm4<f1', 'f2', 'm2<f2'), ['m2 MOVED']],
    ['two that changed places: one of them; what stands below it went along', entries('f2', 'f1', 'm1<f1', 'm2<f1', 'm3<f1', 'm4<f1'), ['f1 MOVED']],
    ['another wording', before.map((entry) => (entry.passageId === 'm1' ? { ...entry, hash: '2' } : entry)), ['m1 REWORDED']],
    ['another wording and place', entries('f1', 'm2<f1', 'm3<f1', 'm4<f1', 'f2', 'm1<f2').map((e) => (e.passageId === 'm1' ? { ...e, hash: '2' } : e)), ['m1 REWORDED+MOVED']],
    ['everything, before the first version', [], ['f1 REMOVED', 'm1 REMOVED', 'm2 REMOVED', 'm3 REMOVED', 'm4 REMOVED', 'f2 REMOVED']],
  ])('%s', (_, next, expected) => {
    expect(changes(next, before)).toEqual(expected);
  });

  it('must be something before a version is proposed', () => {
    expect(refusalOf(changesToPropose(before, before))).toEqual(['NOTHING_CHANGED null']);
    expect(changesToPropose(before, []).ok).toBe(true);
  });
});

describe('approving a version', () => {
  it.each([
    ['by its proposer', { state: 'PROPOSED', proposedBy: 'a', authors: [] }, ['FOUR_EYES null']],
    ['by an author', { state: 'PROPOSED', proposedBy: 'b', authors: ['c', 'a'] }, ['FOUR_EYES null']],
    ['twice', { state: 'PUBLISHED', proposedBy: 'b', authors: ['a'] }, ['ALREADY_DECIDED null']],
    ['after it was returned', { state: 'RETURNED', proposedBy: 'b', authors: [] }, ['ALREADY_DECIDED null']],
    ['by a second person', { state: 'PROPOSED', proposedBy: 'b', authors: ['c'] }, undefined],
    ['of the system', { state: 'PROPOSED', proposedBy: null, authors: [] }, undefined],
  ] as const)('%s', (_, proposal, refusal) => {
    expect(refusalOf(mayApprove(proposal, 'a'))).toEqual(refusal);
  });

  it('or returning it works while it waits', () => {
    expect(mayReturn({ state: 'PROPOSED' }).ok).toBe(true);
    expect(refusalOf(mayReturn({ state: 'PUBLISHED' }))).toEqual(['ALREADY_DECIDED null']);
  });
});
