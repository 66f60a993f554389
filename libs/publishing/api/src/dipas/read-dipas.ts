import { isUtf8 } from 'node:buffer';
import { lengthOf, limits } from '@mitgestalten/kernel';
import { CsvError, parse } from 'csv-parse/sync';

/** One contribution of a DIPAS export, byte for byte as it stands there. */
export interface DipasRecord {
  /** Where it begins in the file; the heading is line 1. */
  readonly line: number;
  readonly sourceId: string;
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
}

/** Why the file cannot be imported, and where. `line` is null for faults of the file as a whole. */
export interface DipasFault {
  readonly line: number | null;
  readonly why: string;
}

export interface DipasFile {
  readonly records: readonly DipasRecord[];
  /** Empty for a file that can be imported. */
  readonly faults: readonly DipasFault[];
}

// PostgreSQL's search index takes 1 MB of words from one text; a real contribution has at most some thousand characters.
const mostBytes = 500_000;

const [newline, carriageReturn] = [0x0a, 0x0d];

const quoteFaults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a field that has none around it',
};

const needed = ['document_id', 'title', 'text'] as const;

/** Reads a whole export: every record, or every fault. Nothing is changed, trimmed or mended. */
export function readDipas(file: Buffer | string): DipasFile {
  const bytes = withoutMark(typeof file === 'string' ? Buffer.from(file) : file);
  const broken = firstBadByte(bytes);
  if (broken !== null) return { records: [], faults: [{ line: lineAt(bytes, broken), why: 'it is not UTF-8' }] };
  const rows = readRows(bytes);
  if (!rows.ok) return { records: [], faults: [rows.fault] };
  const [heading, ...lines] = rows.rows;
  const columns = new Map((heading?.cells ?? []).map((name, index) => [name, index]));
  const missing = needed.filter((name) => !columns.has(name));
  if (missing.length > 0) return { records: [], faults: [{ line: 1, why: `the heading lacks: ${missing.join(', ')}` }] };
  return readRecords(lines, columns);
}

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
}

function readRecords(rows: readonly Cells[], columns: ReadonlyMap<string, number>): DipasFile {
  const records: DipasRecord[] = [];
  const faults: DipasFault[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (name: string) => cells[columns.get(name) ?? -1] ?? '';
    const record = { line, sourceId: cell('document_id'), title: cell('title'), text: cell('text'), url: cell('url') === '' ? null : cell('url') };
    const why = cells.length === columns.size ? faultOf(record) : `${cells.length} columns instead of ${columns.size}`;
    const former = lineOf.get(record.sourceId);
    if (why !== null) faults.push({ line, why });
    else if (former !== undefined) faults.push({ line, why: `document_id ${record.sourceId} stands in line ${former} already` });
    lineOf.set(record.sourceId, former ?? line);
    records.push(record);
  }
  return { records, faults };
}

/** What makes a record impossible to store or to show. Anything else, also what we would refuse on our own forms, comes in as it is. */
function faultOf({ sourceId, title, text, url }: DipasRecord): string | null {
  if (sourceId.trim() === '') return 'document_id is empty';
  if (title.trim() === '') return 'title is empty';
  if (text.trim() === '') return 'text is empty';
  if ([sourceId, title, text, url ?? ''].some((each) => each.includes('\0'))) return 'it contains a NUL character';
  if (Buffer.byteLength(title) + Buffer.byteLength(text) > mostBytes) return `it is longer than ${mostBytes} bytes`;
  // The address becomes a link on a public page.
  return url === null || /^https?:\/\/\S+$/i.test(url) ? null : 'url is not a web address';
}

/** True for a text that is longer or shorter than our own forms allow. */
export function beyondOurLimits({ title, text }: DipasRecord): boolean {
  const [words, heading] = [lengthOf(text), lengthOf(title)];
  return words > limits.contribution.max || words < limits.contribution.min || heading > limits.contributionTitle.max || heading < limits.contributionTitle.min;
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')) ? bytes.subarray(3) : bytes;
}

/** The place of the first byte that is not UTF-8, or null. */
function firstBadByte(bytes: Buffer): number | null {
  if (isUtf8(bytes)) return null;
  // What decoding and encoding again does not give back begins at the first bad byte.
  const mended = Buffer.from(bytes.toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== mended[index]);
}

/** The line in which a byte stands; the first is 1. */
function lineAt(bytes: Buffer, place: number): number {
  let line = 1;
  for (let at = bytes.indexOf(newline); at !== -1 && at < place; at = bytes.indexOf(newline, at + 1)) line++;
  return line;
}

/** All rows with the line at which each begins, or the first place where quotes do not match: from there on nothing can be told apart. */
function readRows(bytes: Buffer): { ok: true; rows: Cells[] } | { ok: false; fault: DipasFault } {
  const rows: Cells[] = [];
  // The parser counts a CR LF inside quotes as two lines; bytes it counts right.
  let [start, line] = [0, 1];
  const moveTo = (place: number) => {
    for (; start < place || bytes[start] === newline || bytes[start] === carriageReturn; start++) if (bytes[start] === newline) line++;
  };
  try {
    parse(bytes, {
      relaxColumnCount: true,
      skipEmptyLines: true,
      recordDelimiter: ['\r\n', '\n'],
      onRecord: (cells: string[], { bytes: end }: { bytes: number }) => {
        rows.push({ line, cells });
        moveTo(end);
        return null;
      },
    });
    return { ok: true, rows };
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, fault: { line, why: quoteFaults[error.code] ?? error.message } };
    throw error;
  }
}
