import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carryOver, type AnchorState, type CarryReason } from './carry-over.js';
import { codePoints, folded } from './folded-text.js';

/** Carries the words, which must stand in the passage exactly once unless their place is told. */
function carry(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>, quote: string, passageId = Object.keys(before)[0]!, at = before[passageId]!.indexOf(quote)) {
  const start = codePoints(before[passageId]!.slice(0, at));
  return carryOver(texts(before), texts(after))({ passageId, start, end: start + codePoints(quote) });
}

function texts(record: Readonly<Record<string, string>>) {
  return Object.entries(record).map(([passageId, text]) => ({ passageId, text }));
}

const courses = 'Wir bieten Deutschkurse am Abend an. Kinder werden in dieser Zeit betreut. Die Kurse sind kostenlos.';

type Row = readonly [name: string, before: string, after: string, quote: string, state: AnchorState, words: string | null, reason: CarryReason];

const rows: readonly Row[] = [
  ['nothing changed', courses, courses, 'Kinder werden in dieser Zeit betreut.', 'SAME', 'Kinder werden in dieser Zeit betreut.', 'TEXT_UNCHANGED'],
  ['a neighbour was reworded', courses, courses.replace('kostenlos', 'frei für alle'), 'Kinder werden in dieser Zeit betreut.', 'SAME', 'Kinder werden in dieser Zeit betreut.', 'SENTENCES_KEPT'],
  ['a sentence was put in front', courses, `Neu ist dies. ${courses}`, 'Die Kurse sind kostenlos.', 'SAME', 'Die Kurse sind kostenlos.', 'SENTENCES_KEPT'],
  ['white space alone differs', courses, courses.replace('. Kinder', '.\n\nKinder'), 'Kinder werden in dieser Zeit betreut.', 'SAME', 'Kinder werden in dieser Zeit betreut.', 'SENTENCES_KEPT'],
  ['umlauts are written in two characters now', 'Das Café ist für alle geöffnet. Der Raum ist hell.', 'Heute ist Montag. Das Café ist für alle geöffnet. Der Raum ist hell.'.normalize('NFD'), 'Das Café ist für alle geöffnet.', 'SAME', 'Das Café ist für alle geöffnet.', 'SENTENCES_KEPT'],
  ['the sentences changed places', courses, 'Die Kurse sind kostenlos. Wir bieten Deutschkurse am Abend an. Kinder werden in dieser Zeit betreut.', 'Die Kurse sind kostenlos.', 'MOVED', 'Die Kurse sind kostenlos.', 'FOUND_IN_PASSAGE'],
  ['the sentence was reworded', courses, courses.replace('in dieser Zeit betreut', 'währenddessen gut betreut'), 'Kinder werden in dieser Zeit betreut.', 'REWORDED', 'Kinder werden währenddessen gut betreut.', 'CLOSE_ENOUGH'],
  ['its sentence was reworded around the words', courses, courses.replace('Wir bieten', 'Der Bezirk bietet'), 'Deutschkurse am Abend', 'SAME', 'Deutschkurse am Abend', 'WORDS_KEPT'],
  ['the words were replaced in a sentence that stayed', courses, courses.replace('am Abend', 'nach Feierabend'), 'am Abend', 'REWORDED', 'nach Feierabend', 'SENTENCE_REWORDED'],
  ['the words were struck from a sentence that stayed', courses, courses.replace(' am Abend', ''), 'am Abend', 'GONE', null, 'WORDS_STRUCK'],
  ['the sentence was struck', courses, courses.replace('Kinder werden in dieser Zeit betreut. ', ''), 'Kinder werden in dieser Zeit betreut.', 'GONE', null, 'NOTHING_ALIKE'],
  ['the sentence became two', 'Wir bauen eine Brücke über den Fluss und einen Weg zum Bahnhof im Westen.', 'Wir bauen eine Brücke über den Fluss. Und einen Weg zum Bahnhof im Westen.', 'Wir bauen eine Brücke über den Fluss und einen Weg zum Bahnhof im Westen.', 'REWORDED', 'Wir bauen eine Brücke über den Fluss. Und einen Weg zum Bahnhof im Westen.', 'CLOSE_ENOUGH'],
  ['a number of one or two digits ends no sentence', 'Das gilt bis zum 31. Dezember 1952 für alle.', 'Das gilt bis zum 31. Dezember 1954 für alle.', 'bis zum 31. Dezember 1952', 'REWORDED', 'bis zum 31. Dezember 1954', 'SENTENCE_REWORDED'],
  ['letters outside of the basic plane are counted once', '😀 Guten Tag. Wir helfen allen 👩‍👩‍👧 Familien hier.', '😀😀 Guten Tag! Wir helfen allen 👩‍👩‍👧 Familien hier.', 'Wir helfen allen 👩‍👩‍👧 Familien hier.', 'SAME', 'Wir helfen allen 👩‍👩‍👧 Familien hier.', 'SENTENCES_KEPT'],
  ['its sentence went elsewhere in the passage', courses, 'Die Kurse sind kostenlos. Wir bieten Deutschkurse am Abend an. Kinder werden in dieser Zeit betreut.', 'kostenlos', 'MOVED', 'kostenlos', 'FOUND_IN_PASSAGE'],
  ['its sentence went elsewhere in the passage and was reworded around the word', courses, 'Alle Kurse sind bei uns kostenlos. Wir bieten Deutschkurse am Abend an. Kinder werden in dieser Zeit betreut.', 'kostenlos', 'MOVED', 'kostenlos', 'FOUND_IN_PASSAGE'],
  ['a "not" was put in front of the sentence', courses, courses.replace('Kinder werden', 'Nicht alle Kinder werden'), 'Kinder werden in dieser Zeit betreut.', 'REWORDED', 'Nicht alle Kinder werden in dieser Zeit betreut.', 'CLOSE_ENOUGH'],
  ['a "not" was put in front of an Arabic sentence', 'دورات مسائية مجانية للجميع. يسمح للأطفال بالحضور مع أهلهم.', 'دورات مسائية مجانية للجميع. لا يسمح للأطفال بالحضور مع أهلهم.', 'يسمح للأطفال بالحضور مع أهلهم.', 'REWORDED', 'لا يسمح للأطفال بالحضور مع أهلهم.', 'CLOSE_ENOUGH'],
  ['a number was put in front of the sentence', courses, courses.replace('Kinder werden', '(2) Kinder werden'), 'Kinder werden in dieser Zeit betreut.', 'SAME', 'Kinder werden in dieser Zeit betreut.', 'WORDS_KEPT'],
  ['the sentence before lost its full stop', '(1) Kurse sind frei.\n(2) Kinder werden betreut.', '(1) Kurse und Räume sind frei (2) Kinder werden betreut.', '(2) Kinder werden betreut.', 'SAME', '(2) Kinder werden betreut.', 'WORDS_KEPT'],
  ['common words of a struck sentence stand in another one', 'Kurse finden in den Räumen des Bezirks statt. Der Garten ist am Nachmittag für alle Nachbarn offen.', 'Der Garten ist am Nachmittag für alle Nachbarn offen. Hunde dürfen nicht in den Räumen des Bezirks, auf Spielplätzen und an der Leine laufen.', 'in den Räumen des Bezirks', 'UNCERTAIN', null, 'BARELY_ALIKE'],
  ['common words of a reworked sentence stand in the one beside it, which was reworked, too', 'Die Stadt unterstützt alle Menschen in Harburg beim Lernen. Der Verein zahlt das Essen.', 'Die Stadt unterstützt alle Harburgerinnen und Harburger beim Lernen. Der Verein kocht für alle Menschen in Harburg.', 'alle Menschen in Harburg', 'REWORDED', 'alle Harburgerinnen und Harburger', 'SENTENCE_REWORDED'],
  ['of parallel items one was struck', 'Sprachkurse für Frauen\nSprachkurse für Männer\nSprachkurse für Kinder', 'Sprachkurse für Männer\nSprachkurse für Kinder', 'Sprachkurse für Frauen', 'UNCERTAIN', null, 'ALIKE_KEPT'],
  ['words in one of parallel items, which was struck', 'Sprachkurse für Frauen\nSprachkurse für Männer\nSprachkurse für Kinder', 'Sprachkurse für Männer\nSprachkurse für Kinder', 'Frauen', 'UNCERTAIN', null, 'ALIKE_KEPT'],
  ['a sentence that stayed is more like it than its successor', 'Ein Sprachcafé für Frauen in Wilstorf.\nEin Sprachcafé für Männer in Wilstorf.', 'Ein offenes Sprachcafé für Mütter und Frauen dort.\nEin Sprachcafé für Männer in Wilstorf.', 'Ein Sprachcafé für Frauen in Wilstorf.', 'REWORDED', 'Ein offenes Sprachcafé für Mütter und Frauen dort.', 'CLOSE_ENOUGH'],
  ['of two equal sentences one was struck, words in it', 'Kurse gibt es am Abend. Das regelt der Bezirk. Räume stehen offen. Das regelt der Bezirk. Feste feiern wir hier.', 'Kurse gibt es am Abend. Räume stehen offen. Das regelt der Bezirk. Feste feiern wir hier.', 'Das regelt der Bezirk', 'UNCERTAIN', null, 'COMMON_SENTENCE'],
  ['the words are part of a longer one now', 'Wir bieten allen Menschen hier einen Kurs an.', 'Wir bieten allen Menschen hier einen Kurs\u00ADplatz an.', 'Menschen hier einen Kurs', 'REWORDED', 'Menschen hier einen Kurs\u00ADplatz', 'SENTENCE_REWORDED'],
  ['Arabic', 'نريد دورات مسائية. الأطفال في رعاية جيدة أثناء الدورة.', 'نريد دورات مسائية مجانية. الأطفال في رعاية جيدة أثناء الدورة.', 'الأطفال في رعاية جيدة أثناء الدورة.', 'SAME', 'الأطفال في رعاية جيدة أثناء الدورة.', 'SENTENCES_KEPT'],
  ['Chinese', '我们晚上开设德语课程。孩子们在此期间得到照顾。', '我们晚上开设免费的德语课程。孩子们在此期间得到照顾。', '我们晚上开设德语课程。', 'REWORDED', '我们晚上开设免费的德语课程。', 'CLOSE_ENOUGH'],
];

