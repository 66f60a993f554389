import type { Node as WordingNode } from 'prosemirror-model';
import { TextSelection, type EditorState, type Selection } from 'prosemirror-state';

/**
 * Where the cursor of the field is when its text gives way to `next`, which somebody saved elsewhere: at the same words as before. What was written where it
 * stands comes behind it, so that what is typed next goes on from what was typed before.
 */
export function keptPlace({ doc, selection }: EditorState, next: WordingNode): Selection {
  const start = doc.content.findDiffStart(next.content);
  const end = doc.content.findDiffEnd(next.content);
  const moved = (place: number): number => {
    if (start === null || end === null || place <= start) return place;
    // Where words repeat, both ends of what differs overlap.
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    return place >= end.a + overlap ? place + end.b - end.a : Math.min(place, end.b + overlap);
  };
  return TextSelection.between(next.resolve(moved(selection.anchor)), next.resolve(moved(selection.head)));
}
