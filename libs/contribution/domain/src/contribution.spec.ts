import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterEvent, firstStanding, withdrawn, type Entry, type Standing, type TextEvent, type TextState } from './contribution.js';

const waiting: Standing = { state: 'SUBMITTED', latestTextId: 't1', publishedTextId: null };
const unconfirmed: Standing = { ...waiting, state: 'UNCONFIRMED' };
const published: Standing = { state: 'PUBLISHED', latestTextId: 't1', publishedTextId: 't1' };
const editWaits: Standing = { state: 'PUBLISHED', latestTextId: 't2', publishedTextId: 't1' };
const withheld: Standing = { state: 'WITHHELD', latestTextId: 't1', publishedTextId: null };
const gone: Standing = { state: 'WITHDRAWN', latestTextId: 't1', publishedTextId: null };

const PUBLISH: TextEvent = { kind: 'PUBLISH' };
const RESTORE: TextEvent = { kind: 'RESTORE' };
const WITHHOLD: TextEvent = { kind: 'WITHHOLD', published: false };
const TAKE_DOWN: TextEvent = { kind: 'WITHHOLD', published: true };
const edit = (moderation: 'PRE' | 'POST', by: 'ACCOUNT' | 'CODE' = 'ACCOUNT'): TextEvent => ({ kind: 'EDIT', by, moderation });
const confirm = (moderation: 'PRE' | 'POST'): TextEvent => ({ kind: 'CONFIRM', moderation });

type Case = [what: string, before: Standing, text: [id: string, state: TextState], event: TextEvent, expected: string];

/** "text state > contribution state, visible text", or the refusal's code. */
function run([, before, [id, state], event]: Case): string {
  const after = afterEvent(before, { id, state }, event);
  if (!after.ok) return after.refusals[0]!.code;
  const { text, standing } = after.value;
  return `${text} > ${standing.state}, ${standing.publishedTextId ?? 'none'}`;
}

describe('what becomes of a text and its contribution', () => {
  const refused: Case[] = [
    ['publish again', published, ['t1', 'PUBLISHED'], PUBLISH, 'ALREADY_DECIDED'],
    ['publish what was withheld', withheld, ['t1', 'WITHHELD'], PUBLISH, 'ALREADY_DECIDED'],
    ['publish what an edit replaced', waiting, ['t0', 'SUPERSEDED'], PUBLISH, 'ALREADY_DECIDED'],
    ['publish what nobody confirmed', unconfirmed, ['t1', 'UNCONFIRMED'], PUBLISH, 'ALREADY_DECIDED'],
    ['publish what was withdrawn', gone, ['t1', 'SUBMITTED'], PUBLISH, 'ALREADY_DECIDED'],
    ['withhold again', withheld, ['t1', 'WITHHELD'], WITHHOLD, 'ALREADY_DECIDED'],
    ['withhold what somebody published meanwhile', published, ['t1', 'PUBLISHED'], WITHHOLD, 'ALREADY_DECIDED'],
    ['withhold what was withdrawn', gone, ['t1', 'SUPERSEDED'], TAKE_DOWN, 'ALREADY_DECIDED'],
    ['restore what was never withheld', published, ['t1', 'PUBLISHED'], RESTORE, 'ALREADY_DECIDED'],
    ['restore a text that has a newer one', editWaits, ['t1', 'WITHHELD'], RESTORE, 'CONFLICT'],
    ['edit what was withdrawn', gone, ['t2', 'SUBMITTED'], edit('PRE'), 'ALREADY_DONE'],
    ['edit what is not confirmed', unconfirmed, ['t2', 'SUBMITTED'], edit('PRE'), 'NOT_FOUND'],
    ['confirm twice', waiting, ['t1', 'SUBMITTED'], confirm('PRE'), 'ALREADY_DONE'],
  ];
  const accepted: Case[] = [
    ['publish', waiting, ['t1', 'SUBMITTED'], PUBLISH, 'PUBLISHED > PUBLISHED, t1'],
    ['publish an edit', editWaits, ['t2', 'SUBMITTED'], PUBLISH, 'PUBLISHED > PUBLISHED, t2'],
    ['check what was visible at once', published, ['t1', 'SUBMITTED'], PUBLISH, 'PUBLISHED > PUBLISHED, t1'],
    ['withhold', waiting, ['t1', 'SUBMITTED'], WITHHOLD, 'WITHHELD > WITHHELD, none'],
    ['withhold an edit: the former text stays', editWaits, ['t2', 'SUBMITTED'], WITHHOLD, 'WITHHELD > PUBLISHED, t1'],
    ['withhold what was visible at once', published, ['t1', 'SUBMITTED'], WITHHOLD, 'WITHHELD > WITHHELD, none'],
    ['take down', published, ['t1', 'PUBLISHED'], TAKE_DOWN, 'WITHHELD > WITHHELD, none'],
    ['take down while an edit waits', editWaits, ['t1', 'PUBLISHED'], TAKE_DOWN, 'WITHHELD > WITHHELD, none'],
    ['restore', withheld, ['t1', 'WITHHELD'], RESTORE, 'PUBLISHED > PUBLISHED, t1'],
    ['restore an edit', editWaits, ['t2', 'WITHHELD'], RESTORE, 'PUBLISHED > PUBLISHED, t2'],
    ['edit what waits', waiting, ['t2', 'SUBMITTED'], edit('PRE'), 'SUBMITTED > SUBMITTED, none'],
    ['edit what is published: the former text stays', published, ['t2', 'SUBMITTED'], edit('PRE'), 'SUBMITTED > PUBLISHED, t1'],
    ['edit what was withheld', withheld, ['t2', 'SUBMITTED'], edit('PRE'), 'SUBMITTED > SUBMITTED, none'],
    ['edit, moderated afterwards', published, ['t2', 'SUBMITTED'], edit('POST'), 'SUBMITTED > PUBLISHED, t2'],
    ['edit what was withheld, moderated afterwards', withheld, ['t2', 'SUBMITTED'], edit('POST'), 'SUBMITTED > SUBMITTED, none'],
    ['edit what waits, moderated afterwards', waiting, ['t2', 'SUBMITTED'], edit('POST'), 'SUBMITTED > SUBMITTED, none'],
    ['edit an edit that waits, moderated afterwards', editWaits, ['t3', 'SUBMITTED'], edit('POST'), 'SUBMITTED > PUBLISHED, t1'],
    ['edit by code, moderated afterwards: the former text stays', published, ['t2', 'SUBMITTED'], edit('POST', 'CODE'), 'SUBMITTED > PUBLISHED, t1'],
    ['edit by code what was withheld', withheld, ['t2', 'SUBMITTED'], edit('POST', 'CODE'), 'SUBMITTED > SUBMITTED, none'],
    ['confirm', unconfirmed, ['t1', 'UNCONFIRMED'], confirm('PRE'), 'SUBMITTED > SUBMITTED, none'],
    ['confirm, moderated afterwards', unconfirmed, ['t1', 'UNCONFIRMED'], confirm('POST'), 'SUBMITTED > PUBLISHED, t1'],
  ];
  it.each([...refused, ...accepted])('%s', (...each) => {
    expect(run(each)).toBe(each[4]);
  });
});