describe('carryOver, within a passage', () => {
  it.each(rows)('%s', (_name, before, after, quote, state, words, reason) => {
    const carried = carry({ a: before }, { a: after }, quote);
    expect({ state: carried.state, words: carried.place === null ? null : folded(carried.place.quote), reason: carried.reason }).toEqual({ state, words, reason });
  });

  it('tells equal sentences apart by their neighbours', () => {
    const before = 'Kurse sind frei. Das regelt der Bezirk. Räume sind frei. Das regelt der Bezirk. Ende.';
    const after = before.replace('Kurse sind frei', 'Kurse kosten nichts');
    const [first, second] = [before.indexOf('Das regelt'), before.lastIndexOf('Das regelt')].map((at) => carry({ a: before }, { a: after }, 'Das regelt der Bezirk.', 'a', at));
    expect([first!.place?.start, second!.place?.start]).toEqual([after.indexOf('Das regelt'), after.lastIndexOf('Das regelt')]);
  });

  it('leaves it to people when two places are equally good', () => {
    const carried = carry({ a: 'Das regelt der Bezirk.' }, { a: 'Vorher.\nDas regelt der Bezirk.\nVorher.\nDas regelt der Bezirk.\nVorher.' }, 'Das regelt der Bezirk.');
    expect(carried).toMatchObject({ state: 'UNCERTAIN', place: null, reason: 'SEVERAL_PLACES', candidates: [{ score: 1 }, { score: 1 }] });
  });
});

