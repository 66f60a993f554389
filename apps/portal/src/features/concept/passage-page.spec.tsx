import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PageContext } from '../../app/page.js';
import { passagePage } from './passage-page.js';

const [passageId, textId] = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-000000000002'];
const [first, second, alone] = ['Kinder werden betreut.', 'Der Eintritt ist frei.', 'Sie trinken Tee.'];
const plain = `${first} ${second}\n${alone}`;
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const place = (words: string) => `von=${plain.indexOf(words)}&bis=${plain.indexOf(words) + words.length}&text=${textId}`;

interface Case {
  readonly open?: boolean;
  readonly query?: string;
  readonly voices?: readonly object[];
  /** What stands there, in paragraphs. */
  readonly words?: string;
  /** Where words of another text stand now. */
  readonly wordsNow?: object;
}

/** The page of a passage of two paragraphs, as it is sent. */
async function page({ open = true, query = '', voices = [], words = plain, wordsNow }: Case): Promise<string> {
  const text = { id: textId, lang: 'de', origin: 'ORIGINAL', title: 'Kurse', doc: { type: 'doc', content: words.split('\n').map(paragraph) }, plain: words };
  const process = { open: open ? ['COMMENT'] : [], languages: ['de'], phases: [], phase: null, contactEmail: null, now: '2026-05-01T10:00:00Z' };
  const none = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  const passage = {
    id: passageId, commentCount: 0, part: { id: 'part', slug: 'leitbild', title: 'Leitbild', currentVersion: { id: 'version', number: 1 } },
    currentEntry: { kind: 'SECTION', voices, revision: { id: 'revision', requiredByLaw: false, text } }, comments: none, suggestions: none,
  };
  const context = { lang: 'de', params: { id: passageId }, query: new URLSearchParams(query), publicUrl: '', ask: () => Promise.resolve({ process, passage, contribution: null, wordsNow }) };
  const result = await passagePage(context as unknown as PageContext);
  if (result.kind !== 'page') throw new Error('No page');
  return renderToStaticMarkup(result.main).replaceAll('&amp;', '&');
}

const linkTo = (address: string, words: string) => expect.stringMatching(new RegExp(`<a href="${address}"[^>]*>${words}</a>`.replaceAll('?', '\\?'))) as unknown as string;

describe('the page of a passage', () => {
  it('offers each sentence at its paragraph, and the paragraph; a paragraph of one sentence at once', async () => {
    const html = await page({});
    const [here, next] = html.split('</p>').flatMap((part, n, all) => (part.endsWith(`>${first} ${second}`) ? [all.slice(n + 1).join('</p>').split('<p data-start')[0]!] : part.endsWith(`>${alone}`) ? [all.slice(n + 1).join('</p>').slice(0, 300)] : []));
    for (const words of [first, second]) expect(here).toEqual(linkTo(`/stelle/${passageId}?${place(words)}#schreiben`, words));
    expect(here).toEqual(linkTo(`/stelle/${passageId}?${place(`${first} ${second}`)}#schreiben`, 'Zum ganzen Absatz'));
    expect(next).toEqual(linkTo(`/stelle/${passageId}?${place(alone)}#schreiben`, 'Etwas dazu sagen'));
  });

  it('leads from behind the chosen words to the form for them, and to where they came from', async () => {
    const html = await page({ query: place(second) });
    const behind = html.slice(html.indexOf('pt-say--chosen'), html.indexOf(`>${alone}<`));
    expect(behind).toContain(`<q><bdi>${second}</bdi></q>`);
    expect(behind).toEqual(linkTo('#schreiben', 'Zu diesen Worten schreiben'));
    expect(behind).toEqual(linkTo(`/stelle/${passageId}/herkunft?${place(second)}`, 'Wie kam dieser Satz zustande?'));
    expect(html.match(/pt-say--chosen/g)).toHaveLength(1);
  });

  it('leads from every sentence to where it came from while nobody can comment', async () => {
    const html = await page({ open: false });
    expect(html).toContain('<summary>Wie kam ein Satz zustande?</summary>');
    for (const words of [first, second, alone]) expect(html).toEqual(linkTo(`/stelle/${passageId}/herkunft?${place(words)}`, words));
    expect(html).not.toContain('#schreiben');
    const chosen = await page({ open: false, query: place(second) });
    expect(chosen).toEqual(linkTo(`/stelle/${passageId}/herkunft?${place(second)}`, 'Wie kam dieser Satz zustande?'));
    expect(chosen).not.toContain('Zu diesen Worten schreiben');
  });

  it('tells of comments from other passages whose words stand here, and does not say that nobody said anything', async () => {
    const at = (words: string, fromElsewhere: number) => ({ start: plain.indexOf(words), end: plain.indexOf(words) + words.length, comments: 2, fromElsewhere, suggestions: 0, supports: 0 });
    const html = await page({ voices: [at(first, 0), at(second, 1), at(alone, 2)] });
    const list = html.slice(html.indexOf('3 Beiträge von anderen Stellen gehören zu Worten, die jetzt hier stehen:'));
    for (const words of [second, alone]) expect(list).toEqual(linkTo(`/stelle/${passageId}?${place(words)}#kommentare`, `<q>${words}</q>`));
    expect(list).not.toContain(`<q>${first}</q>`);
    expect(html).not.toContain('Noch hat niemand etwas dazu gesagt.');
    expect(await page({ voices: [at(first, 0)] })).toContain('Noch hat niemand etwas dazu gesagt.');
  });

  it('says that words are too many to write about at once, and offers none', async () => {
    const long = `${'Kurse finden am Abend statt. '.repeat(80)}Ende.`;
    const html = await page({ words: long, query: `von=0&bis=2020&text=${textId}` });
    expect(html).toContain('Das sind zu viele Worte auf einmal.');
    expect(html).not.toContain('pt-say--chosen');
    expect(html).toEqual(linkTo(`/stelle/${passageId}#schreiben`, 'Zum ganzen Text schreiben'));
    expect(html).not.toContain('Zum ganzen Absatz');
    expect(await page({ query: place(second) })).not.toContain('Das sind zu viele Worte');
  });

  it('keeps what was typed for words under their address, also when these stand elsewhere in a newer text', async () => {
    const older = '0190a1b2-0000-7000-8000-000000000003';
    const html = await page({ query: `von=5&bis=27&text=${older}&anders=1`, wordsNow: { revisionId: 'revision', start: plain.indexOf(second), end: plain.indexOf(second) + second.length, same: true } });
    expect(html).toContain(`suggestion:${passageId}:${older}:5-27`);
    expect(await page({ query: `${place(second)}&anders=1` })).toContain(`suggestion:${passageId}:${textId}:${plain.indexOf(second)}-`);
  });
});
