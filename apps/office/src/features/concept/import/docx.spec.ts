import { describe, expect, it } from '@jest/globals';
import { plainText, type Doc } from '@mitgestalten/concept-domain';
import { docx, docxParts, heading, item, paragraph, relation, run, zip } from '../../../../../../tools/test/docx.mjs';
import { readDocx } from './docx.js';
import { maxFileBytes } from './zip-guard.js';

const text = new TextEncoder();
const faultOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const reading = await readDocx(bytes);
  return reading.ok ? null : reading.fault;
};
const good = () => docxParts(paragraph('Worte'));
const utf16 = (words: string) => new Uint8Array(Buffer.from(words, 'utf16le'));
const old = (words: string) => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...utf16(words)]);
const withDocument = (change: (xml: string) => string) => ({ ...good(), 'word/document.xml': change(good()['word/document.xml'] as string) });

describe('a file is not taken', () => {
  it.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
    ['nothing in it', () => new Uint8Array(), 'EMPTY'],
    ['no words in it', () => docx(paragraph('  \u00a0')), 'EMPTY'],
    ['a text with that ending', () => text.encode('Ich bin ein Brief, der nur .docx heißt.'), 'NOT_DOCX'],
    ['a PDF with that ending', () => text.encode('%PDF-1.7'.padEnd(100, '\n')), 'NOT_DOCX'],
    ['a table of Excel', () => zip({ ...good(), '[Content_Types].xml': (good()['[Content_Types].xml'] as string).replace('wordprocessingml.document', 'spreadsheetml.sheet') }), 'NOT_DOCX'],
    ['any archive', () => zip({ 'readme.txt': 'Hallo' }), 'NOT_DOCX'],
    ['the old format', () => old('WordDocument'), 'OLD_WORD'],
    ['a password', () => old('EncryptedPackage'), 'ENCRYPTED'],
    ['a password of the archive', () => zip(good(), { flags: 1 }), 'ENCRYPTED'],
    ['half of it missing', () => docx(paragraph('Worte')).slice(0, 900), 'DAMAGED'],
    ['something in front of it', () => Uint8Array.from([...text.encode('PK\u0003\u0004'), ...docx(paragraph('Worte'))]), 'DAMAGED'],
    ['XML that breaks off', () => zip(withDocument((xml) => xml.slice(0, -20))), 'DAMAGED'],
    ['an entity that names a file', () => zip(withDocument((xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><w:document').replace('Worte', '&y;'))), 'DAMAGED'],
    ['entities that unfold', () => zip(withDocument((xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document').replace('Worte', '&b;'))), 'DAMAGED'],
    ['too many bytes', () => new Uint8Array(maxFileBytes + 1), 'TOO_LARGE'],
    ['a bomb', () => zip({ ...good(), 'word/media/image1.png': new Uint8Array(80 * 1024 * 1024) }), 'TOO_LARGE'],
    ['a bomb that says it is small', () => zip({ ...good(), 'word/document.xml': new Uint8Array(80 * 1024 * 1024) }, { sizes: () => 10 }), 'TOO_LARGE'],
  ])('with %s', async (_, bytes, fault) => {
    expect(await faultOf(bytes())).toBe(fault);
    // To pack 80 MB takes seconds where others have the processor.
  }, 60_000);
});

const read = async (body: string, options?: Parameters<typeof docx>[1]) => {
  const reading = await readDocx(docx(body, options));
  if (!reading.ok) throw new Error(reading.fault);
  return reading;
};
/** Sections in a line each: level, title, then what stands below. */
const outlineOf = async (body: string) => (await read(body)).sections.map(({ level, title, doc }) => [level, title, plainText(doc)]);
const docOf = async (body: string, options?: Parameters<typeof docx>[1]): Promise<Doc['content']> => (await read(body, options)).sections[0]!.doc.content;
const words = (value: string, ...marks: object[]) => (marks.length > 0 ? { type: 'text', text: value, marks } : { type: 'text', text: value });
const p = (...content: object[]) => ({ type: 'paragraph', content });

describe('a Word document', () => {
  it('is cut at its headings, whatever language Word speaks', async () => {
    expect(await outlineOf([
      paragraph('Leitbild', '<w:pStyle w:val="Titel"/>'), paragraph('Vorweg.'), heading(1, 'Ankommen'), paragraph('Alle kommen an.'), heading(2, 'Beratung'), paragraph('Es gibt Beratung.'), heading(1, ''), heading(1, 'Sprache'),
    ].join(''))).toEqual([[0, 'Leitbild', 'Vorweg.'], [1, 'Ankommen', 'Alle kommen an.'], [2, 'Beratung', 'Es gibt Beratung.'], [1, 'Sprache', '']]);
  });

  it('keeps what stands before the first heading', async () => {
    expect(await outlineOf(paragraph('Vorweg.') + heading(1, 'Ankommen'))).toEqual([[null, '', 'Vorweg.'], [1, 'Ankommen', '']]);
  });

  it('without headings is cut where lines were made to look like one', async () => {
    const loud = '<w:b/>';
    expect(await outlineOf(paragraph(run('Ankommen', loud)) + paragraph('Alle kommen an.') + paragraph(run('Das ist wichtig.', loud)))).toEqual([[1, 'Ankommen', 'Alle kommen an.\nDas ist wichtig.']]);
  });

  it('keeps emphasis, links, lists and line breaks', async () => {
    expect(await docOf([
      paragraph(`${run('Mehr ')}${run('Kurse', '<w:b/>')}${run(' am ')}${run('Abend', '<w:i/>')}<w:r><w:br/></w:r>${run('und Café', '<w:b w:val="0"/>')}`),
      item('eins'), item('tiefer', 1, 1), item('zwei'), item('erstens', 2),
      paragraph(`<w:hyperlink r:id="rId9">${run('hier')}</w:hyperlink><w:hyperlink r:id="rId8">${run(' nicht')}</w:hyperlink>`),
    ].join(''), { relations: relation('rId9', 'hyperlink', 'https://hamburg.de/a?utm_source=x&b=1', true) + relation('rId8', 'hyperlink', 'javascript:alert(1)', true) })).toEqual([
      p(words('Mehr '), words('Kurse', { type: 'strong' }), words(' am '), words('Abend', { type: 'em' })), p(words('und Café')),
      { type: 'bulletList', content: ['eins', 'tiefer', 'zwei'].map((one) => ({ type: 'listItem', content: [p(words(one))] })) },
      { type: 'orderedList', content: [{ type: 'listItem', content: [p(words('erstens'))] }] },
      p(words('hier', { type: 'link', attrs: { href: 'https://hamburg.de/a?b=1' } }), words(' nicht')),
    ]);
  });

  it('says what stays behind, and takes tracked changes as accepted', async () => {
    const picture = '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
    const cell = (value: string) => `<w:tc>${paragraph(value)}</w:tc>`;
    const { sections, left } = await read([
      paragraph(`${run('Bleibt')}<w:ins w:id="1" w:author="A">${run(' neu')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>weg</w:delText></w:r></w:del>${picture}<w:r><w:footnoteReference w:id="2"/></w:r>`),
      `<w:tbl><w:tr>${cell('Was')}${cell('Wann')}</w:tr></w:tbl>`,
    ].join(''), { relations: relation('rId9', 'image', 'https://evil.example/track.png', true), parts: { 'word/vbaProject.bin': 'AutoOpen' } });
    expect(plainText(sections[0]!.doc)).toBe('Bleibt neu\nWas; Wann');
    expect(left).toEqual(expect.arrayContaining([{ what: 'tables', count: 1 }, { what: 'notes', count: 1 }, { what: 'changes', count: 2 }]));
  });
});
