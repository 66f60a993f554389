/** A part in memory: prose of our own making, the same on every run, long and varied enough that no sentence stands twice. */

const SUBJECTS = ['Das Bezirksamt', 'Der Integrationsrat', 'Jede Schule', 'Die Bücherhalle', 'Ein Verein im Quartier', 'Die Beratungsstelle', 'Jedes Stadtteilhaus', 'Die Elternschule'];
const VERBS = ['öffnet', 'plant', 'prüft', 'bietet', 'sammelt', 'verteilt', 'begleitet', 'fördert'];
const OBJECTS = ['neue Kurse', 'offene Räume', 'einfache Briefe', 'kurze Wege', 'gemeinsame Feste', 'ruhige Plätze', 'gute Auskunft', 'freie Zeiten'];
const PLACES = ['am Abend', 'in jedem Gebiet', 'ohne Termin', 'mit Ehrenamtlichen', 'für Familien', 'neben der Arbeit', 'im nächsten Jahr', 'auf Wunsch in mehreren Sprachen'];

/** Numbers that look like chance and are the same each time (a linear congruential generator with the constants of Numerical Recipes). */
function chance(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pick = (list, next) => list[next(list.length)];

function sentence(n, next) {
  return `${pick(SUBJECTS, next)} ${pick(VERBS, next)} ${pick(OBJECTS, next)} ${pick(PLACES, next)} und nennt dafür bis zum Schritt ${n} ${pick(OBJECTS, next)} ${pick(PLACES, next)}.`;
}

/** The same sentence, said otherwise: one word of it is another, as the least that a change of every sentence can be. */
export const changed = (text) => text.replace(/ und nennt dafür bis zum Schritt (\d+) /, ' und sagt dazu bis zum Schritt $1 ');

/** A part of that many passages and about that many bytes: sentences by passage, in paragraphs of five. */
export function makePart({ passages, bytes }) {
  const next = chance(20_260_409);
  let n = 0;
  return Array.from({ length: passages }, (_, index) => {
    const sentences = [];
    for (let size = 0; size < bytes / passages; size += Buffer.byteLength(sentences.at(-1)) + 1) sentences.push(sentence(++n, next));
    return { passageId: `passage-${index}`, title: `Maßnahme ${index + 1}`, sentences };
  });
}

/** The text of a passage. */
export const textOf = (sentences) => sentences.map((each, index) => each + (index === sentences.length - 1 ? '' : index % 5 === 4 ? '\n' : ' ')).join('');
