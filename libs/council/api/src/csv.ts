// A spreadsheet takes a cell that begins so for a formula, also behind blanks.
const formula = /^\s*[=+\-@\t\r]/;
const special = /[";\r\n]/;

/**
 * Rows as a table for spreadsheets: UTF-8 with byte order mark, semicolons and CRLF. That is what Excel in German, the language of
 * the offices that open it, reads by double click; LibreOffice asks, and both take it in any language.
 * Text that would be taken for a formula gets an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
