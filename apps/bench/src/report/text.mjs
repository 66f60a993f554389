/** Results as tables of text. */

/** Columns as wide as they must be; the first one stands at the start of its column, the others at its end. */
export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd()).join('\n');
}

const HEAD = ['', 'requests/s', 'of limit', 'spread', 'CPU µs', 'PG µs', 'p50 ms', 'p99 ms', 'bytes', 'SQL', 'planned'];
const NAMES = { limit: 'limit', ours: 'platform', oneTrip: 'limit, one round trip', anonymous: 'anonymous, cached' };

/** One case: a line for each party. */
export function caseTable(result) {
  const parties = Object.keys(NAMES).filter((key) => result[key]);
  return table(HEAD, parties.map((key) => {
    const { rps, ratio, lowest, highest, cpu, postgresCpu, p50, p99, bytes, statements = '', parsed = '' } = result[key];
    return [NAMES[key], rps, ratio ?? '', ratio === undefined ? '' : `${lowest} to ${highest}`, cpu, postgresCpu, p50, p99, bytes, statements, parsed];
  }));
}

/** The budgets: met, or missed by which factor. */
export function budgetTable(judged) {
  return table(['budget', 'wanted', 'measured', ''], judged.map(({ name, budget, value, met, factor }) => [name, budget, value, met ? 'met' : `missed by ${factor}`]));
}
