import { describe, expect, it } from '@jest/globals';
import type { HeldDecision } from './held-decisions.js';
import { sentOf } from './held-answer.js';

const decision: HeldDecision = { idempotencyKey: 'k', viewerId: 'v', processId: 'p', kind: 'publish', textIds: ['a', 'b', 'c'], title: 'A' };

describe('sentOf', () => {
  it('takes a session that is over for no answer, so that the decision stays', () => {
    expect(sentOf(decision, [{ code: 'SIGN_IN_NEEDED', message: 'Bitte anmelden.' }])).toEqual({ unsent: 'session' });
  });

  it('names the text that was refused among several', () => {
    expect(sentOf(decision, [{ code: 'ALREADY_DECIDED', message: 'schon', field: 'textIds.1' }])).toEqual({ refused: [{ decision, textId: 'b', code: 'ALREADY_DECIDED', message: 'schon' }] });
  });

  it('takes a refusal without a place to be about all', () => {
    expect(sentOf(decision, [{ code: 'NOT_FOUND', message: 'nein', field: 'processId' }])).toMatchObject({ refused: [{ textId: 'a' }, { textId: 'b' }, { textId: 'c' }] });
  });

  it('refuses nothing when nothing was', () => {
    expect(sentOf(decision, [])).toEqual({ refused: [] });
  });
});
