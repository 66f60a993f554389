import { describe, expect, it } from '@jest/globals';
import { guest, limits, type Actor } from '@mitgestalten/kernel';
import { frameFaults, titleOf, withoutLinks, wordFaults } from './contribution-texts.js';
import { rightsOf, type OwnedContribution } from './contribution.policy.js';
import { mayReply, type Parent } from './thread.js';
import { emailFaults, wayOf, type WayRules } from './way.js';

const account = (accountId: string): Actor => ({ kind: 'ACCOUNT', accountId, grants: [] });
const holder = (codeId: string): Actor => ({ kind: 'CODE', codeId, processId: 'p' });
const staff: Actor = { kind: 'ACCOUNT', accountId: 'staff', grants: [{ role: 'admin', processId: null, bodyId: null }] };

describe('what may be done with a contribution', () => {
  const own = (changes: Partial<OwnedContribution> = {}): OwnedContribution => ({ kind: 'COMMENT', state: 'PUBLISHED', accountId: 'a', codeId: null, ...changes });
  it.each<[string, Actor, OwnedContribution, string[], boolean, boolean]>([
    ['a guest: nothing', guest, own(), ['COMMENT'], false, false],
    ['a guest with a contribution of nobody: nothing', guest, own({ accountId: null }), ['COMMENT'], false, false],
    ['another account: nothing', account('b'), own(), ['COMMENT'], false, false],
    ['staff: nothing', staff, own(), ['COMMENT'], false, false],
    ['another code: nothing', holder('c'), own({ accountId: null, codeId: 'd' }), ['COMMENT'], false, false],
    ['a code whose id is that of the account: nothing', holder('a'), own(), ['COMMENT'], false, false],
    ['withdrawn: nothing more', account('a'), own({ state: 'WITHDRAWN' }), ['COMMENT'], false, false],
    ['the phase is over: withdraw', account('a'), own(), [], false, true],
    ['only proposals are open: withdraw a comment', account('a'), own(), ['PROPOSE'], false, true],
    ['not confirmed: withdraw', account('a'), own({ state: 'UNCONFIRMED' }), ['COMMENT'], false, true],
    ['own: both', account('a'), own(), ['COMMENT'], true, true],
    ['own by code: both', holder('c'), own({ accountId: null, codeId: 'c' }), ['COMMENT'], true, true],
    ['an own proposal while proposing is open: both', account('a'), own({ kind: 'PROPOSAL', state: 'WITHHELD' }), ['PROPOSE'], true, true],
  ])('%s', (_, actor, contribution, open, edit, withdraw) => {
    expect(rightsOf(actor, contribution, open)).toEqual({ edit, withdraw });
  });
});

describe('the way without an account', () => {
  const rules = (changes: Partial<WayRules> = {}): WayRules => ({ moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true, ...changes });
  it.each<[string, Actor, string | null, WayRules, string]>([
    ['an address that cannot be one', guest, 'nobody', rules(), 'INVALID_EMAIL'],
    ['an address where mail is closed', guest, 'a@b.de', rules({ withoutAccountByMail: false }), 'WAY_CLOSED'],
    ['no address where codes are closed', guest, null, rules({ withoutAccountByCode: false }), 'FIRST_STEPS'],
    ['no address where all is visible at once', guest, null, rules({ moderation: 'POST' }), 'FIRST_STEPS'],
    ['no address where only accounts may write', guest, null, rules({ withoutAccountByCode: false, withoutAccountByMail: false }), 'SIGN_IN_NEEDED'],
    ['a blank address was forgotten: no code instead', guest, '  ', rules(), 'INVALID_EMAIL'],
    ['no address', guest, null, rules(), 'CODE'],
    ['an address', guest, 'A@B.de', rules(), 'MAIL'],
    ['an address where all is visible at once', guest, 'a@b.de', rules({ moderation: 'POST' }), 'MAIL'],
    ['an account, whatever it says of an address', account('a'), 'nobody', rules({ withoutAccountByMail: false }), 'ACCOUNT'],
  ])('%s', (_, actor, email, given, expected) => {
    const way = wayOf(actor, email, given);
    expect(way.ok ? way.value.kind : way.refusals[0]!.code).toBe(expected);
  });

  it('takes no address that cannot be one', () => {
    expect(emailFaults('nobody').map(({ code, field }) => `${code} ${field}`)).toEqual(['INVALID_EMAIL email']);
    expect(emailFaults('a@b.de\r\nBcc: c@d.de')).toHaveLength(1);
    expect(emailFaults(null)).toEqual([]);
    expect(emailFaults('a@b.de')).toEqual([]);
  });
});

