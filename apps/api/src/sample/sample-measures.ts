import type { Template } from '../set-up/template.js';

type Passage = Template['parts'][number]['passages'][number];

const field = (key: string, de: string, en: string, goalDe: string, goalEn: string): Passage[] => [
  { key, kind: 'FIELD', title: { de, en }, text: {} },
  {
    key: `${key}-ziel`, kind: 'GOAL', parent: key,
    title: { de: 'Was wir erreichen wollen', en: 'What we want to reach' }, text: { de: goalDe, en: goalEn },
  },
];

/** The five themes with their goals: version 1 of the part, public before collecting begins. Sample text. */
export const sampleFields: Passage[] = [
  ...field('sprache', 'Sprache', 'Language',
    'Wer Deutsch lernen will, findet in höchstens vier Wochen einen Kurs in der Nähe.', 'Whoever wants to learn German finds a course nearby within four weeks.'),
  ...field('bildung', 'Bildung und Ausbildung', 'Education and training',
    'Jedes Kind geht gern zur Schule, und jeder junge Mensch findet einen Weg in den Beruf.', 'Every child likes to go to school, and every young person finds a way into work.'),
  ...field('arbeit', 'Arbeit', 'Work',
    'Abschlüsse aus dem Ausland werden schneller anerkannt, und Betriebe stellen öfter neu Zugezogene ein.', 'Qualifications from abroad are recognised faster, and businesses hire newcomers more often.'),
  ...field('soziales', 'Gesundheit und Soziales', 'Health and social life',
    'Beratung und Behandlung sind für alle zu verstehen und zu erreichen.', 'Advice and treatment can be understood and reached by everybody.'),
  ...field('zusammenleben', 'Zusammenleben', 'Living together',
    'Nachbarinnen und Nachbarn kennen einander und helfen sich.', 'Neighbours know each other and help each other.'),
];

interface SampleMeasure {
  readonly parent: string;
  readonly title: string;
  readonly text: string;
  /** The title of the idea from which it was made. */
  readonly idea?: string;
  readonly responsible: string;
  readonly partners: string;
  readonly cost: string;
  readonly timeFrame: string;
  readonly indicator: string;
}

