/** Bars as SVG, readable on light and dark ground: each picture brings its own ground. */

const ROW = 46;
const BAR = 14;
const LABEL = 210;
const SPACE = 420;
const COLOURS = ['#2f6f8f', '#c98b2b'];

const escape = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** One bar with its spread as a thin line and its figure behind it. */
function bar({ value, lowest, highest }, index, top, scale) {
  const y = top + index * (BAR + 2);
  const middle = y + BAR / 2;
  const line = lowest === undefined ? '' : `<line x1="${LABEL + lowest * scale}" x2="${LABEL + highest * scale}" y1="${middle}" y2="${middle}" stroke="#111" stroke-width="1.5"/>`;
  const end = LABEL + Math.max(value, highest ?? 0) * scale + 6;
  return `<rect x="${LABEL}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR}" fill="${COLOURS[index]}"/>${line}<text x="${end.toFixed(1)}" y="${y + 11}" font-size="11">${value}</text>`;
}

/**
 * A chart of rows of bars.
 * @param rows `{ label, note, bars: [{ value, lowest, highest } | undefined], budget }`; the budget is a dashed line through the row
 * @param legend what the first and the second bar of each row are
 */
export function barChart({ title, rows, legend }) {
  const most = Math.max(1, ...rows.flatMap(({ bars, budget }) => [budget ?? 0, ...bars.flatMap((each) => (each ? [each.value, each.highest ?? 0] : []))]));
  const scale = SPACE / most;
  const height = 64 + rows.length * ROW;
  const body = rows.map(({ label, note, bars, budget }, n) => {
    const top = 60 + n * ROW;
    const mark = budget === undefined ? '' : `<line x1="${LABEL + budget * scale}" x2="${LABEL + budget * scale}" y1="${top - 5}" y2="${top + 2 * BAR + 7}" stroke="#a11" stroke-dasharray="4 3" stroke-width="1.5"/>`;
    return `<text x="12" y="${top + 12}" font-weight="600">${escape(label)}</text><text x="12" y="${top + 27}" font-size="11" fill="#555">${escape(note)}</text>` +
      `${bars.map((each, index) => (each ? bar(each, index, top, scale) : '')).join('')}${mark}`;
  });
  const keys = legend.map((text, n) => `<rect x="${LABEL + n * 130}" y="36" width="11" height="11" fill="${COLOURS[n]}"/><text x="${LABEL + 16 + n * 130}" y="46" font-size="11">${escape(text)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LABEL + SPACE + 70} ${height}" font-family="Fira Sans, Helvetica, Arial, sans-serif" font-size="13" role="img">` +
    `<title>${escape(title)}</title><rect width="100%" height="100%" fill="#fff"/><text x="12" y="22" font-weight="600" font-size="15">${escape(title)}</text>` +
    `${keys.join('')}<line x1="${LABEL + 275}" x2="${LABEL + 295}" y1="42" y2="42" stroke="#a11" stroke-dasharray="4 3" stroke-width="1.5"/><text x="${LABEL + 302}" y="46" font-size="11">budget</text>${body.join('')}</svg>\n`;
}
