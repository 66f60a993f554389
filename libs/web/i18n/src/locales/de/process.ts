/** Titles of the text pages of a process. */
export const processDe = {
  'page.promise': 'Was wir versprechen',
  'page.decides': 'Wer entscheidet',
  'page.imprint': 'Impressum',
  'page.privacy': 'Datenschutz',
  'page.rules': 'Regeln für Beiträge',
  'page.contact': 'Kontakt',
  'page.accessibility': 'Barrierefreiheit',
} as const;