/** Measures that the working group drafted from the ideas: they come with version 2. Sample text. */
export const sampleMeasures: readonly SampleMeasure[] = [
  {
    parent: 'sprache', title: 'Deutschkurse am Abend', idea: 'Deutschkurse, wenn man arbeitet', text: 'In jedem der beiden Gebiete gibt es mindestens drei Deutschkurse, die nach 18 Uhr beginnen. Kinder werden währenddessen im selben Haus betreut.',
    responsible: 'Fachamt Sozialraummanagement', partners: 'Volkshochschule, Elternschulen', cost: '48.000 Euro im Jahr', timeFrame: 'ab Herbst des nächsten Jahres', indicator: 'Zahl der Plätze und der Wartenden',
  },
  {
    parent: 'sprache', title: 'Sprachcafé in jedem Quartier', idea: 'Место, где можно поговорить по-немецки', text: 'Einmal in der Woche treffen sich Menschen zum Deutschsprechen. Ehrenamtliche leiten das Gespräch, der Bezirk stellt den Raum.',
    responsible: 'Fachamt Sozialraummanagement', partners: 'Bücherhallen, Stadtteilhäuser', cost: '12.000 Euro im Jahr', timeFrame: 'innerhalb eines Jahres', indicator: 'Besuche im Monat',
  },
  {
    parent: 'sprache', title: 'Amtsbriefe in einfacher Sprache', idea: 'Büro ve okul mektupları anlaşılır olsun', text: 'Die zehn häufigsten Briefe des Bezirksamts werden in einfacher Sprache neu geschrieben und mit Menschen geprüft, die Deutsch lernen.',
    responsible: 'Bezirksamt, alle Fachämter', partners: 'Integrationsrat', cost: '20.000 Euro einmalig', timeFrame: 'zwei Jahre', indicator: 'Zahl der umgestellten Briefe',
  },
  {
    parent: 'bildung', title: 'Eltern lotsen Eltern', text: 'Eltern, die das Schulsystem kennen, begleiten neu zugezogene Familien bei Anmeldung, Elternabend und Übergang in die fünfte Klasse.',
    responsible: 'Fachamt Jugend- und Familienhilfe', partners: 'Schulen, Elternschulen', cost: '30.000 Euro im Jahr', timeFrame: 'ab dem nächsten Schuljahr', indicator: 'begleitete Familien',
  },
  {
    parent: 'bildung', title: 'Ein Tag im Betrieb', idea: 'Praktikum auch für Sprachklassen', text: 'Jugendliche aus Sprachklassen verbringen jeden Monat einen Tag in einem Betrieb ihrer Wahl.',
    responsible: 'Jugendberufsagentur', partners: 'Handwerk, Handelskammer, Schulen', cost: '15.000 Euro im Jahr', timeFrame: 'ab dem nächsten Schuljahr', indicator: 'Praktikumstage und Ausbildungsverträge',
  },
  {
    parent: 'arbeit', title: 'Beratung zur Anerkennung vor Ort', idea: 'Help with recognition of my diploma', text: 'An zwei Tagen in der Woche berät eine Fachkraft im Bezirk zur Anerkennung ausländischer Abschlüsse, auch ohne Termin.',
    responsible: 'Fachamt Sozialraummanagement', partners: 'Zentrale Anlaufstelle Anerkennung', cost: '55.000 Euro im Jahr', timeFrame: 'innerhalb eines Jahres', indicator: 'Beratungen und anerkannte Abschlüsse',
  },
  {
    parent: 'arbeit', title: 'Mütter in Arbeit', text: 'Kurse, die Sprache, Beruf und Kinderbetreuung verbinden, finden vormittags in Kitas statt.',
    responsible: 'Jobcenter', partners: 'Kitas, Bildungsträger', cost: '40.000 Euro im Jahr', timeFrame: 'zwei Jahre', indicator: 'Teilnahmen und Arbeitsverträge',
  },
  {
    parent: 'soziales', title: 'Dolmetschen in der Arztpraxis', idea: 'Jemand, der beim Arzt übersetzt', text: 'Praxen im Bezirk können kostenlos eine Sprachmittlung am Telefon anfordern.',
    responsible: 'Fachamt Gesundheit', partners: 'Ärztekammer, Sprachmittlungsdienste', cost: '60.000 Euro im Jahr', timeFrame: 'Probe von zwei Jahren', indicator: 'Einsätze und Wartezeit',
  },
  {
    parent: 'soziales', title: 'Gesundheitsberatung im Quartier', text: 'Geschulte Bewohnerinnen und Bewohner beraten in ihrer Muttersprache zu Vorsorge, Impfung und Pflege.',
    responsible: 'Fachamt Gesundheit', partners: 'Krankenkassen, Stadtteilhäuser', cost: '35.000 Euro im Jahr', timeFrame: 'innerhalb eines Jahres', indicator: 'Beratungen nach Sprachen',
  },
  {
    parent: 'zusammenleben', title: 'Fest der Nachbarschaften', idea: 'Fest in unserer Straße', text: 'Jedes Quartier feiert einmal im Jahr ein Fest, das Bewohnerinnen und Bewohner selbst planen. Der Bezirk hilft mit Bühne, Strom und Versicherung.',
    responsible: 'Fachamt Sozialraummanagement', partners: 'Vereine, Religionsgemeinschaften', cost: '25.000 Euro im Jahr', timeFrame: 'jedes Jahr', indicator: 'Feste und Beteiligte',
  },
  {
    parent: 'zusammenleben', title: 'Meldestelle gegen Diskriminierung', text: 'Wer Benachteiligung erlebt, kann sie an einer Stelle melden, die vertraulich berät und jedes Jahr öffentlich berichtet.',
    responsible: 'Bezirksamt', partners: 'Antidiskriminierungsberatung, Integrationsrat', cost: '70.000 Euro im Jahr', timeFrame: 'innerhalb von zwei Jahren', indicator: 'Meldungen und Bericht',
  },
  {
    parent: 'zusammenleben', title: 'Offene Räume am Abend', idea: 'Räume für kleine Gruppen', text: 'Schulen und Ämter öffnen abends Räume für Gruppen, die sich treffen wollen, kostenlos und mit einfacher Anmeldung.',
    responsible: 'Bezirksamt und Schulen', partners: 'Vereine', cost: '10.000 Euro im Jahr', timeFrame: 'innerhalb eines Jahres', indicator: 'Belegte Abende',
  },
];
