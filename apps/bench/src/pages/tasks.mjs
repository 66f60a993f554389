/** What keeps the main thread of a page, by the browser's own trace. */

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'];

/** The longest tasks of the pages' main threads while `act` runs, in ms, the longest first. */
export async function tasksOf(browser, page, act) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const main = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`));
  const inside = (task) => traceEvents.filter(({ name, pid, tid, ts, dur }) => dur > 0 && name !== 'RunTask' && pid === task.pid && tid === task.tid && ts >= task.ts && ts < task.ts + task.dur);
  return tasks.sort((a, b) => b.dur - a.dur).slice(0, 3).map((task) => ({
    ms: Math.round(task.dur / 1000), most: inside(task).sort((a, b) => b.dur - a.dur).slice(0, 5).map(({ name, dur }) => `${name} ${Math.round(dur / 1000)}`).join(', '),
  }));
}
