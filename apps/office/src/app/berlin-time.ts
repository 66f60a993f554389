/** Office people type and read the clock of Hamburg; the API takes instants. These two functions are the way between. */
const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

/** An instant as `2026-05-15T23:59`, the value of an `<input type="datetime-local">`. */
export function toBerlinInput(instant: string | Date): string {
  return wallClock.format(new Date(instant)).replace(' ', 'T');
}

/** The instant of a wall clock reading, or null when it cannot be read. In the doubled hour of October the first is taken. */
export function fromBerlinInput(reading: string): string | null {
  const asUtc = Date.parse(`${reading}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(reading) || Number.isNaN(asUtc)) return null;
  // The offset differs on both sides of a change of the clock, so each candidate is read back; two hours is summer time.
  const candidates = [2, 1].map((hours) => new Date(asUtc - hours * 3_600_000));
  const exact = candidates.find((candidate) => toBerlinInput(candidate) === reading);
  return (exact ?? candidates[1] ?? new Date(asUtc)).toISOString();
}
