import type { processDe } from '../de/process.js';

export const processEn: Readonly<Record<keyof typeof processDe, string>> = {
  'page.promise': 'What we promise',
  'page.decides': 'Who decides',
  'page.imprint': 'Imprint',
  'page.privacy': 'Privacy',
  'page.rules': 'Rules for contributions',
  'page.contact': 'Contact',
  'page.accessibility': 'Accessibility',
};
