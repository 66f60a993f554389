/** What is measured of texts. Each measure makes its own data, so that it can run in a process of its own, whose memory is then that of the measure. */
import { carryOver, outlineNumbers, passageChanges, sentencesOf, foldedText, synopsisRows } from '@mitgestalten/concept-domain';
import { changed, makePart, textOf } from './prose.mjs';

const PART = { passages: 300, bytes: 500_000 };

const entry = ({ passageId }, ordinal, hash) => ({ passageId, parentId: null, kind: 'MEASURE', ordinal, hash });
const wording = ({ title }, plain) => ({
  originalLang: 'de', texts: [{ lang: 'de', title, plain }], responsible: 'Bezirksamt', partners: null, cost: '10.000 Euro im Jahr', timeFrame: null, indicator: null, requiredByLaw: false,
});

/** Both versions of the part: in the second one every sentence is changed, every tenth passage moved to the top, the last one struck. */
function versions() {
  const part = makePart(PART);
  const order = [...part.filter((_, n) => n % 10 === 9), ...part.filter((_, n) => n % 10 !== 9)].slice(0, -1);
  const before = part.map((passage, n) => ({ ...entry(passage, n + 1, 'before'), ...wording(passage, textOf(passage.sentences)) }));
  const after = order.map((passage, n) => ({ ...entry(passage, n + 1, 'after'), ...wording(passage, textOf(passage.sentences.map(changed))) }));
  return { before, after };
}

/** What the server computes for a comparison that nobody asked for yet, without the two statements. */
function compare() {
  const { before, after } = versions();
  const started = performance.now();
  outlineNumbers(before);
  outlineNumbers(after);
  const rows = synopsisRows(before, after).map((row) => ({ ...row, ...passageChanges(row.before, row.after, 'de') }));
  const seconds = (performance.now() - started) / 1000;
  const bytes = before.reduce((sum, { texts }) => sum + Buffer.byteLength(texts[0].plain), 0);
  return { seconds, what: `${before.length} passages, ${Math.round(bytes / 1000)} kB, ${rows.filter(({ changes }) => changes.length > 0).length} changed` };
}

/** Comments to their place in the next version: that many, spread over all sentences of it, half of them on whole sentences. */
function carry() {
  const { before, after } = versions();
  const texts = (all) => all.map((each) => ({ passageId: each.passageId, text: each.texts[0].plain }));
  const spans = texts(before).flatMap(({ passageId, text }) => {
    const whole = foldedText(text);
    return sentencesOf(whole).map((span) => ({ passageId, ...whole.toSource(span) }));
  });
  const anchors = Array.from({ length: 10_000 }, (_, n) => {
    const { passageId, start, end } = spans[n % spans.length];
    return n % 2 === 0 ? { passageId, start, end } : { passageId, start: start + 4 + (n % 7), end: end - 5 - (n % 11) };
  });
  const started = performance.now();
  const decide = carryOver(texts(before), texts(after));
  const states = Map.groupBy(anchors.map((anchor) => decide(anchor).state), (state) => state);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, what: `10,000 anchors, every sentence changed: ${[...states].map(([state, all]) => `${all.length} ${state}`).join(', ')}` };
}

/** By name, with the budget of each: seconds, and MiB of the whole process at its highest. */
export const measures = {
  synopsis: { title: 'compare two versions, the first time', run: compare, seconds: 1 },
  anchors: { title: 'carry comments into the next version', run: carry, seconds: 10, mebibytes: 500 },
};
