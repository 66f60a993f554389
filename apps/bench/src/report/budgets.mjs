/** The budgets of the design, and what a measurement says about each. */

// A share of the limit's requests per second that must be reached; writes are compared with a limit that does the same statements.
const share = (name, what, least) => ({ name: `${name} ${what}`, budget: `at least ${least} of the limit`, of: ({ cases }) => cases[name]?.ours.ratio, well: (value) => value >= least, factor: (value) => least / value, unit: '' });

const times = (name, most) => ({
  name: `${name} processor time`, budget: `at most ${most}x the limit`, of: ({ cases }) => cases[name] && cases[name].ours.cpu / cases[name].limit.cpu, well: (value) => value <= most, factor: (value) => value / most, unit: 'x',
});

const anonymous = (name) => ({ name: `${name} anonymous, cached`, budget: 'at least 2 of the limit', of: ({ cases }) => cases[name]?.anonymous?.ratio, well: (value) => value >= 2, factor: (value) => 2 / value, unit: '' });

const growth = (name, most) => ({ name: `${name} growth to 10x data`, budget: `at most ${most}x time`, of: (result) => result.growth?.[name]?.time, well: (value) => value <= most, factor: (value) => value / most, unit: 'x' });

const below = (name, most, unit, of) => ({ name, budget: `at most ${most} ${unit}`, of, well: (value) => value <= most, factor: (value) => value / most, unit: ` ${unit}` });

const BUDGETS = [
  share('R1', 'list', 0.75), share('R2', 'measure', 0.85), share('R3', 'council table', 0.4), share('W1', 'vote', 0.7), share('W2', 'comment', 0.7),
  times('R1', 4), times('R2', 4), anonymous('R1'), anonymous('R2'),
  growth('R1', 1.15), growth('R2', 1.15), growth('W1', 1.15), growth('R3', 1.3),
  below('start to ready', 2, 's', ({ process }) => process.startMs / 1000),
  below('memory, idle', 200, 'MiB', ({ process }) => process.idle),
  below('memory, at most', 350, 'MiB', ({ process }) => process.peak),
];

/** The budgets that the result can say something about: `{ name, budget, value, met, factor }`; a factor above 1 tells by how much it was missed. */
export function judge(result) {
  return BUDGETS.flatMap(({ name, budget, of, well, factor, unit }) => {
    const value = of(result);
    if (value === undefined) return [];
    return [{ name, budget, value: `${Number(value.toFixed(2))}${unit}`, met: well(value), factor: Number(factor(value).toFixed(2)) }];
  });
}
