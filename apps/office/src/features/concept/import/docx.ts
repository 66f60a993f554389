import mammoth from 'mammoth/mammoth.browser.js';
import { leftBehind, piecesOfDocx, type DocxNode, type LeftBehind } from './docx-pieces.js';
import { sectionsOf, type Section } from './sections.js';
import { unpackChecked, type FileFault } from './zip-guard.js';

/** What a document says, cut at its headings, and what of it stays behind; or why it is not taken. */
export type DocxReading =
  | { readonly ok: true; readonly sections: readonly Section[]; readonly left: readonly { readonly what: LeftBehind; readonly count: number }[] }
  | { readonly ok: false; readonly fault: FileFault };

/**
 * Reads a .docx in the browser: nothing of a foreign file reaches the server but the words that somebody looked at and took over. Pictures are not unpacked,
 * linked files not fetched; macros are parts that nobody opens.
 */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<DocxReading> {
  const unpacked = await unpackChecked(bytes);
  if (!unpacked.ok) return unpacked;
  try {
    let tree: DocxNode = { type: 'document' };
    const take = (document: DocxNode): DocxNode => {
      tree = document;
      // The tree is what is wanted; of an empty one no HTML is made and no picture read.
      return { ...document, children: [] };
    };
    const { messages } = await mammoth.convertToHtml(
      { arrayBuffer: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
      { includeEmbeddedStyleMap: false, externalFileAccess: false, transformDocument: take },
    );
    const { pieces, left } = piecesOfDocx(tree);
    const sections = sectionsOf(pieces);
    if (sections.length === 0) return { ok: false, fault: 'EMPTY' };
    const changes = [...unpacked.parts].filter(([name]) => /^word\/document\d*\.xml$/.test(name)).reduce((sum, [, xml]) => sum + (xml.match(/<w:(ins|del|moveFrom|moveTo) /g)?.length ?? 0), 0);
    // mammoth warns of the styles that it does not know, too; those say nothing about words.
    const others = messages.filter(({ message }) => /element.*ignored/i.test(message)).length;
    const counts: Readonly<Record<LeftBehind, number>> = { ...left, changes, others };
    return { ok: true, sections, left: leftBehind.map((what) => ({ what, count: counts[what] })).filter(({ count }) => count > 0) };
  } catch {
    return { ok: false, fault: 'DAMAGED' };
  }
}