describe('carryOver, of several sentences', () => {
  const [offer, care, free] = ['Wir bieten Deutschkurse am Abend an.', 'Kinder werden in dieser Zeit betreut.', 'Die Kurse sind kostenlos.'] as const;
  const [cafe, nine, dogs] = ['Neu ist ein Café im Haus.', 'Es öffnet um neun Uhr.', 'Hunde dürfen mit hinein.'] as const;
  const all = [offer, care, free];
  const few = [offer, care];
  const end = 'Danach ist Schluss.';
  const cases: readonly (readonly [name: string, marked: readonly string[], after: string, state: AnchorState, words: string | null, reason: CarryReason])[] = [
    ['sentences were put between them', all, [offer, cafe, nine, dogs, care, free, end].join(' '), 'REWORDED', [offer, cafe, nine, dogs, care, free].join(' '), 'SOME_SENTENCES'],
    ['one of two was struck: it takes in nothing of the next paragraph', few, `${offer}\n${end}`, 'REWORDED', offer, 'SOME_SENTENCES'],
    ['two of three were struck', all, `${free} ${end}`, 'REWORDED', free, 'SOME_SENTENCES'],
    ['one was reworded, and one put in', few, [offer, cafe, care.replace('betreut', 'gut betreut'), end].join(' '), 'REWORDED', [offer, cafe, care.replace('betreut', 'gut betreut')].join(' '), 'SOME_SENTENCES'],
    ['one alone has a successor', all, [care.replace('in dieser Zeit betreut', 'dann gut betreut'), cafe, end].join(' '), 'REWORDED', care.replace('in dieser Zeit betreut', 'dann gut betreut'), 'SOME_SENTENCES'],
    ['they changed places', few, [care, offer, end].join(' '), 'UNCERTAIN', null, 'TORN_APART'],
    ['more came between them than they are', few, [offer, cafe, nine, dogs, free, end, care].join(' '), 'UNCERTAIN', null, 'TORN_APART'],
    ['they became one', few, ['Wir bieten Deutschkurse am Abend an, und Kinder werden in dieser Zeit betreut.', end].join(' '), 'REWORDED', 'Wir bieten Deutschkurse am Abend an, und Kinder werden in dieser Zeit betreut.', 'CLOSE_ENOUGH'],
  ];

  it.each(cases)('%s', (_name, marked, after, state, words, reason) => {
    const carried = carry({ a: [...marked, end].join(' ') }, { a: after }, marked.join(' '));
    expect({ state: carried.state, words: carried.place === null ? null : folded(carried.place.quote), reason: carried.reason }).toEqual({ state, words, reason });
  });

  it('is for people when they went to different passages, and tells where', () => {
    const carried = carry({ a: [...few, end].join(' '), b: cafe }, { a: `${offer} ${end}`, b: `${cafe} ${care}` }, few.join(' '));
    expect(carried).toMatchObject({ state: 'UNCERTAIN', reason: 'TORN_APART', candidates: [{ passageId: 'a', quote: offer }, { passageId: 'b', quote: care }] });
  });
});

