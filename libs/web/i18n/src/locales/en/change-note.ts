import type { changeNoteDe } from '../de/change-note.js';

export const changeNoteEn: Readonly<Record<keyof typeof changeNoteDe, string>> = {
  'answered': '“{title}”: {what}.',
  'adopted': '{count, plural, one {one contribution adopted} other {{count, number} contributions adopted}}',
  'partly': '{count, plural, one {one contribution partly adopted} other {{count, number} contributions partly adopted}}',
  'added': 'New: {titles}.',
  'reworded': 'Reworded: {titles}.',
  'moved': 'Moved: {titles}.',
  'removed': 'Struck: {titles}.',
  'typo': 'Typing error corrected in “{title}”: “{wrong}” is now “{right}”.',
  'typo.version': '{title}, {count, plural, one {corrected} other {corrected {count, number} times}}',
  'typo.reason': 'Typing error corrected',
  'title': '“{title}”',
  'more': '{count, plural, one {one more} other {{count, number} more}}',
};
