import type { councilDe } from '../de/council.js';

export const councilEn: Readonly<Record<keyof typeof councilDe, string>> = {
  'csv.papers': '{count, plural, =0 {Nobody voted.} one {One voting paper.} other {# voting papers.}} Everybody could give {most, plural, one {one vote} other {up to # votes}}.',
  'csv.assurance': 'One vote for each confirmed e-mail address or each code. One person may have several of them.',
  'csv.not-representative': 'Not representative.',
  'csv.period': 'Votes were cast from {from} to {until}.',
  'csv.suppressed-why': '“{hidden}” means: this figure is not shown because fewer than {minimum, number} people stand behind it, or because such a small figure could be computed from it.',
  'csv.hidden': 'hidden',
  'csv.number': 'No.',
  'csv.measure': 'Title',
  'csv.all': 'Votes',
  'csv.area': 'Area: {name}',
  'csv.without-area': 'Area: not stated',
  'csv.channel': 'Way: {name}',
  'csv.all-papers': 'Voting papers',
  'csv.file': 'votes',
  'channel.ONLINE': 'online',
  'channel.CONFERENCE': 'conference',
  'channel.PAPER': 'paper',
  'channel.COUNTER': 'telephone/counter',
};
