/** The figures of long texts: for the terminal, for the checks of each change, and for docs/figures.md. */
import { table } from '../report/text.mjs';
import { SLOWER } from './draft.mjs';

/** The budgets of the design for a draft of sixty pages, in ms. */
const BUDGETS = { warm: 1_500, p95: 50, task: 50 };
// What the checks of each change allow: a machine may be slow, and only a mistake of another order shall fall through. A browser suffers more from a busy one.
export const GUARD_FACTOR = 4;
const DRAFT_GUARD_FACTOR = 6;

const markdown = (head, rows) => [head, head.map((_, n) => (n === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const verdict = (met) => (met ? 'met' : 'missed');

const MEASURES_HEAD = ['', 'seconds', 'fastest', 'wanted', 'MiB', 'wanted', ''];
const measureRow = ({ title, seconds, fastest, mebibytes, budget, met }) =>
  [title, seconds, fastest, `at most ${budget.seconds}`, mebibytes, budget.mebibytes === undefined ? '' : `at most ${budget.mebibytes}`, verdict(met)];

/** What was measured of the draft: `[what, ms, the budget if there is one]`. */
const draftFigures = ({ opening, typing, toggling, suggestions }) => [
  ['opening the draft from the list of parts', opening.warm, BUDGETS.warm],
  ['opening it by its address, in a browser that was never here', opening.cold],
  [`going on to the passage with the ${suggestions} suggestions`, opening.passage],
  ['a key, p50', typing.p50],
  ['a key, p95', typing.p95, BUDGETS.p95],
  ['a key, at worst', typing.worst],
  ['longest task while each suggestion is chosen', toggling.each[0].ms, BUDGETS.task],
  ['longest task when all are given up', toggling.none[0].ms, BUDGETS.task],
  ['longest task when all are chosen', toggling.all[0].ms, BUDGETS.task],
];
const DRAFT_HEAD = ['a draft of sixty pages', 'ms', 'wanted', ''];
const draftRow = ([what, ms, budget]) => [what, ms, ...(budget === undefined ? ['', ''] : [`at most ${budget}`, verdict(ms <= budget)])];

const draftLine = ({ passages, bytes, longest, suggestions, toggles, toggling, keys, typing }) =>
  `${passages} passages, ${bytes / 1000} kB; one passage of ${longest / 1000} kB with ${suggestions} open suggestions, of which ${toggling.chosen} can be chosen together; ${toggles} toggled one by one; ${keys} keys, saved ${typing.saves} times meanwhile`;

/** What of the draft is over its budget, or by far when only that counts: a line each. */
export function draftFaults(draft, byFar) {
  const factor = byFar ? DRAFT_GUARD_FACTOR : 1;
  return draftFigures(draft).filter(([, ms, budget]) => budget !== undefined && ms > budget * factor).map(([what, ms, budget]) => `${what}: ${ms} ms, at most ${budget * factor} wanted`);
}

/** The tables for the terminal, and what the longest tasks were spent on. */
export function textTables({ measures, draft }) {
  const tasks = draft === undefined ? [] : Object.entries({ each: draft.toggling.each, none: draft.toggling.none, all: draft.toggling.all }).map(([name, [{ ms, most }]]) => `longest task, ${name}: ${ms} ms (${most})`);
  return [
    ...(measures.length > 0 ? [measures.map(({ title, what }) => `${title}: ${what}`).join('\n'), table(MEASURES_HEAD, measures.map(measureRow))] : []),
    ...(draft === undefined ? [] : [draftLine(draft), table(DRAFT_HEAD, draftFigures(draft).map(draftRow)), tasks.join('\n')]),
  ].join('\n\n');
}

/** Text for the documentation. */
export function textText({ machine, rounds, measures, draft }) {
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}.`,
    `The server, ${rounds} rounds, the slowest of them: ${measures.map(({ title, what }) => `${title}: ${what}`).join('; ')}.`,
    markdown(MEASURES_HEAD, measures.map(measureRow)),
    ...(draft === undefined ? [] : [`The browser, processor slowed ${SLOWER} times, medians of ${draft.runs} runs: ${draftLine(draft)}.`, markdown(DRAFT_HEAD, draftFigures(draft).map(draftRow))]),
  ].join('\n\n');
}
