/** The figures of docs/figures.md: tables and pictures, made of the published results and of nothing else. */
import { barChart } from './chart.mjs';

const TITLES = { R1: '20 measures with tally and comments', R2: 'one measure, 50 threads', R3: 'council table', W1: 'vote', W2: 'comment' };
const SHARES = { R1: 0.75, R2: 0.85, R3: 0.4, W1: 0.7, W2: 0.7 };
const names = (results) => Object.keys(TITLES).filter((name) => results.some((result) => result?.cases[name]));

const markdown = (head, rows) => [head, head.map((_, n) => (n === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const pair = (a, b) => `${a} → ${b}`;

/** One table for a scale: limit and platform side by side. */
function casesTable({ cases }) {
  const head = ['case', 'limit /s', 'platform /s', 'share (lowest to highest)', 'CPU µs', 'PostgreSQL µs', 'p50 ms', 'p99 ms', 'SQL'];
  return markdown(head, names([{ cases }]).map((name) => {
    const { limit, ours } = cases[name];
    return [`${name} ${TITLES[name]}`, limit.rps, ours.rps, `**${ours.ratio}** (${ours.lowest} to ${ours.highest})`, pair(limit.cpu, ours.cpu), pair(limit.postgresCpu, ours.postgresCpu), ours.p50, ours.p99, ours.statements];
  }));
}

/** What else was measured: reported, without a budget. */
function reported({ cases }) {
  const lines = names([{ cases }]).flatMap((name) => {
    const { single, oneTrip } = cases[name];
    return [
      ...(single ? [`- ${name} over one connection: ${single.ours.rps} answers a second, ${single.ours.ratio} of the limit.`] : []),
      ...(oneTrip ? [`- ${name} at the limit in one round trip, with the rules in a function of the database: ${oneTrip.rps} a second.`] : []),
    ];
  });
  return lines.join('\n');
}

const budgetsTable = (budgets) => markdown(['budget', 'wanted', 'measured', ''], budgets.map(({ name, budget, value, met, factor }) => [name, budget, value, met ? 'met' : `missed by ${factor}`]));

/** Text for the documentation. */
export function figuresText(published) {
  const scales = Object.values(published.api).filter(Boolean);
  const [{ machine, rounds, seconds }] = scales;
  return [
    `${machine.cores} cores (${machine.processor}), Node ${machine.node}, ${machine.pinned ? 'pinned: the server on one core, PostgreSQL and load on the other' : 'not pinned'}; 16 connections; medians of ${rounds} rounds of ${seconds} s.`,
    'CPU and PostgreSQL: processor time for each request, limit → platform. SQL: statements for each request, sign-in, BEGIN and COMMIT included.',
    '![Share of the limit](pictures/bench-share.svg)',
    '![Processor time of the server for each request](pictures/bench-cpu.svg)',
    ...scales.flatMap((result) => [`### ${result.scale}x data`, casesTable(result), reported(result), budgetsTable(result.budgets)]),
  ].join('\n\n');
}

const small = (value) => value && { value: value.ratio, lowest: value.lowest, highest: value.highest };

/** Pictures by file name. */
export function figuresPictures({ api }) {
  const both = [api['1'], api['10']];
  const legend = ['1x data', '10x data'];
  const rows = (barOf, budgetOf) => names(both).map((name) => ({ label: name, note: TITLES[name], bars: both.map((result) => result?.cases[name] && barOf(result.cases[name])), budget: budgetOf(name) }));
  return {
    'bench-share.svg': barChart({ title: 'Requests per second, as a share of the limit', legend, rows: rows(({ ours }) => small(ours), (name) => SHARES[name]) }),
    'bench-cpu.svg': barChart({
      title: 'Processor time of the server, as a multiple of the limit', legend,
      rows: rows(({ ours, limit }) => ({ value: Number((ours.cpu / limit.cpu).toFixed(2)) }), (name) => (name === 'R1' || name === 'R2' ? 4 : undefined)),
    }),
  };
}