describe('carryOver, of a lone word', () => {
  const [before, after] = ['Kurs A findet abends statt. Der Eintritt ist frei. Kurs B findet morgens statt. Der Eintritt ist frei.', 'Das Café ist neu. Der Eintritt ist frei. Kurs A findet abends im Haus statt. Der Eintritt ist frei. Kurs B findet morgens im Haus statt. Der Eintritt ist frei.'];

  it.each([0, 1])('goes with its sentence, not to the first one that has the word (%d)', (n) => {
    const placesIn = (text: string) => [...text.matchAll(/Eintritt/gu)].map(({ index }) => index);
    const carried = carry({ a: before }, { a: after }, 'Eintritt', 'a', placesIn(before)[n]);
    expect(carried.place).toMatchObject({ quote: 'Eintritt', start: placesIn(after)[n + 1] });
  });

  it('is for people when its sentence stands in two places that are equally good', () => {
    const carried = carry({ a: 'Das regelt der Bezirk.' }, { a: 'Vorher.\nDas regelt der Bezirk.\nVorher.\nDas regelt der Bezirk.\nVorher.' }, 'Bezirk');
    expect(carried).toMatchObject({ state: 'UNCERTAIN', place: null, reason: 'SEVERAL_PLACES', candidates: [{ quote: 'Bezirk' }, { quote: 'Bezirk' }] });
  });

  it('goes with its sentence into another passage', () => {
    const other = 'Räume stehen allen offen.';
    const carried = carry({ a: courses, b: other }, { a: courses.replace(' Die Kurse sind kostenlos.', ''), b: `${other} Die Kurse sind kostenlos.` }, 'kostenlos');
    expect(carried).toMatchObject({ state: 'MOVED', reason: 'FOUND_ELSEWHERE', place: { passageId: 'b', quote: 'kostenlos' } });
  });
});

