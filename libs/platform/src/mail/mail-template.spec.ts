import { describe, expect, it } from '@jest/globals';
import { Keys } from '../keys.js';
import { excerptOf, renderMail, type MailSurroundings } from './mail-template.js';

const keys = new Keys('secret');
const around: MailSurroundings = { publicUrl: 'https://mitgestalten.test', keys, processTitle: 'Testbeteiligung', contact: 'office@example.org' };
const id = '0197a000-0000-7000-8000-000000000001';

describe('a mail', () => {
  it('carries a link of the configured origin, its token behind the hash sign, in the language of the reader', () => {
    const params = { minutes: 15, link: { path: '/anmelden/link', token: { kind: 'sign-in', id } } };
    expect(renderMail('sign-in', 'de', params, around).text).toContain(`https://mitgestalten.test/anmelden/link#${keys.token('sign-in', id)}`);
    expect(renderMail('sign-in', 'en', params, around).text).toContain('https://mitgestalten.test/en/anmelden/link#');
  });

  it('leads into the office without a language prefix', () => {
    expect(renderMail('sign-in', 'en', { minutes: 15, link: { path: '/office/anmelden/link' } }, around).text).toContain('https://mitgestalten.test/office/anmelden/link');
  });

  it('has a subject of one line, whatever is put into it', () => {
    const { subject } = renderMail('invitation', 'de', { roleCode: 'editor', days: 7, link: { path: '/' } }, { ...around, processTitle: 'Ein\r\nBcc: x@example.org' });
    expect(subject).toBe('Einladung: Bearbeitung bei „Ein Bcc: x@example.org“');
  });

  it('shows what somebody wrote as it is, also if it looks like a message format', () => {
    const { text } = renderMail('published', 'de', { excerpt: "{name} '{' <b> # {count, plural, other {#}}", link: { path: '/' } }, around);
    expect(text).toContain("{name} '{' <b> # {count, plural, other {#}}");
  });

  it.each(['brought', 'named'] as const)('speaks of the name that an author chose, and to whoever chose none of none: %s', (template) => {
    const text = (lang: string, author: string) => renderMail(template, lang, { author, excerpt: 'x', version: 'y', link: { path: '/' } }, around).text;
    for (const [lang, chosen, none] of [['de', 'unter dem Namen, den Sie angegeben haben', 'Einen Namen haben Sie nicht angegeben'], ['en', 'the name that you gave', 'You gave no name']] as const) {
      expect([text(lang, 'named').includes(chosen), text(lang, 'named').includes(none)]).toEqual([true, false]);
      expect([text(lang, 'nameless').includes(chosen), text(lang, 'nameless').includes(none)]).toEqual([false, true]);
    }
  });

  it('explains why something was withheld and where to complain', () => {
    const { text } = renderMail('withheld', 'de', { excerpt: 'x', reasonCode: 'PERSONAL_DATA' }, around);
    expect(text).toContain('persönliche Angaben');
    expect(text).toContain('office@example.org');
    expect(text).toContain('https://mitgestalten.test/seite/rules');
  });
});

describe('an excerpt', () => {
  it('cuts between characters', () => {
    expect(excerptOf('😀😀😀😀', 3)).toBe('😀😀…');
    expect(excerptOf(' kurz ')).toBe('kurz');
  });
});
