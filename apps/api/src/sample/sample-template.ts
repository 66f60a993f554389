import { dayFrom } from '../set-up/dates.js';
import { templateSchema, type Template } from '../set-up/template.js';
import { sampleFields } from './sample-measures.js';
import { sampleLeitbild } from './sample-leitbild.js';

/** Days from today on which the steps of the sample year begin; the sample opens in the middle of commenting. */
export const sampleDays = { inform: -100, collect: -80, ballotOpens: -70, ballotCloses: -50, draft: -45, comment: -15, consider: 12, vote: 40, council: 61, monitor: 95, end: 365 } as const;

const closed = { propose: false, comment: false, vote: false };

/** The sample process: a year around today. All of its text is sample text. */
export function sampleTemplate(today: Date): Template {
  const on = (day: number) => dayFrom(today, day);
  const phase = (kind: Template['phases'][number]['kind'], from: number, to: number, rules: object = closed) => ({ kind, from: on(from), until: on(to - 1), rules });
  const d = sampleDays;
  return templateSchema.parse({
    slug: 'harburg',
    district: { slug: 'harburg', name: 'Harburg', accent: '#b5532d' },
    title: { de: 'Integrationskonzept Harburg', en: 'Integration concept Harburg' },
    languages: ['de', 'en'],
    contactEmail: 'beteiligung@harburg.test',
    minimumAge: 16,
    texts: sampleTexts,
    areas: [
      { slug: 'harburg', name: { de: 'Harburg', en: 'Harburg' } },
      { slug: 'suederelbe', name: { de: 'Süderelbe', en: 'Süderelbe' } },
      { slug: 'arbeit', name: { de: 'Ich arbeite hier', en: 'I work here' } },
    ],
    bodies: [
      { kind: 'HIR', name: { de: 'Integrationsrat', en: 'Integration council' } },
      { kind: 'COMMITTEE', name: { de: 'Fachausschuss', en: 'Committee' } },
      { kind: 'ASSEMBLY', name: { de: 'Bezirksversammlung', en: 'District assembly' } },
    ],
    phases: [
      phase('INFORM', d.inform, d.collect),
      phase('COLLECT', d.collect, d.draft, { ...closed, propose: true, vote: true }),
      phase('DRAFT', d.draft, d.comment),
      phase('COMMENT', d.comment, d.consider, { ...closed, comment: true, answersDue: on(d.vote) }),
      phase('CONSIDER', d.consider, d.vote),
      phase('VOTE', d.vote, d.council, { ...closed, vote: true }),
      phase('COUNCIL', d.council, d.monitor),
      phase('MONITOR', d.monitor, d.end),
    ],
    parts: [
      { kind: 'LEITBILD', slug: 'leitbild', title: { de: 'Leitbild', en: 'Guiding vision' }, passages: sampleLeitbild },
      { kind: 'MEASURES', slug: 'massnahmen', title: { de: 'Maßnahmen', en: 'Measures' }, versionTitle: { de: 'Themen', en: 'Topics' }, publish: true, passages: sampleFields },
    ],
  });
}

const sampleTexts = {
  promise: {
    de: 'Jeder Beitrag wird gelesen. Auf jeden veröffentlichten Beitrag antwortet das Bezirksamt, mit einem Grund. Sie sehen, was sich im Text geändert hat.',
    en: 'Every contribution is read. The district office answers every published contribution, with a reason. You see what has changed in the text.',
  },
  decides: {
    de: 'Die Bezirksversammlung entscheidet. Der Integrationsrat und der Fachausschuss geben vorher ihre Empfehlung ab.',
    en: 'The district assembly decides. The integration council and the committee give their recommendation before.',
  },
  imprint: {
    de: 'Beispieltext.\n\nBezirksamt Harburg (Beispiel), Fachamt Sozialraummanagement, Musterplatz 1, 21073 Hamburg.\n\nDiese Seite zeigt einen Beispielbetrieb. Personen, Texte und Zahlen sind erfunden.',
    en: 'Sample text.\n\nDistrict office Harburg (sample), Musterplatz 1, 21073 Hamburg.\n\nThis site shows a sample. People, texts and figures are invented.',
  },
  privacy: {
    de: 'Beispieltext.\n\nWir speichern, was Sie schreiben, und Ihre E-Mail-Adresse nur, wenn Sie sie angeben. Rechtsgrundlage ist Art. 6 Abs. 1 Buchstabe e DSGVO. Wir fragen nicht nach Staatsangehörigkeit, Herkunft oder der Sprache zu Hause.\n\nWir nutzen nur notwendige Cookies und laden nichts von anderen Anbietern. Stimmen sind pseudonym gespeichert und lassen sich nicht mit Ihrem Namen anzeigen.\n\nSie können Ihre Beiträge jederzeit zurückziehen.',
    en: 'Sample text.\n\nWe store what you write, and your e-mail address only if you give it. The legal basis is Art. 6(1)(e) GDPR. We do not ask for nationality, origin or the language you speak at home.\n\nWe use necessary cookies only and load nothing from other providers. Votes are stored under a pseudonym and cannot be shown with your name.\n\nYou can withdraw your contributions at any time.',
  },
  rules: {
    de: 'Beispieltext.\n\nSchreiben Sie so, wie Sie mit Nachbarn sprechen: freundlich und zur Sache.\n\nNicht veröffentlicht werden Beleidigungen, Herabsetzungen von Gruppen, Werbung, Angaben über andere Menschen und strafbare Inhalte. Wer nicht einverstanden ist, kann sich beschweren; eine andere Person prüft dann noch einmal.\n\nDie Redaktion prüft montags bis freitags von 9 bis 16 Uhr.',
    en: 'Sample text.\n\nWrite as you would talk with neighbours: friendly and to the point.\n\nInsults, disparagement of groups, advertising, details about other people and criminal content are not published. Whoever disagrees can complain; another person then checks again.\n\nContributions are checked Monday to Friday from 9 to 16 h.',
  },
  contact: {
    de: 'Beispieltext.\n\nTelefon 040 000 000 (Beispiel), montags bis freitags 9 bis 16 Uhr. Sie können Ihren Beitrag auch am Telefon sagen; wir schreiben ihn auf.\n\nE-Mail: beteiligung@harburg.test',
    en: 'Sample text.\n\nTelephone 040 000 000 (sample), Monday to Friday 9 to 16 h. You can also say your contribution on the telephone; we write it down.\n\nE-mail: beteiligung@harburg.test',
  },
  accessibility: {
    de: 'Beispieltext.\n\nDiese Seite soll für alle nutzbar sein. Grundlage sind das Hamburgische Behindertengleichstellungsgesetz, die BITV und EN 301 549. Wenn etwas nicht geht, schreiben Sie uns an beteiligung@harburg.test. Wenn wir nicht helfen, wenden Sie sich an die Schlichtungsstelle.',
    en: 'Sample text.\n\nThis site is meant to be usable by everybody, according to EN 301 549. If something does not work, write to beteiligung@harburg.test. If we do not help, turn to the ombuds office.',
  },
};
