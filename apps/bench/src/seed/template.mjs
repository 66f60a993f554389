/** The process of the benchmark as a template file: it is set up by the platform's own command, so its texts and hashes are right. */

const DAY_MS = 86_400_000;
const FIELDS = 12;
const MEASURES = 300;
const AREAS = 17;
export const slug = 'bench';

const day = (offset) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const german = (text) => ({ de: text });
const numbers = (count) => Array.from({ length: count }, (_, index) => index + 1);

const TEXT = 'Der Bezirk sorgt dafür, dass das Angebot in jedem Quartier zu Fuß erreichbar ist.\n\nEs richtet sich an alle, die hier leben oder arbeiten, und kostet nichts. '
  + 'Wer es nutzt, braucht keine Anmeldung. Einmal im Jahr wird berichtet, wer erreicht wurde und was fehlt.';

const sections = () => numbers(12).map((n) => ({ key: `abschnitt-${n}`, kind: 'SECTION', title: german(`Abschnitt ${n}`), text: german(`${TEXT}\n\nAbsatz ${n}.`) }));

const fields = () => numbers(FIELDS).map((n) => ({ key: `feld-${n}`, kind: 'FIELD', title: german(`Handlungsfeld ${n}`), text: german(`Worum es im Feld ${n} geht.`) }));

const measures = () => numbers(MEASURES).map((n) => ({
  key: `massnahme-${n}`, kind: 'MEASURE', parent: `feld-${1 + (n % FIELDS)}`, title: german(`Maßnahme ${n}: Sprachcafé, Beratung und Begegnung im Quartier`),
  text: german(`${TEXT}\n\nDie Maßnahme hat die Nummer ${n}.`), responsible: 'Fachamt Sozialraummanagement', partners: 'Träger im Quartier, Stadtteilschule',
  cost: `${n * 100} Euro im Jahr`, timeFrame: '2027 bis 2029', indicator: 'Zahl der Teilnehmenden',
}));

/**
 * Phases for a year back and years ahead: one in which a ballot has ended, and one that is open now for comments and votes at once,
 * so that both can be measured.
 */
const phases = () => [
  { kind: 'INFORM', from: day(-200), until: day(-151) },
  { kind: 'COMMENT', from: day(-150), until: day(-61), rules: { comment: true } },
  { kind: 'CONSIDER', from: day(-60), until: day(-31) },
  { kind: 'VOTE', from: day(-30), until: day(-2), rules: { vote: true } },
  { kind: 'COMMENT', from: day(-1), until: day(3650), rules: { comment: true, vote: true } },
];

/** The template. Dates are those of today. */
export const template = () => ({
  slug, title: german('Integrationskonzept'), languages: ['de'], contactEmail: 'bench@example.org',
  district: { slug: 'bench', name: 'Musterbezirk', accent: '#b5532d' },
  texts: { decides: german('Die Bezirksversammlung entscheidet.') },
  areas: numbers(AREAS).map((n) => ({ slug: `quartier-${n}`, name: german(`Quartier ${n}`) })),
  bodies: [{ kind: 'HIR', name: german('Integrationsrat') }],
  phases: phases(),
  parts: [
    { kind: 'LEITBILD', slug: 'leitbild', title: german('Leitbild'), publish: true, passages: sections() },
    { kind: 'MEASURES', slug: 'massnahmen', title: german('Maßnahmen'), publish: true, passages: [...fields(), ...measures()] },
  ],
});
