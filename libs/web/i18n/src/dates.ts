/** All dates are shown as they read on a clock in Hamburg, wherever the reader is. */
const timeZone = 'Europe/Berlin';

function localeOf(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang === 'ar-XB' ? 'ar-u-nu-latn' : lang;
}

// To make one takes a weak phone milliseconds, to use it again next to nothing; there are as many as languages and forms of a date.
const formatters = new Map<string, Intl.DateTimeFormat>();
const names = new Map<string, Intl.DisplayNames>();

function formatter(lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${JSON.stringify(options)}`;
  let found = formatters.get(key);
  if (found === undefined) formatters.set(key, found = new Intl.DateTimeFormat(localeOf(lang), { timeZone, ...options }));
  return found;
}

/** "15. Mai" — with the year when it is not the year of `now`. */
export function formatDay(lang: string, at: string | Date, now: string | Date = at): string {
  const year = (date: string | Date) => formatter('en', { year: 'numeric' }).format(new Date(date));
  return formatter(lang, { day: 'numeric', month: 'long', ...(year(at) === year(now) ? {} : { year: 'numeric' }) }).format(new Date(at));
}

/** "15. Mai, 23:59" */
export function formatDayAndTime(lang: string, at: string | Date, now: string | Date = at): string {
  const time = formatter(lang, { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  return `${formatDay(lang, at, now)}, ${time}`;
}

/** The last minute of a half-open interval: an end at 00:00 reads "23:59" of the day before. */
export function formatUntil(lang: string, endsAt: string | Date, now: string | Date = endsAt): string {
  return formatDayAndTime(lang, lastMinute(endsAt), now);
}

/** The last day of a half-open interval, without the time. */
export function formatUntilDay(lang: string, endsAt: string | Date, now: string | Date = endsAt): string {
  return formatDay(lang, lastMinute(endsAt), now);
}

function lastMinute(endsAt: string | Date): Date {
  return new Date(new Date(endsAt).getTime() - 60_000);
}

/** Whole calendar days from `now` to the last minute of the interval, in Hamburg; 0 on the last day. */
export function daysLeft(endsAt: string | Date, now: string | Date): number {
  const day = (date: Date) => Date.parse(`${formatter('sv-SE', { dateStyle: 'short' }).format(date)}T00:00:00Z`);
  return Math.round((day(lastMinute(endsAt)) - day(new Date(now))) / 86_400_000);
}

export function formatNumber(lang: string, value: number): string {
  return new Intl.NumberFormat(localeOf(lang)).format(value);
}

/** A language's own name for itself: "Türkçe". */
export function languageName(lang: string, inLang: string = lang): string {
  let found = names.get(inLang);
  if (found === undefined) names.set(inLang, found = new Intl.DisplayNames([localeOf(inLang)], { type: 'language' }));
  return found.of(lang) ?? lang;
}
