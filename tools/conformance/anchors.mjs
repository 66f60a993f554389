/** Carries the sentences of a folder of versions and compares with what is known to have become of them. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { carryOver, documentFromPlain, folded, foldedText, goneBelow, plainText, rewordedFrom, sentencesOf, similarity, synopsisRows, textChanges } from '@mitgestalten/concept-domain';
import { PlainError } from '../lib/processes.mjs';

const most = 0.1;

/** Prints the figures; resolves with 0 when every promise is kept, else 1. */
export async function checkAnchors(folder) {
  const versions = readVersions(folder);
  const { sentences, known } = readJson(join(folder, 'sentences.json'), (json) => ({ sentences: json, known: Array.isArray(json) }));
  if (!known) throw new PlainError(`${join(folder, 'sentences.json')} is not a list of sentences.`);
  const started = process.cpuUsage();
  const results = sentences.map((sentence) => ({ sentence, ...judge(versions, sentence) }));
  const { user, system } = process.cpuUsage(started);
  const faults = print(results);
  console.log(`${sentences.length} sentences carried in ${Math.round((user + system) / 1000)} ms of processor time`);
  const differing = compareTexts(versions);
  const listed = existsSync(join(folder, 'changed-articles.json')) ? compareChanged(versions, readJson(join(folder, 'changed-articles.json'))) : [];
  for (const fault of [...differing, ...listed]) console.log(`   ${fault}`);
  return faults + differing.length + listed.length === 0 ? 0 : 1;
}

/** Each version as the platform stores it: the plain text of each section's document. */
function readVersions(folder) {
  const versions = new Map();
  for (const name of readdirSync(folder).filter((each) => /^\d+\.json$/.test(each))) {
    const { articles } = readJson(join(folder, name));
    const texts = Object.entries(articles).map(([passageId, source]) => ({ passageId, text: plainText(documentFromPlain(source)) }));
    versions.set(Number.parseInt(name, 10), texts);
  }
  if (versions.size < 2) throw new PlainError(`${folder} holds no two versions (00.json, 01.json, ...).`);
  return versions;
}

