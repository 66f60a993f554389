/** Why a file is not taken. */
export type FileFault = 'NOT_DOCX' | 'OLD_WORD' | 'ENCRYPTED' | 'DAMAGED' | 'TOO_LARGE' | 'EMPTY';

/** Most bytes of a file that is chosen: a concept with its pictures. */
export const maxFileBytes = 10 * 1024 * 1024;
/** Most bytes that its parts may unpack to: a page of Word is about 20 kB of XML, pictures do not unpack to much more than they are. A bomb of 10 MB would be 10 GB. */
export const maxUnpackedBytes = 64 * 1024 * 1024;
// Word writes about 20 parts and one for each picture.
const maxParts = 4000;

const endRecord = 0x06054b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;

export type Unpacked = { readonly ok: true; readonly parts: ReadonlyMap<string, string> } | { readonly ok: false; readonly fault: FileFault };
const fail = (fault: FileFault): Unpacked => ({ ok: false, fault });

/**
 * The XML parts of a .docx, unpacked no further than is allowed, whatever the file says of its sizes. Anything unusual is refused: the library that reads
 * the file afterwards unpacks the same bytes without a limit, so what was looked at here must be what it will see.
 */
export async function unpackChecked(bytes: Uint8Array<ArrayBuffer>): Promise<Unpacked> {
  if (bytes.length > maxFileBytes) return fail('TOO_LARGE');
  if (bytes.length === 0) return fail('EMPTY');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length > 8 && view.getUint32(0) === 0xd0cf11e0) return fail(oldOrEncrypted(bytes));
  if (bytes.length < 22 || view.getUint32(0, true) !== localRecord) return fail('NOT_DOCX');
  const entries = directoryOf(view);
  if (entries === null || new Set(entries.map(({ name }) => name)).size !== entries.length) return fail('DAMAGED');
  if (entries.some(({ encrypted }) => encrypted)) return fail('ENCRYPTED');
  const parts = new Map<string, string>();
  let left = maxUnpackedBytes;
  for (const entry of entries) {
    // Pictures, too: any part can be named as the one that holds the text.
    const unpacked = await unpackedPart(view, entry, left);
    if (typeof unpacked === 'string') return fail(unpacked);
    left -= unpacked.length;
    if (!/\.(xml|rels)$/i.test(entry.name)) continue;
    const text = new TextDecoder().decode(unpacked);
    // Word writes none; an entity of another one could unfold without end or name a file.
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) return fail('DAMAGED');
    parts.set(entry.name, text);
  }
  const types = parts.get('[Content_Types].xml') ?? '';
  return /wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled/i.test(types) ? { ok: true, parts } : fail('NOT_DOCX');
}

/** Both come as the same old container; a protected file names the stream in it that holds the package. */
function oldOrEncrypted(bytes: Uint8Array): FileFault {
  return new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length - (bytes.length % 2))).includes('EncryptedPackage') ? 'ENCRYPTED' : 'OLD_WORD';
}

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly size: number;
  readonly at: number;
}

function directoryOf(view: DataView): Entry[] | null {
  let end = view.byteLength - 22;
  // A comment of at most 65,535 bytes may follow.
  const first = Math.max(0, end - 0xffff);
  while (end >= first && view.getUint32(end, true) !== endRecord) end--;
  if (end < first) return null;
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count > maxParts || at + size !== end) return null;
  const entries: Entry[] = [];
  while (at < end) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryRecord) return null;
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameLength, end - at - 46)));
    entries.push({ name, encrypted: (view.getUint16(at + 8, true) & 1) === 1, method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries.length === count ? entries : null;
}

async function unpackedPart(view: DataView, { method, size, at }: Entry, most: number): Promise<Uint8Array | FileFault> {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localRecord) return 'DAMAGED';
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + size > view.byteLength || (method !== 0 && method !== 8)) return 'DAMAGED';
  const packed = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + from, size);
  if (method === 0) return size > most ? 'TOO_LARGE' : packed;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    for await (const chunk of new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))) {
      length += chunk.length;
      if (length > most) return 'TOO_LARGE';
      chunks.push(chunk);
    }
  } catch {
    return 'DAMAGED';
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