describe('carryOver, of a sentence with two successors', () => {
  const sentence = 'Kinder werden in dieser Zeit von Fachkräften betreut.';
  const [first, second] = ['Kinder werden in jener Zeit von Fachkräften betreut.', 'Kinder werden in aller Zeit von Fachkräften betreut.'];

  it.each(['Kinder', sentence])('leaves it to people when they are equally alike and nothing around tells them apart (%s)', (quote) => {
    expect(carry({ a: sentence }, { a: `Vorher.\n${first}\nVorher.\n${first.replace('jener', 'jeder')}\nVorher.` }, quote)).toMatchObject({ state: 'UNCERTAIN', reason: 'SEVERAL_PLACES', place: null });
  });

  it('follows what stands around', () => {
    const carried = carry({ a: `Am Abend ist das Haus offen. ${sentence} Danach ist Schluss.` }, { a: `Neu ist ein Garten. ${second} Wir freuen uns. Am Abend ist das Haus offen. ${first} Danach ist Schluss.` }, sentence);
    expect(carried).toMatchObject({ state: 'REWORDED', place: { quote: first } });
  });
});

describe('carryOver, between passages', () => {
  const other = 'Räume stehen allen offen. Das Nähere regelt der Bezirk.';

  it('follows a sentence into another passage', () => {
    const sentence = 'Kinder werden in dieser Zeit betreut.';
    const carried = carry({ a: courses, b: other }, { a: courses.replace(`${sentence} `, ''), b: `${other} ${sentence}` }, sentence);
    expect(carried).toMatchObject({ state: 'MOVED', reason: 'FOUND_ELSEWHERE', place: { passageId: 'b', quote: sentence, score: 1 } });
  });

  it('does not take a sentence that stood elsewhere all along for one that went there', () => {
    const carried = carry({ a: `${courses} Das Nähere regelt der Bezirk.`, b: other }, { a: courses, b: other }, 'Das Nähere regelt der Bezirk.');
    expect(carried).toMatchObject({ state: 'UNCERTAIN', place: null, reason: 'COMMON_SENTENCE' });
  });

  it.each(['Ja.', 'Ziele'])('only proposes a short sentence that anybody may write (%s)', (short) => {
    const carried = carry({ a: `${short}\nWir leben hier gern zusammen.`, b: other }, { a: 'Wir leben hier gern zusammen.', b: `${short}\n${other}` }, short);
    expect(carried).toMatchObject({ state: 'UNCERTAIN', place: null, candidates: [{ passageId: 'b', quote: short }] });
  });

  it('does not follow common words into another sentence of another passage', () => {
    const carried = carry({ a: `Kurse finden in den Räumen des Bezirks am Rathausplatz statt. ${courses}`, b: other }, { a: courses, b: `${other} Wer Hunde hält, Tauben füttert oder Feste feiert, darf in den Räumen des Bezirks am Rathausplatz nicht übernachten.` }, 'in den Räumen des Bezirks am Rathausplatz');
    expect(carried).toMatchObject({ place: null, reason: 'ALIKE_ELSEWHERE', candidates: [{ passageId: 'b' }] });
  });

  it('does not take the end of other words for words that reached over two sentences', () => {
    const before = 'Der Eintritt ist frei. Kurse finden am Vormittag und am Abend statt. Kleine Kinder werden während aller Kurse betreut. Beratungsstellen helfen bei der Suche nach dem richtigen Kurs und erklären, was er kostet.';
    const after = 'Kurse finden am Abend statt. Kinder werden während der Kurse betreut. Der Eintritt ist frei. Wer lernen will, findet einen Platz. Beratungsstellen helfen bei der Suche nach dem richtigen Kurs und erklären, was er kostet.';
    expect(carry({ a: before, b: other }, { a: after, b: other }, 'Kleine Kinder werden während aller Kurse betreut. Bera')).toMatchObject({ state: 'UNCERTAIN', place: null });
  });

  it('tells each place once, though several wordings of the sentence hold it', () => {
    const before = 'Kinder werden während der Kurse betreut.';
    const after = 'Kurse finden statt. Kleine Kinder werden während aller Kurse betreut.';
    const { state, candidates } = carry({ a: before, b: other }, { a: after, b: other }, 'während der Kurse');
    expect([state, candidates.map(({ quote }) => quote)]).toEqual(['REWORDED', ['während aller Kurse']]);
  });

  it('only proposes a sentence that went elsewhere and was changed on the way', () => {
    const carried = carry({ a: 'Jede Schule bekommt eine feste Stelle für die Beratung der Eltern.', b: other }, { b: `${other} Jede Schule bekommt zwei feste Stellen für die Beratung der Eltern.` }, 'Jede Schule bekommt eine feste Stelle für die Beratung der Eltern.');
    expect(carried).toMatchObject({ state: 'UNCERTAIN', place: null, reason: 'ALIKE_ELSEWHERE', candidates: [{ passageId: 'b' }] });
  });

  it('is gone with its passage, and with a passage that nobody knows', () => {
    expect(carry({ a: courses, b: other }, { b: other }, 'Die Kurse sind kostenlos.')).toMatchObject({ state: 'GONE', reason: 'NOTHING_ALIKE' });
    expect(carryOver([], texts({ b: other }))({ passageId: 'a', start: 0, end: 5 })).toMatchObject({ state: 'GONE', place: null });
    expect(carryOver(texts({ b: other }), [])({ passageId: 'b', start: 900, end: 905 })).toMatchObject({ state: 'GONE', place: null });
  });
});