function readJson(file, check = (json) => json) {
  try {
    return check(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new PlainError(`${file} cannot be read: ${error.message}`);
  }
}

const carriers = new Map();

function judge(versions, { from_rev: from, to_rev: to, section, quote, expected, best }) {
  const key = `${from} ${to}`;
  if (!carriers.has(key)) carriers.set(key, carryOver(versions.get(from), versions.get(to)));
  const source = versions.get(from).find(({ passageId }) => passageId === section);
  const span = source && findQuote(source.text, quote);
  if (!span) return { verdict: 'wrong', why: 'the quote does not stand in its section before' };
  const carried = carriers.get(key)({ passageId: section, ...span });
  return { carried, ...verdictOf(carried, { section, quote: folded(quote), expected, best, before: source.text }, versions.get(to)) };
}

function findQuote(text, quote) {
  const { text: whole, toSource } = foldedText(text);
  const words = folded(quote);
  const at = whole.indexOf(words);
  return at === -1 ? null : toSource({ start: at, end: at + words.length });
}

/** Where the words stand, in code points of the text. */
function placesOf(text, words) {
  const { text: whole, toSource } = foldedText(text);
  const places = [];
  for (let at = whole.indexOf(words); at !== -1; at = whole.indexOf(words, at + 1)) places.push(toSource({ start: at, end: at + words.length }).start);
  return places;
}

/** Whether it is the very sentence: where it stands as often as before, the first is still the first. */
function isThere(place, { section, quote, before }, after) {
  const now = placesOf(after.find(({ passageId }) => passageId === section)?.text ?? '', quote);
  const wanted = placesOf(before, quote).length === now.length ? now.slice(0, 1) : now;
  return place?.passageId === section && folded(place.quote) === quote && wanted.includes(place.start);
}

function verdictOf(carried, { section, quote, expected, best, before }, after) {
  const { state, place } = carried;
  // A sentence that is there to be found may not be left to people.
  if (expected === 'same-section-exact') return { verdict: isThere(place, { section, quote, before }, after) && state !== 'REWORDED' ? 'right' : 'wrong' };
  if (expected === 'moved-other-section') return { verdict: state === 'MOVED' && place.passageId !== section && folded(place.quote) === quote ? 'right' : 'wrong' };
  if (best >= rewordedFrom) return right(state === 'REWORDED' && isClosest(place, section, quote, after), state);
  if (best < goneBelow) return state === 'UNCERTAIN' ? { verdict: 'tray' } : right(place === null, state);
  return state === 'UNCERTAIN' ? { verdict: 'right', tray: true } : right(place !== null && isClosest(place, section, quote, after), state);
}

function right(is, state) {
  return { verdict: is ? 'right' : state === 'UNCERTAIN' ? 'tray' : 'wrong' };
}

/** Whether the place holds the sentence of its section that is most like the quote, or at least words as like. */
function isClosest(place, section, quote, after) {
  if (place.passageId !== section) return false;
  const whole = foldedText(after.find(({ passageId }) => passageId === section).text);
  const sentences = sentencesOf(whole);
  const closest = sentences.map((span) => ({ ...whole.toSource(span), score: similarity(quote, whole.text.slice(span.start, span.end)) })).sort((a, b) => b.score - a.score)[0];
  const overlaps = place.start < closest.end && closest.start < place.end;
  return overlaps || similarity(quote, folded(place.quote)) >= closest.score;
}

function classOf({ expected, best }) {
  if (expected !== 'gone-or-edited') return expected;
  if (best >= rewordedFrom) return `gone-or-edited, best ${rewordedFrom} or more`;
  return best < goneBelow ? `gone-or-edited, best below ${goneBelow}` : 'gone-or-edited, best between';
}

function print(results) {
  const groups = Map.groupBy(results, ({ sentence }) => classOf(sentence));
  let faults = 0;
  console.log(`${'class'.padEnd(36)}${'all'.padStart(6)}${'right'.padStart(7)}${'wrong'.padStart(7)}${'tray'.padStart(6)}`);
  for (const [name, group] of [...groups].sort()) {
    const count = (verdict) => group.filter((each) => each.verdict === verdict).length;
    const tray = group.filter(({ carried }) => carried?.state === 'UNCERTAIN').length;
    console.log(`${name.padEnd(36)}${String(group.length).padStart(6)}${String(count('right')).padStart(7)}${String(count('wrong')).padStart(7)}${String(tray).padStart(6)}`);
    faults += count('wrong');
  }
  for (const { sentence, carried, verdict, why } of results) {
    if (verdict === 'right') continue;
    console.log(`   ${verdict}: ${sentence.from_rev} to ${sentence.to_rev}, ${sentence.section}: "${sentence.quote.slice(0, 70)}" (best ${sentence.best ?? '-'})`);
    console.log(`      ${why ?? `${carried.state} ${carried.reason}: ${carried.candidates.map(({ passageId, score, quote }) => `${passageId} ${score.toFixed(2)} "${quote.slice(0, 70)}"`).join(' | ')}`}`);
  }
  const tray = results.filter(({ carried }) => carried?.state === 'UNCERTAIN').length;
  console.log(`in the tray: ${tray} of ${results.length} (at most ${most * 100} %)`);
  return faults + (tray > most * results.length ? 1 : 0);
}

/** The sections of a version as the synopsis of the platform compares them. */
function outlineOf(texts) {
  return texts.map(({ passageId, text }, n) => ({ passageId, kind: 'SECTION', parentId: null, ordinal: n + 1, hash: text }));
}

function compareChanged(versions, list) {
  const bare = (key) => key.replace(/^0+(?=.)/, '');
  const faults = list.flatMap(({ rev, published }) => {
    const [before, after] = [versions.get(rev - 1), versions.get(rev)];
    if (!before || !after) return [];
    const changed = synopsisRows(outlineOf(before), outlineOf(after)).filter(({ changes }) => changes.some((change) => change !== 'MOVED')).map(({ passageId }) => bare(passageId)).sort();
    const wanted = [...new Set(Object.values(published).flat())].map(String).sort();
    return JSON.stringify(changed) === JSON.stringify(wanted) ? [] : [`version ${rev}: changed ${changed.join(', ')}; published ${wanted.join(', ')}`];
  });
  console.log(`changed sections as published: ${list.length - faults.length} of ${list.length} versions`);
  return faults;
}

/** The way from each version to the next, shown by `textChanges`, must lead from text to text to the character. */
function compareTexts(versions) {
  const faults = [];
  let compared = 0;
  for (const [number, texts] of versions) {
    const next = new Map(versions.get(number + 1)?.map(({ passageId, text }) => [passageId, text]));
    for (const { passageId, text } of texts) {
      if (!next.has(passageId) || next.get(passageId) === text) continue;
      const changes = textChanges(text, next.get(passageId));
      const joined = (...kinds) => changes.filter(({ kind }) => kinds.includes(kind)).map((change) => change.text).join('');
      if (joined('KEPT', 'REMOVED', 'MOVED_AWAY') !== text || joined('KEPT', 'ADDED', 'MOVED_HERE') !== next.get(passageId)) faults.push(`version ${number}, ${passageId}: the changes do not lead to the next text`);
      compared++;
    }
  }
  console.log(`changes of ${compared} sections applied: ${compared - faults.length} give the next text to the character`);
  return faults;
}
