import type { officeSuggestionsDe } from '../de/office-suggestions.js';

export const officeSuggestionsEn: Record<keyof typeof officeSuggestionsDe, string> = {
  'title': '{count, plural, one {One open suggestion for other words} other {{count, number} open suggestions for other words}}',
  'of': 'Suggestion by {name}',
  'supports': '{count, plural, =0 {not supported yet} one {supported by one} other {supported by {count, number}}}',
  'choose': 'Read it in the draft',
  'rivals': '{count, plural, one {Excludes another suggestion for the same words.} other {Excludes {count, number} other suggestions for the same words.}}',
  'all': 'Read all',
  'none': 'Read none',
  'all-why': 'Of several suggestions for the same words, the one with the most support.',
  'parts': 'Take of it:',
  'result': 'Read only the result',
  'take': '{count, plural, one {Take the suggestion into the draft} other {Take {count, number} suggestions into the draft}}',
  'take.unsaved': 'The suggestion is not taken yet: what you wrote here yourself is not saved. Look there first.',
  'take.unnamed': 'It is taken, but not all of it is named as a source yet. Please tick it at the suggestion.',
  'take.unfit': 'Nothing is taken: the draft says something else there by now, none of it is ticked, or the text would be too long.',
  'standing.TAKEN': 'The draft says so.',
  'standing.CHANGED': 'The draft says something else there by now.',
  'answer': 'Write the answer: {name}',
  'answer.draft': 'Answer in progress: {outcome}',
  'answer.proposed': 'Answer waits for approval: {outcome}',
};
