/** Progress lines: what is being done, and how long it took. Uses nothing but Node's own modules. */

// A reader that went away (`npm start | head`) must not end the platform.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const QUIET_MS = 300;
const BEAT_MS = 15_000;

/** Prints one line of result. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

// Progress is not output: `npm run -s mitgestalten -- … > file` must hold what the command printed and nothing else.
const tell = (line) => process.stderr.write(`${line}\n`);

/** Seconds since `start` (of `Date.now()`), with one decimal. */
export function secondsSince(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * Runs one step: says that it runs, now and then that it still does, and at its end how long it took. A step that is
 * done at once (nothing to build) is not worth a line.
 */
export async function step(title, work) {
  const start = Date.now();
  let told = false;
  const first = setTimeout(() => {
    told = true;
    tell(`· ${title} …`);
  }, QUIET_MS);
  const beat = setInterval(() => tell(`  still running: ${title} (${secondsSince(start)})`), BEAT_MS);
  try {
    const result = await work();
    if (told) tell(`✓ ${title} (${secondsSince(start)})`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(beat);
  }
}
