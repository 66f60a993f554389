import { describe, expect, it } from '@jest/globals';
import type { ComponentProps } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Became } from './about-words.js';

type Place = ComponentProps<typeof Became>['place'];

const version = (n: number) => ({ id: `version-${n}`, title: `Entwurf ${n}` });
const text = { id: 'text', lang: 'de', title: 'Ein Tag im Betrieb' };
const made = { state: 'SAME', reason: 'MADE_HERE', quote: 'Der Bezirk stellt den Raum.', formerQuote: 'Der Bezirk stellt den Raum.', byStaff: false, version: version(1) } as const;

function became(place: object): string {
  const newest = { ...made, revisionTextId: 'text', start: 0, end: 5, passage: { id: 'passage', currentEntry: { revision: { id: 'revision', text } } }, version: version(2), ...place } as unknown as Place;
  return renderToStaticMarkup(<Became place={newest} places={[newest, made as unknown as Place]} />).replaceAll('&amp;', '&');
}

describe('what became of the words of a comment', () => {
  it('names the passage at which they stand now, with the way to it', () => {
    expect(became({ state: 'MOVED', reason: 'FOUND_ELSEWHERE' })).toContain('<a href="/stelle/passage?von=0&bis=5&text=text">Zur Stelle: Ein Tag im Betrieb</a>');
  });

  it('marks which of them differ where something else stands there', () => {
    const html = became({ state: 'REWORDED', reason: 'SENTENCE_REWORDED', quote: 'Der Bezirk stellt den hellen Raum.' });
    expect(html).toMatch(/Der Bezirk stellt den <ins[^>]*><span[^>]*>[^<]+<\/span>hellen ?<\/ins> ?Raum\./);
    expect(became({ state: 'REWORDED', reason: 'SENTENCE_REWORDED', quote: 'Der Bezirk stellt den Saal.' })).toMatch(/<del[^>]*><span[^>]*>[^<]+<\/span>Raum<\/del><wbr\/><ins[^>]*><span[^>]*>[^<]+<\/span>Saal<\/ins>/);
  });
});
