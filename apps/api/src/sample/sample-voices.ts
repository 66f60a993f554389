/** Invented voices of the sample: nobody said this. */

export interface SampleProposal {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly name?: string;
}

export const sampleProposals: readonly SampleProposal[] = [
  { title: 'Deutschkurse, wenn man arbeitet', body: 'Ich arbeite bis 17 Uhr. Alle Kurse, die ich gefunden habe, sind vormittags. Bitte auch abends.', lang: 'de', name: 'Olena' },
  { title: 'Büro ve okul mektupları anlaşılır olsun', body: 'Okuldan gelen mektupları anlamıyorum. Daha kolay yazılsa veya Türkçe özeti olsa çok iyi olur.', lang: 'tr', name: 'Bir anne' },
  { title: 'Räume für kleine Gruppen', body: 'Wir sind zwölf Frauen und treffen uns zum Nähen. Es gibt keinen Raum, der nichts kostet. Die Schule steht abends leer.', lang: 'de' },
  { title: 'Help with recognition of my diploma', body: 'I am a nurse and have waited for fourteen months. Somebody who explains the steps would help a lot.', lang: 'en', name: 'Grace' },
  { title: 'Fest in unserer Straße', body: 'Früher gab es ein Straßenfest. Das würde ich gern wieder machen, aber die Genehmigung ist zu kompliziert.', lang: 'de', name: 'Familie aus dem Phoenix-Viertel' },
  { title: 'Jemand, der beim Arzt übersetzt', body: 'Meine Tochter muss immer mitkommen und übersetzen. Sie ist elf. Das ist nicht richtig.', lang: 'de' },
  { title: 'Praktikum auch für Sprachklassen', body: 'In der Sprachklasse meines Sohnes macht niemand ein Praktikum. Die anderen Klassen schon.', lang: 'de', name: 'Vater' },
  { title: 'Место, где можно поговорить по-немецки', body: 'Я понимаю почти всё, но мне не с кем говорить. Хорошо бы встречаться раз в неделю.', lang: 'ru' },
];

export interface SampleComment {
  /** The title of the passage it stands at. */
  readonly at: string;
  readonly body: string;
  readonly lang: string;
  readonly name?: string;
  readonly onBehalfOf?: string;
  /** What the office answered; absent: no answer yet. */
  readonly answer?: { readonly outcome: string; readonly body: string; readonly state: 'DRAFT' | 'PROPOSED' | 'PUBLISHED' };
  readonly reply?: { readonly body: string; readonly name?: string };
}

/** Published comments on the drafts. */
export const sampleComments: readonly SampleComment[] = [
  {
    at: 'Sprache verbindet', body: 'Abends ist gut. Aber bitte auch online, wenn man kleine Kinder hat und nicht weg kann.', lang: 'de', name: 'Samira',
    answer: { outcome: 'PARTLY_ADOPTED', body: 'Danke. Kurse am Abend stehen im Entwurf. Einen Kurs, an dem man auch online teilnehmen kann, nehmen wir in die Maßnahme „Deutschkurse am Abend“ auf. Ob alle Kurse online gehen, entscheidet der Träger.', state: 'PUBLISHED' },
    reply: { body: 'Online klappt bei uns nicht, wir haben zu Hause kein schnelles Internet. Bitte beides.', name: 'Nachbar' },
  },
  {
    at: 'Sprache verbindet', body: 'Çok dillilik bir zenginliktir, bunu yazmanız çok güzel. Çocuklarımız anadillerini de öğrenebilsin.', lang: 'tr', name: 'Emine',
    answer: { outcome: 'NOTED', body: 'Danke für diesen Beitrag. Über Unterricht in der Herkunftssprache entscheidet die Schulbehörde. Wir geben Ihren Wunsch dorthin weiter.', state: 'PROPOSED' },
  },
  { at: 'Vielfalt ist unser Alltag', body: 'Der Satz ist schön. Aber wer ist „eine Stelle“? Ich möchte wissen, wo ich hingehen kann.', lang: 'de',
    answer: { outcome: 'ADOPTED', body: 'Sie haben recht, das war zu ungenau. In der nächsten Fassung steht der Name der Stelle und wie man sie erreicht.', state: 'PUBLISHED' } },
  { at: 'Worum es geht', body: 'Bitte auch die Menschen nennen, die hier arbeiten, aber woanders wohnen.', lang: 'de', name: 'Pflegekraft',
    answer: { outcome: 'ALREADY_DONE', body: 'Das steht schon im zweiten Absatz: „alle, die hier leben oder arbeiten“. Wir heben es deutlicher hervor.', state: 'PUBLISHED' } },
  { at: 'Alle können mitreden', body: 'Papier und Telefon finde ich wichtig. Meine Mutter hat kein Handy.', lang: 'de' },
  { at: 'Nachbarschaft hält zusammen', body: 'Im Park fehlen Bänke und eine Toilette. Dann würden sich auch Ältere dort treffen.', lang: 'de', onBehalfOf: 'Seniorentreff (Beispiel)' },
  { at: 'Deutschkurse am Abend', body: 'Drei Kurse sind zu wenig. Bei uns im Haus warten allein fünf Personen.', lang: 'de', name: 'Olena',
    answer: { outcome: 'NOT_ADOPTED', body: 'Wir verstehen den Wunsch. Für mehr als drei Kurse je Gebiet reicht das Geld in diesem Jahr nicht. Nach einem Jahr prüfen wir die Zahl anhand der Wartenden.', state: 'PUBLISHED' } },
  { at: 'Deutschkurse am Abend', body: 'Is there also a course for people who already speak some German (B2 or higher)?', lang: 'en', name: 'Grace' },
  { at: 'Sprachcafé in jedem Quartier', body: 'Ich würde ehrenamtlich mitmachen. Wo kann ich mich melden?', lang: 'de', name: 'Herr K.',
    answer: { outcome: 'NOTED', body: 'Vielen Dank, das freut uns sehr. Bitte rufen Sie uns an; die Nummer steht unter „Kontakt“.', state: 'DRAFT' } },
  { at: 'Amtsbriefe in einfacher Sprache', body: 'Endlich. Bitte anfangen mit dem Brief zur Kita-Gebühr, den versteht niemand.', lang: 'de' },
  { at: 'Dolmetschen in der Arztpraxis', body: 'Das Telefon ist besser als nichts, aber bei schweren Krankheiten sollte jemand dabei sein.', lang: 'de', name: 'Arzthelferin' },
  { at: 'Meldestelle gegen Diskriminierung', body: 'Der Bericht soll jedes Jahr in der Bezirksversammlung vorgestellt werden.', lang: 'de', onBehalfOf: 'Verein für Nachbarschaft (Beispiel)' },
  { at: 'Offene Räume am Abend', body: 'نحتاج إلى مكان نلتقي فيه مساءً مع أطفالنا.', lang: 'ar' },
  { at: 'Eltern lotsen Eltern', body: 'Mir hat damals eine Nachbarin geholfen. Ohne sie hätte ich die Anmeldung nicht geschafft.', lang: 'de' },
];