describe('a new contribution', () => {
  it.each([
    ['MAIL', 'PRE', 'UNCONFIRMED > UNCONFIRMED, none'],
    ['MAIL', 'POST', 'UNCONFIRMED > UNCONFIRMED, none'],
    ['ACCOUNT', 'PRE', 'SUBMITTED > SUBMITTED, none'],
    ['ACCOUNT', 'POST', 'SUBMITTED > PUBLISHED, t1'],
    ['CODE', 'PRE', 'SUBMITTED > SUBMITTED, none'],
    ['CODE', 'POST', 'SUBMITTED > SUBMITTED, none'],
    ['STAFF', 'PRE', 'SUBMITTED > SUBMITTED, none'],
    ['STAFF', 'POST', 'SUBMITTED > SUBMITTED, none'],
  ] as const)('by %s, moderated %s', (entry, moderation, expected) => {
    const { text, standing } = firstStanding('t1', entry, moderation);
    expect(`${text} > ${standing.state}, ${standing.publishedTextId ?? 'none'}`).toBe(expected);
  });
});

describe('withdrawing', () => {
  it('is possible once, from every state', () => {
    for (const before of [waiting, unconfirmed, published, editWaits, withheld]) {
      expect(withdrawn(before)).toEqual({ ok: true, value: { ...before, state: 'WITHDRAWN', publishedTextId: null } });
    }
    expect(withdrawn(gone)).toMatchObject({ ok: false, refusals: [{ code: 'ALREADY_DONE' }] });
  });
});

describe('whatever happens in whatever order', () => {
  const anyEdit = [edit('PRE'), edit('POST'), edit('PRE', 'CODE'), edit('POST', 'CODE')];
  const anyEvent = fc.constantFrom<TextEvent>(PUBLISH, WITHHOLD, TAKE_DOWN, RESTORE, ...anyEdit, confirm('PRE'), confirm('POST'));
  const anyEntry = fc.constantFrom<Entry>('ACCOUNT', 'MAIL', 'CODE', 'STAFF');
  it('exactly a published contribution has a visible text, and a withheld text is never visible', () => {
    fc.assert(fc.property(anyEntry, fc.constantFrom('PRE', 'POST'), fc.array(fc.tuple(anyEvent, fc.nat(5)), { maxLength: 30 }), (entry, moderation, steps) => {
      let { text, standing } = firstStanding('t1', entry, moderation);
      const texts = new Map<string, TextState>([['t1', text]]);
      for (const [event, pick] of steps) {
        const id = event.kind === 'EDIT' ? `t${texts.size + 1}` : event.kind === 'CONFIRM' ? standing.latestTextId : [...texts.keys()][pick % texts.size]!;
        const after = afterEvent(standing, { id, state: texts.get(id) ?? 'SUBMITTED' }, event);
        if (!after.ok) continue;
        const former = standing.publishedTextId;
        ({ text, standing } = after.value);
        texts.set(id, text);
        if (former !== null && standing.publishedTextId !== null && former !== standing.publishedTextId) texts.set(former, 'SUPERSEDED');
        expect(standing.state === 'PUBLISHED').toBe(standing.publishedTextId !== null);
        if (standing.publishedTextId !== null) expect(['PUBLISHED', 'SUBMITTED']).toContain(texts.get(standing.publishedTextId));
      }
    }));
  });

  it('no number of edits brings back what a moderator withheld', () => {
    fc.assert(fc.property(fc.constantFrom(waiting, published, editWaits), fc.array(fc.constantFrom(...anyEdit), { maxLength: 10 }), (before, edits) => {
      const { latestTextId, publishedTextId } = before;
      const down = afterEvent(before, { id: publishedTextId ?? latestTextId, state: publishedTextId === null ? 'SUBMITTED' : 'PUBLISHED' }, TAKE_DOWN);
      if (!down.ok) throw new Error('It was not withheld');
      let { standing } = down.value;
      for (const [n, event] of edits.entries()) {
        const after = afterEvent(standing, { id: `e${n}`, state: 'SUBMITTED' }, event);
        if (after.ok) ({ standing } = after.value);
        expect(standing.publishedTextId).toBeNull();
      }
    }));
  });
});
