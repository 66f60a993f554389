/** Contributions that an editor names as the sources of a wording. */
export const officeSourcesDe = {
  'title': '{count, plural, =0 {Keine Quelle genannt} one {Eine Quelle dieses Wortlauts} other {# Quellen dieses Wortlauts}}',
  'lead': 'Aus welchen Beiträgen kommt der neue Wortlaut? Die nächste Fassung, die diese Stelle ändert, nennt sie öffentlich: am Satz und am Beitrag.',
  'tick': 'Quelle des neuen Wortlauts',
  'tick-reply': 'Antwort als Quelle des neuen Wortlauts',
  'named': 'Als Quelle genannt.',
  'drop': 'Nicht mehr nennen',
  'dropped': 'Nicht mehr als Quelle genannt.',
  'idea': 'Idee',
  'more': 'Beitrag von anderswo nennen',
  'link': 'Adresse oder Nummer des Beitrags',
  'link-hint': 'Zum Beispiel die Adresse einer Idee. Bei einem Kommentar endet sie auf #beitrag- und seine Nummer.',
  'link-wrong': 'Darin steht keine Nummer eines Beitrags.',
  'link-submit': 'Als Quelle nennen',
  'of-version': '{count, plural, one {Quelle dieses Wortlauts} other {Quellen dieses Wortlauts}}',
} as const;
