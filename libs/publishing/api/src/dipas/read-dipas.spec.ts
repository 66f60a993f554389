import { describe, expect, it } from '@jest/globals';
import { beyondOurLimits, readDipas } from './read-dipas.js';

const heading = 'document_id,title,text,url';
const file = (...lines: string[]) => [heading, ...lines].join('\n');
const good = 'A1,Titel,"Zeile eins\nZeile zwei\n",https://example.org/#/contribution/1';
const faultsOf = (content: Buffer | string) => readDipas(content).faults.map(({ line, why }) => `${line}: ${why}`);

describe('a DIPAS export with a broken line', () => {
  it.each<[string, string, string[]]>([
    ['nothing at all', '', ['1: the heading lacks: document_id, title, text']],
    ['another heading', 'id;title;text\n', ['1: the heading lacks: document_id, title, text']],
    ['too few columns', file(good, 'A2,Titel'), ['5: 2 columns instead of 4']],
    ['too many columns', file(good, 'A2,Titel,Text,https://example.org,1'), ['5: 5 columns instead of 4']],
    ['a quote that never ends', file(good, 'A2,Titel,"Text,https://example.org', 'A3,Titel,Text,'), ['5: a quotation mark is never closed']],
    ['text behind a closing quote', file(good, 'A2,Titel,"Te"xt,', good), ['5: text stands behind a closing quotation mark']],
    ['a quote inside a field without', file(good, 'A2,Ti"tel,Text,'), ['5: a quotation mark stands inside a field that has none around it']],
    ['no id', file(',Titel,Text,'), ['2: document_id is empty']],
    ['no title', file('A1, ,Text,'), ['2: title is empty']],
    ['no text', file('A1,Titel,"\n",'), ['2: text is empty']],
    ['NUL', file('A1,Titel,Te\0xt,'), ['2: it contains a NUL character']],
    ['an address that is a script', file('A1,Titel,Text,javascript:alert(1)'), ['2: url is not a web address']],
    ['the same id twice', file(good, 'A2,Titel,Text,', good), ['6: document_id A1 stands in line 2 already']],
    ['more than the search index takes', file(`A1,Titel,${'x'.repeat(500_000)},`), ['2: it is longer than 500000 bytes']],
    ['several faults: each with its line', file('A1,,Text,', good.replace('A1', 'A2'), 'A3,Titel,,'), ['2: title is empty', '6: text is empty']],
  ])('%s', (_, content, expected) => {
    expect(faultsOf(content)).toEqual(expected);
  });

  it('bytes that are not UTF-8, with the line they stand in', () => {
    expect(faultsOf(Buffer.concat([Buffer.from(file(good, 'A2,Stra')), Buffer.from([0xdf]), Buffer.from('e,Text,')]))).toEqual(['5: it is not UTF-8']);
  });
});

describe('a DIPAS export', () => {
  it('is read byte for byte, with the line of each record', () => {
    const { records, faults } = readDipas(Buffer.from(file(good, 'A2," Anführung ""so"" ","a\r\nb\tc ",', '=A3,+1,-x,http://example.org')));
    expect(faults).toEqual([]);
    expect(records).toEqual([
      { line: 2, sourceId: 'A1', title: 'Titel', text: 'Zeile eins\nZeile zwei\n', url: 'https://example.org/#/contribution/1' },
      { line: 5, sourceId: 'A2', title: ' Anführung "so" ', text: 'a\r\nb\tc ', url: null },
      { line: 7, sourceId: '=A3', title: '+1', text: '-x', url: 'http://example.org' },
    ]);
  });

  it('may come from Windows: byte order mark, line ends, blank lines, columns in another order', () => {
    const { records, faults } = readDipas(Buffer.from(`\uFEFFtitle,url,text,document_id,cycling\r\nTitel,,"eins\nzwei",A1,0\r\n\r\n`));
    expect(faults).toEqual([]);
    expect(records).toEqual([{ line: 2, sourceId: 'A1', title: 'Titel', text: 'eins\nzwei', url: null }]);
  });

  it('comes in also where our own forms would refuse it', () => {
    const { records, faults } = readDipas(file(`A1,${'t'.repeat(201)},ja,`, 'A2,Titel,kurz,'));
    expect(faults).toEqual([]);
    expect(records.map(beyondOurLimits)).toEqual([true, false]);
  });
});
