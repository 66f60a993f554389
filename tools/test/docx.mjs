/** Word documents for tests, made from what Word itself would write, part by part. */
import { crc32, deflateRawSync } from 'node:zlib';

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"', 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const documentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** A run of text; `look` are run properties such as `<w:b/>`. */
export const run = (text, look = '') => `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph of runs (a string is one), with paragraph properties. */
export const paragraph = (runs, properties = '') => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs.startsWith('<') ? runs : run(runs)}</w:p>`;

export const heading = (level, text) => paragraph(text, `<w:pStyle w:val="berschrift${level}"/>`);

/** An item of the list with bullets (1) or with numbers (2). */
export const item = (text, list = 1, level = 0) => paragraph(text, `<w:pStyle w:val="Listenabsatz"/><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

const styles = `<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>${[1, 2, 3, 4].map((level) =>
  `<w:style w:type="paragraph" w:styleId="berschrift${level}"><w:name w:val="heading ${level}"/></w:style>`).join('')}<w:style w:type="paragraph" w:styleId="Listenabsatz"><w:name w:val="List Paragraph"/></w:style>`;
const levels = (format) => [0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('');
const numbering = `<w:abstractNum w:abstractNumId="1">${levels('bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="2">${levels('decimal')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`;

/** The parts of a document with this body; `parts` adds or replaces some, `relations` are further ones of the document. */
export function docxParts(body, { parts = {}, relations = '' } = {}) {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${documentType}.document.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationType}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/styles.xml': `${head}<w:styles ${namespaces}>${styles}</w:styles>`,
    'word/numbering.xml': `${head}<w:numbering ${namespaces}>${numbering}</w:numbering>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationType}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relationType}/numbering" Target="numbering.xml"/>${relations}</Relationships>`,
    ...parts,
  };
}

export const relation = (id, type, target, external = false) => `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${escaped(target)}"${external ? ' TargetMode="External"' : ''}/>`;

export const docx = (body, options) => zip(docxParts(body, options));

/** A zip file of these parts. `flags` marks them as encrypted (1), `sizes` lies about how much they unpack to. */
export function zip(parts, { flags = 0, sizes = () => undefined } = {}) {
  const files = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [bytes, title] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(sizes(name) ?? bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    files.push(Buffer.from('PK\x03\x04'), common, title, packed);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, title);
    at += 4 + common.length + title.length + packed.length;
  }
  const [body, index] = [Buffer.concat(files), Buffer.concat(directory)];
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(body.length, 16);
  return new Uint8Array(Buffer.concat([body, index, end]));
}