export interface SampleSuggestion {
  /** The title of the passage, and words that stand in its text. */
  readonly at: string;
  readonly quote: string;
  readonly replacement: string;
  readonly reason?: string;
  readonly name?: string;
  /** Who of the sample's people supports it. */
  readonly supportedBy?: readonly ('resident' | 'council' | 'organiser')[];
}

/** Published suggestions for other words. Two of them want to change the same sentence. */
export const sampleSuggestions: readonly SampleSuggestion[] = [
  {
    at: 'Worum es geht', quote: 'Manche sind hier geboren, manche gestern angekommen.', replacement: 'Manche sind hier geboren, manche leben seit vielen Jahren hier, manche sind gestern angekommen.',
    reason: 'Ich bin seit dreißig Jahren hier und weder das eine noch das andere.', name: 'Mehmet', supportedBy: ['resident', 'council'],
  },
  { at: 'Worum es geht', quote: 'Manche sind hier geboren, manche gestern angekommen.', replacement: 'Alle gehören dazu, egal seit wann sie hier sind.', supportedBy: ['organiser'] },
  { at: 'Worum es geht', quote: 'alle, die hier leben oder arbeiten', replacement: 'alle, die hier leben, lernen oder arbeiten', reason: 'Die Schulen fehlen.', name: 'Lehrerin' },
];

/** Comments that wait for the moderator when the sample opens. */
export const sampleWaiting: readonly SampleComment[] = [
  { at: 'Nachbarschaft hält zusammen', body: 'Хорошо бы иметь место во дворе, где дети могут играть и зимой.', lang: 'ru' },
  { at: 'Fest der Nachbarschaften', body: 'Kann man die Genehmigung auch im Bürgerbüro um die Ecke bekommen?', lang: 'de', name: 'Ina' },
  { at: 'Gesundheitsberatung im Quartier', body: 'نرجو أن تكون الاستشارة باللغة العربية أيضًا.', lang: 'ar', name: 'أمّ' },
  { at: 'Ein Tag im Betrieb', body: 'Unser Betrieb macht mit. Wir bilden Tischler aus und suchen Leute.', lang: 'de', onBehalfOf: 'Tischlerei (Beispiel)' },
  { at: 'Beratung zur Anerkennung vor Ort', body: 'Danışmanlık Türkçe de olsun lütfen. Randevu almak çok zor.', lang: 'tr' },
  { at: 'Sprache verbindet', body: 'Mein Nachbar Peter M. aus der Hausnummer 12 lernt seit Jahren nichts.', lang: 'de' },
  { at: 'Mütter in Arbeit', body: 'Warum nur Mütter? Väter nehmen auch Elternzeit.', lang: 'de', name: 'Jonas' },
];
