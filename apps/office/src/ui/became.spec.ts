import { describe, expect, it } from '@jest/globals';
import { becameOf } from './became.js';

const passage = (id: string, title: string) => ({ id, currentEntry: { revision: { id: `r${id}`, text: { id: `t${id}`, lang: 'de', title } } } });
const [here, there] = [passage('a', 'Kurse'), passage('b', 'Zusammenleben')];
const quote = 'Kinder werden betreut.';

describe('what became of words', () => {
  it.each([
    ['that stand where they stood', { state: 'SAME', quote, passage: here }, []],
    ['that are only broken otherwise', { state: 'SAME', quote: 'Kinder  werden\nbetreut.', passage: here }, []],
    ['that moved within their passage', { state: 'MOVED', quote, passage: here }, []],
    ['that moved to another one', { state: 'MOVED', quote, passage: there }, [{ key: 'words.elsewhere', title: 'Zusammenleben' }]],
    ['that were replaced', { state: 'REWORDED', quote: 'Alle werden betreut.', passage: here }, [{ key: 'words.reworded', words: 'Alle werden betreut.' }]],
    ['that were replaced a version ago and stayed since', { state: 'SAME', quote: 'Alle werden betreut.', passage: here }, [{ key: 'words.reworded', words: 'Alle werden betreut.' }]],
    ['that moved and were replaced', { state: 'REWORDED', quote: 'Anders.', passage: there }, [{ key: 'words.elsewhere', title: 'Zusammenleben' }, { key: 'words.reworded', words: 'Anders.' }]],
    ['that moved to a passage that is struck meanwhile', { state: 'MOVED', quote, passage: { id: 'c', currentEntry: null } }, []],
    ['that were struck', { state: 'GONE', quote: null, passage: null }, [{ key: 'words.gone' }]],
    ['that staff let rest', { state: 'RESTING', quote: null, passage: null }, [{ key: 'words.resting' }]],
    ['of which nobody knows where they stand', { state: 'UNCERTAIN', quote: null, passage: null }, [{ key: 'words.uncertain' }]],
  ] as const)('%s', (_, place, became) => expect(becameOf(place, quote, 'a')).toEqual(became));
});
