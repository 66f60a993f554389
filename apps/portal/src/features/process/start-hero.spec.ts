import { describe, expect, it } from '@jest/globals';
import { createTranslator, portalMessages } from '@mitgestalten/web-i18n';
import { heroOf } from './start-hero.js';

const t = createTranslator(portalMessages, 'de');
type Input = Parameters<typeof heroOf>[0];
type Phase = NonNullable<Input['phase']>;

const rules = { comment: true, propose: true, vote: true, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, answersDueAt: null } as const;
const aPhase = (kind: Phase['kind'], over: Partial<Phase> = {}): Phase => ({
  id: kind, kind, state: 'CURRENT', startsAt: '2026-04-03T22:00:00Z', endsAt: '2026-05-15T22:00:00Z', originalEndsAt: '2026-05-15T22:00:00Z', rules, ...over,
} as Phase);
const aProcess = (over: Partial<Input>): Input => ({
  phase: null, nextPhase: null, open: [], ballots: [], now: '2026-05-03T10:00:00Z', publishedCount: 214, answeredCount: 0,
  district: { name: 'Harburg', accent: '#b5532d' }, ...over,
} as Input);
const hero = (over: Partial<Input>) => heroOf(aProcess(over), t, (kind) => kind);

describe('the first screen', () => {
  it('offers what is open in its step', () => {
    expect(hero({ phase: aPhase('COLLECT'), open: ['PROPOSE'] }).button?.path).toBe('/ideen/neu');
    expect(hero({ phase: aPhase('COMMENT'), open: ['COMMENT'] }).button?.path).toBe('/konzept');
    expect(hero({ phase: aPhase('VOTE'), open: ['VOTE'], ballots: [{ id: 'b1', state: 'OPEN', title: '' }] as never }).button?.path).toBe('/abstimmung/b1');
    expect(hero({ phase: aPhase('CONSIDER') }).button?.path).toBe('/code');
  });

  it('never offers what is closed by the rules of the step', () => {
    expect(hero({ phase: aPhase('COLLECT'), open: [] }).button?.path).toBe('/konzept');
    expect(hero({ phase: aPhase('VOTE'), open: [] }).button?.path).toBe('/konzept');
  });

  it('says the deadline as it reads on a clock in Hamburg, and how many days are left', () => {
    expect(hero({ phase: aPhase('COMMENT'), open: ['COMMENT'] }).deadline).toEqual(['bis 15. Mai, 23:59. Noch 12 Tage.']);
  });

  it('makes an extension public', () => {
    const extended = aPhase('COMMENT', { originalEndsAt: '2026-05-08T22:00:00Z' });
    expect(hero({ phase: extended, open: ['COMMENT'] }).deadline.at(-1)).toBe('Verlängert; zuerst war es bis 8. Mai geplant.');
  });

  it('counts contributions, never people', () => {
    expect(hero({ phase: aPhase('COMMENT'), open: ['COMMENT'] }).facts).toContain('214 Beiträge sind da.');
    expect(hero({ phase: aPhase('CONSIDER') }).sentence).toBe('Das Bezirksamt prüft 214 Beiträge.');
  });

  it('says the day by which answers are promised, and when it is past, how many are still owed', () => {
    const promised = aPhase('COMMENT', { rules: { __typename: 'PhaseRules', ...rules, answersDueAt: '2026-05-09T22:00:00Z' } });
    const facts = (over: Partial<Input>) => hero({ phase: promised, ...over }).facts.filter((fact) => fact.startsWith('Das Bezirksamt'));
    expect(facts({})).toEqual(['Das Bezirksamt antwortet bis 9. Mai.']);
    expect(facts({ now: '2026-05-09T22:00:00Z', answeredCount: 213 })).toEqual(['Das Bezirksamt wollte bis 9. Mai antworten. 1 Antwort steht noch aus.']);
    expect(facts({ now: '2026-05-12T10:00:00Z', answeredCount: 214 })).toEqual([]);
  });

  it('has words before the first and after the last step', () => {
    expect(hero({ nextPhase: aPhase('INFORM', { startsAt: '2026-06-01T10:00:00Z' }) }).sentence).toBe('Am 1. Juni geht es los.');
    expect(hero({}).sentence).toBe('Diese Beteiligung ist abgeschlossen.');
  });
});
