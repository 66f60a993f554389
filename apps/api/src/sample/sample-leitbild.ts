import type { Template } from '../set-up/template.js';

type Passages = Template['parts'][number]['passages'];

/** Sample text, written for the sample: not the adopted Leitbild of any district. */
export const sampleLeitbild: Passages = [
  {
    key: 'praeambel', kind: 'SECTION',
    title: { de: 'Worum es geht', en: 'What this is about' },
    text: {
      de: 'Beispieltext. In unserem Bezirk leben Menschen aus vielen Ländern, mit vielen Sprachen und Lebenswegen. Manche sind hier geboren, manche gestern angekommen.\n\nWir schreiben gemeinsam auf, wie wir zusammenleben wollen. Das Leitbild gilt für Verwaltung, Politik, Vereine und alle, die hier leben oder arbeiten.',
      en: 'Sample text. People from many countries live in our district, with many languages and paths of life. Some were born here, some arrived yesterday.\n\nTogether we write down how we want to live with each other. The guiding vision is meant for the administration, politics, associations and everybody who lives or works here.',
    },
  },
  {
    key: 'vielfalt', kind: 'SECTION',
    title: { de: 'Vielfalt ist unser Alltag', en: 'Diversity is our everyday life' },
    text: {
      de: 'Wir begegnen einander mit Respekt. Niemand wird wegen Herkunft, Hautfarbe, Sprache, Religion, Geschlecht, Alter oder Behinderung schlechter behandelt.\n\nWer Benachteiligung erlebt, findet im Bezirk eine Stelle, die zuhört und hilft. Öffentliche Einrichtungen prüfen ihre Angebote darauf, ob sie alle erreichen.',
      en: 'We meet each other with respect. Nobody is treated worse because of origin, skin colour, language, religion, gender, age or disability.\n\nWhoever is disadvantaged finds a place in the district that listens and helps. Public services check whether what they offer reaches everybody.',
    },
  },
  {
    key: 'sprache-verbindet', kind: 'SECTION',
    title: { de: 'Sprache verbindet', en: 'Language connects' },
    text: {
      de: 'Wir wollen, dass jede und jeder Deutsch lernen kann. Kurse finden auch am Abend und am Wochenende statt, und Kinder werden währenddessen betreut.\n\nMehrsprachigkeit ist ein Gewinn. Wichtige Informationen des Bezirks gibt es in mehreren Sprachen und in einfacher Sprache.',
      en: 'We want everybody to be able to learn German. Courses also take place in the evening and at weekends, and children are looked after meanwhile.\n\nSpeaking several languages is an asset. Important information of the district is available in several languages and in plain language.',
    },
  },
  {
    key: 'teilhabe', kind: 'SECTION',
    title: { de: 'Alle können mitreden', en: 'Everybody can have a say' },
    text: {
      de: 'Entscheidungen werden besser, wenn die gehört werden, die sie betreffen. Wir beteiligen früh, verständlich und so, dass man sieht, was aus einem Beitrag geworden ist.\n\n- Beteiligung geht online, auf Papier, am Telefon und im Gespräch.\n- Auf jeden Beitrag gibt es eine Antwort.\n- Wer wenig Deutsch spricht, wird trotzdem gehört.',
      en: 'Decisions become better when those are heard whom they concern. We involve people early, in plain words, and so that everybody can see what became of a contribution.\n\n- Taking part works online, on paper, by telephone and in conversation.\n- Every contribution gets an answer.\n- Whoever speaks little German is heard all the same.',
    },
  },
  {
    key: 'zusammenhalt', kind: 'SECTION',
    title: { de: 'Nachbarschaft hält zusammen', en: 'Neighbourhoods stick together' },
    text: {
      de: 'Zusammenhalt entsteht vor der Haustür: im Treppenhaus, im Sportverein, im Park, beim Elternabend. Wir fördern Orte, an denen man sich trifft, ohne etwas kaufen zu müssen.\n\nEhrenamtliche bekommen Räume, Beratung und Anerkennung.',
      en: 'Cohesion begins at the front door: in the stairwell, the sports club, the park, at the parents’ evening. We support places where people meet without having to buy anything.\n\nVolunteers get rooms, advice and recognition.',
    },
  },
];
