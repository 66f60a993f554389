/** The change note of a version as the platform suggests it, from what was answered and what changed. */
export const changeNoteDe = {
  'answered': '„{title}“: {what}.',
  'adopted': '{count, plural, one {ein Beitrag übernommen} other {{count, number} Beiträge übernommen}}',
  'partly': '{count, plural, one {ein Beitrag teilweise übernommen} other {{count, number} Beiträge teilweise übernommen}}',
  'added': 'Neu: {titles}.',
  'reworded': 'Anders formuliert: {titles}.',
  'moved': 'Verschoben: {titles}.',
  'removed': 'Gestrichen: {titles}.',
  'typo': 'Tippfehler berichtigt in „{title}“: „{wrong}“ heißt jetzt „{right}“.',
  'typo.version': '{title}, {count, plural, one {berichtigt} other {{count, number}-mal berichtigt}}',
  'typo.reason': 'Tippfehler berichtigt',
  'title': '„{title}“',
  'more': '{count, plural, one {ein weiterer} other {{count, number} weitere}}',
} as const;