describe('the fields of a contribution', () => {
  const codes = (faults: { code: string; field: string | null }[]) => faults.map(({ code, field }) => `${code} ${field}`);
  it('all faults are told at once', () => {
    expect(codes(wordFaults({ kind: 'PROPOSAL', title: '', body: 'x'.repeat(limits.contribution.max + 1) }))).toEqual(['EMPTY title', 'TOO_LONG body']);
    expect(codes(frameFaults({ lang: 'tlh', authorName: 'Bezirksamt Harburg', onBehalfOf: 'a\u0000b' }))).toEqual([
      'UNKNOWN_LANGUAGE lang', 'NAME_RESERVED authorName', 'FORBIDDEN_CHARACTERS onBehalfOf',
    ]);
  });

  it.each([
    ['', 'EMPTY body'], ['  \n ', 'EMPTY body'], ['\u200b\u200b\u200b', 'EMPTY body'], ['ab', 'TOO_SHORT body'], ['a\u0000bc', 'FORBIDDEN_CHARACTERS body'],
    ['a\ud800bc', 'FORBIDDEN_CHARACTERS body'], ['abc\u202edef', 'FORBIDDEN_CHARACTERS body'],
  ])('%j is refused', (body, expected) => {
    expect(codes(wordFaults({ kind: 'COMMENT', body }))).toEqual([expected]);
  });

  it.each(['<script>alert(1)</script>', "'; DROP TABLE contribution; --", 'Çocuklar için daha çok yer', 'مكان للأطفال', '🧒🏽🏡', 'Zeile\r\nZeile\tTab'])('%j is taken as it is', (body) => {
    expect(wordFaults({ kind: 'COMMENT', body })).toEqual([]);
  });

  it('a comment has no title: none is needed, one that came is looked at and left out', () => {
    expect(wordFaults({ kind: 'COMMENT', title: '', body: 'abc' })).toEqual([]);
    expect(codes(wordFaults({ kind: 'COMMENT', title: 'a\u0000b', body: 'abc' }))).toEqual(['FORBIDDEN_CHARACTERS title']);
    expect([titleOf({ kind: 'COMMENT', title: 'Titel' }), titleOf({ kind: 'PROPOSAL', title: 'Titel' })]).toEqual([null, 'Titel']);
  });

  it('absent and blank names are no fault', () => {
    expect(frameFaults({ lang: 'tr', authorName: ' ', onBehalfOf: null })).toEqual([]);
  });
});

describe('a thread', () => {
  const comment: Parent = { passageId: 'p', standsIn: null, parentId: null, state: 'PUBLISHED' };
  it.each<[string, Parent | null, string]>([
    ['nothing', null, 'NOT_FOUND'],
    ['a comment elsewhere', { ...comment, passageId: 'q' }, 'NOT_FOUND'],
    ['a comment whose words moved here', { ...comment, passageId: 'q', standsIn: 'p' }, 'ok'],
    ['a comment whose words moved away', { ...comment, standsIn: 'q' }, 'ok'],
    ['a comment that waits', { ...comment, state: 'SUBMITTED' }, 'NOT_FOUND'],
    ['a comment that was withdrawn', { ...comment, state: 'WITHDRAWN' }, 'NOT_FOUND'],
    ['a reply', { ...comment, parentId: 'c' }, 'INVALID'],
    ['a published comment', comment, 'ok'],
  ])('a reply to %s', (_, parent, expected) => {
    const decision = mayReply(parent, 'p');
    expect(decision.ok ? 'ok' : decision.refusals[0]!.code).toBe(expected);
  });
});

describe('a text without links', () => {
  it.each([
    ['https://evil.example/a?b=c', 'https: //evil .example/a?b=c'], ['WWW.Evil.COM', 'WWW .Evil .COM'], ['www.1und1.de', 'www .1und1 .de'], ['schau auf t.co/x', 'schau auf t .co/x'],
    ['wir@verein.de', 'wir@verein .de'], ['http://3232235521', 'http: //3232235521'], ['https://beispiel.рф', 'https: //beispiel .рф'], ['ftp://a.de http://b.de', 'ftp: //a .de http: //b .de'],
  ])('%s is broken up', (text, expected) => {
    expect(withoutLinks(text)).toBe(expected);
  });
  it.each(['Mehr Bänke, z.B. im Park. Und Licht…', 'Um 18.30 Uhr, für 3.50 Euro; d.h. bald.', 'Ende.\nNeue Zeile: so // oder so'])('%j stays as it is', (text) => {
    expect(withoutLinks(text)).toBe(text);
  });
});
