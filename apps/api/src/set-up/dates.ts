const timeZone = 'Europe/Berlin';
const dayMs = 86_400_000;

/** The instant at which that day (YYYY-MM-DD) begins in Berlin. */
export function startOfDay(day: string): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  // Berlin is one or two hours ahead; its offset at UTC midnight is the one at local midnight except on the two nights of
  // the change, when the change happens at 02:00 or 03:00 local time, after midnight either way.
  const inBerlin = new Date(`${new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(utc).replace(' ', 'T')}Z`);
  const guess = new Date(utc.getTime() - (inBerlin.getTime() - utc.getTime()));
  return dayIn(guess) === day ? guess : new Date(guess.getTime() + 3_600_000);
}

/** The calendar day in Berlin that lies that many days from the day of `from`. */
export function dayFrom(from: Date, days: number): string {
  return new Date(Date.parse(`${dayIn(from)}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function dayIn(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}
