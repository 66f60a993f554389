import { reason, type Refusal } from './decision.js';
import { limits, optionalTextFaults } from './text.js';

// What looks like a Latin letter: Cyrillic, Greek, small capitals, crossed letters and figures used as letters (the part of
// Unicode's confusables.txt that a phone keyboard reaches). I, l and 1 are one letter.
const lookAlikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аαᴀ4', b: 'вβьʙ', c: 'сϲᴄ', d: 'ԁđᴅ', e: 'еєεэҽɛᴇ3', f: 'ϝꜰ', g: 'ԍɡɢ9', h: 'нһհħʜ', i: 'іιıɪǀӏlłʟ1', j: 'јϳᴊ', k: 'кκᴋ', m: 'мᴍ',
    n: 'пոηɴ', o: 'оοσօøᴏ0', p: 'рρᴘ', r: 'гʀ', s: 'ѕꜱ5', t: 'тτŧᴛ7', u: 'υսμᴜ', v: 'ѵνᴠ', w: 'ԝшωᴡ', x: 'хχ', y: 'уγʏ', z: 'ᴢζ2',
  }).flatMap(([letter, others]) => [...others].map((other) => [other, letter])),
);

/** How a name looks: compatibility forms, accents, case, blanks and signs are gone, look-alike letters are one. */
export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
  // At a glance "rn" reads as m.
  return [...plain].map((letter) => lookAlikes.get(letter) ?? letter).join('').replaceAll('rn', 'm');
}

// Under these only an office or a body speaks, also as part of a longer name ("Bezirksamt Harburg, Leitung").
const reservedStems = [
  'bezirksamt', 'bezirksverwaltung', 'bezirksversammlung', 'bezirksleitung', 'fachamt', 'fachausschuss', 'sozialraummanagement', 'integrationsrat',
  'stadtverwaltung', 'senatskanzlei', 'districtoffice', 'districtassembly', 'districtcouncil', 'integrationcouncil', 'mitgestalten', 'administrator',
].map(skeletonOf);

// These are a name of the office only alone: "Redaktion", but not "Tanja Admin-Schulz".
const reservedWords = new Set(
  ['admin', 'amt', 'redaktion', 'moderation', 'moderator', 'moderationsteam', 'verwaltung', 'behörde', 'behoerde', 'support', 'system', 'office', 'hir'].map(skeletonOf),
);

// "Bezirk Harburg", but not "Bezirkselternausschuss".
const districtItself = /^(der)?bezirk(?!s)/;

/** True for a name that could be taken for the district office or a body. */
export function isReservedName(name: string): boolean {
  const skeleton = skeletonOf(name);
  return reservedWords.has(skeleton) || districtItself.test(skeleton) || reservedStems.some((stem) => skeleton.includes(stem));
}

/** The faults of a name given by somebody who does not speak for the office. An absent or empty name is no fault. */
export function authorNameFaults(field: string, name: string | null | undefined): Refusal[] {
  const faults = optionalTextFaults(field, name, limits.name);
  if (faults.length > 0 || name == null || name === '') return faults;
  return isReservedName(name) ? [reason('NAME_RESERVED', field)] : [];
}