describe('carryOver, of any texts', () => {
  const sentence = fc.array(fc.oneof(fc.constantFrom('der', 'Kurs', 'ist', 'frei', 'für', 'alle', '😀', 'дом', 'بيت', '家'), fc.string({ unit: 'grapheme', maxLength: 4 })), { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`);
  const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((sentences) => sentences.join(' '));
  const stretch = fc.record({ passageId: fc.constantFrom('a', 'b'), start: fc.nat({ max: 60 }), end: fc.nat({ max: 80 }) });
  const versions = fc.tuple(fc.array(text, { minLength: 2, maxLength: 2 }), fc.array(text, { minLength: 2, maxLength: 2 }), stretch);

  it('gives places whose words are what stands there, word for word for SAME and MOVED', () => {
    fc.assert(fc.property(versions, ([[a, b], [c, d], anchor]) => {
      const [before, after] = [{ a: a!, b: b! }, { a: c!, b: d! }] as const;
      const { state, place, candidates } = carryOver(texts(before), texts(after))(anchor);
      for (const each of candidates) expect(folded(slice(after[each.passageId as 'a'], each.start, each.end))).toBe(folded(each.quote));
      expect(place === null).toBe(state === 'GONE' || state === 'UNCERTAIN');
      if (state === 'SAME' || state === 'MOVED') expect(folded(place!.quote)).toBe(folded(slice(before[anchor.passageId as 'a'], anchor.start, anchor.end)));
    }), { numRuns: 1000 });
  });
});

function slice(text: string, start: number, end: number): string {
  return [...text].slice(start, end).join('');
}
