import type { officeSourcesDe } from '../de/office-sources.js';

export const officeSourcesEn: Readonly<Record<keyof typeof officeSourcesDe, string>> = {
  'title': '{count, plural, =0 {No source named} one {One source of this wording} other {# sources of this wording}}',
  'lead': 'From which contributions does the new wording come? The next version that changes this passage names them in public: at the sentence and at the contribution.',
  'tick': 'Source of the new wording',
  'tick-reply': 'Reply as a source of the new wording',
  'named': 'Named as a source.',
  'drop': 'Do not name it any more',
  'dropped': 'Not named as a source any more.',
  'idea': 'Idea',
  'more': 'Name a contribution from elsewhere',
  'link': 'Address or number of the contribution',
  'link-hint': 'For example the address of an idea. That of a comment ends with #beitrag- and its number.',
  'link-wrong': 'There is no number of a contribution in it.',
  'link-submit': 'Name as a source',
  'of-version': '{count, plural, one {Source of this wording} other {Sources of this wording}}',
};
