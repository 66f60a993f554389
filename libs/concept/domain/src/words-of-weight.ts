/*
 * Words where a letter decides: what negates, binds, limits or counts, and the names of months and days. A word that is missing here makes a correction
 * possible that should have been seen by two; one too many sends a typing error the longer way. In lower case; words of fewer than four letters
 * are never corrected by one person and need not be named.
 */
const de = `nicht nichts niemals niemand niemanden niemandem nirgends nirgendwo kein keine keinen keinem keiner keines ohne weder noch statt außer
  muss müssen müsste müssten soll sollen sollte sollten kann können könnte könnten darf dürfen dürfte dürften wird werden würde würden wollen möchte möchten
  alle allen aller alles jede jeden jedem jeder jedes viele vielen wenig wenige weniger mehr mehrere einige manche beide beiden mindestens höchstens
  unter über seit nach eins zwei drei vier fünf sechs sieben acht neun zehn zwölf erste ersten zweite zweiten dritte dritten halb halbe doppelt
  januar februar märz april juni juli august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag`;
const en = `nothing never nobody nowhere none neither without unless except cannot must shall should will would could might need
  every each many more most less least some several both half double under over until since before after
  zero three four five seven eight nine eleven twelve first second third
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`;
const listed: Readonly<Record<string, ReadonlySet<string>>> = { de: new Set(de.split(/\s+/)), en: new Set(en.split(/\s+/)) };

// Numbers that are written as one word: "sechzehn", "dreißig", "zweihundert"; "sixteen", "thirty", "thousands".
const numbers: Readonly<Record<string, RegExp>> = {
  de: /(zehn|zig|ßig|hundert|tausend|million|millionen|milliarde|milliarden|prozent)$/u, en: /(teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|percent)$/u,
};

/** Whether the words of weight of this language are known. */
export function knowsWeight(lang: string): boolean {
  return lang in listed;
}

/** Whether this word decides what a sentence promises, or may be a number or a date. */
export function carriesWeight(word: string, lang: string): boolean {
  const lower = word.toLowerCase();
  return (listed[lang]?.has(lower) ?? false) || (numbers[lang]?.test(lower) ?? false);
}
