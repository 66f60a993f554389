import { describe, expect, it } from '@jest/globals';
import { changeNoteOf, type NotedPassage } from './change-note.js';

const noted = (title: string, changes: NotedPassage['changes'], adopted = 0, partlyAdopted = 0): NotedPassage => ({ title, changes, adopted, partlyAdopted });

describe('changeNoteOf', () => {
  it('says first what people brought about, then what else changed', () => {
    const [said, partly] = [noted('Sprache', ['REWORDED'], 2), noted('Arbeit', ['NEW'], 0, 1)];
    expect(changeNoteOf([noted('Alt', ['REMOVED']), said, noted('Neu', ['NEW']), partly, noted('Wege', ['REWORDED', 'MOVED']), noted('Ziel', ['MOVED'])])).toEqual({
      answered: [said, partly], added: ['Neu'], reworded: ['Wege'], moved: ['Ziel'], removed: ['Alt'],
    });
  });

  it('says nothing of nothing', () => {
    expect(changeNoteOf([])).toEqual({ answered: [], added: [], reworded: [], moved: [], removed: [] });
  });
});
