import { accept, refuse, type Decision } from '@mitgestalten/kernel';
import type { Way } from './way.js';

export const contributionKinds = ['COMMENT', 'PROPOSAL', 'SUGGESTION'] as const;
export type ContributionKind = (typeof contributionKinds)[number];

export const channels = ['ONLINE', 'CONFERENCE', 'PAPER', 'COUNTER'] as const;
export type Channel = (typeof channels)[number];

/** How a contribution stands. `PUBLISHED`: one of its texts can be read by everybody. */
export type ContributionState = 'UNCONFIRMED' | 'SUBMITTED' | 'PUBLISHED' | 'WITHHELD' | 'WITHDRAWN';

/**
 * How one of its texts stands. `SUBMITTED`: waits for the moderator, whether or not it can be read meanwhile (that is said by
 * `publishedTextId`). `SUPERSEDED`: a newer text took its place.
 */
export type TextState = 'UNCONFIRMED' | 'SUBMITTED' | 'PUBLISHED' | 'WITHHELD' | 'SUPERSEDED';

/** PRE: nothing is visible before a moderator published it. POST: visible at once, checked afterwards. */
export type ModerationMode = 'PRE' | 'POST';

/** How a new contribution comes in: on one of the ways of residents, or typed in by staff, who hand out a code for it. */
export type Entry = Way['kind'] | 'STAFF';

/** A contribution as far as its rules look at it. Exactly a `PUBLISHED` one has a `publishedTextId`. */
export interface Standing {
  readonly state: ContributionState;
  readonly latestTextId: string;
  /** The text that everybody reads, or null. */
  readonly publishedTextId: string | null;
}

/** What somebody does to a text of a contribution. */
export type TextEvent =
  /** The writer followed the link in the mail. */
  | { readonly kind: 'CONFIRM'; readonly moderation: ModerationMode }
  /** The writer hands in a new text: the one that the event is about. `by`: an address that was confirmed counts as an account. */
  | { readonly kind: 'EDIT'; readonly by: 'ACCOUNT' | 'CODE'; readonly moderation: ModerationMode }
  | { readonly kind: 'PUBLISH' }
  /** `published`: also when the text was published by a decision before. */
  | { readonly kind: 'WITHHOLD'; readonly published: boolean }
  | { readonly kind: 'RESTORE' };

export interface Outcome {
  readonly text: TextState;
  readonly standing: Standing;
}

/** How a new contribution stands with its first text. What comes with a code is checked before, whatever the phase says. */
export function firstStanding(textId: string, entry: Entry, moderation: ModerationMode): Outcome {
  if (entry === 'MAIL') return { text: 'UNCONFIRMED', standing: { state: 'UNCONFIRMED', latestTextId: textId, publishedTextId: null } };
  return submitted(textId, { state: 'SUBMITTED', latestTextId: textId, publishedTextId: null }, entry === 'ACCOUNT' ? moderation : 'PRE');
}

/**
 * What becomes of a text and its contribution. ALREADY_DECIDED when the text does not wait for that any more; ALREADY_DONE
 * for a contribution that was withdrawn or a text that is confirmed; CONFLICT when a newer text stands in the way.
 */
export function afterEvent(before: Standing, text: { readonly id: string; readonly state: TextState }, event: TextEvent): Decision<Outcome> {
  if (before.state === 'WITHDRAWN') return refuse(event.kind === 'EDIT' ? 'ALREADY_DONE' : 'ALREADY_DECIDED');
  switch (event.kind) {
    case 'CONFIRM':
      return text.state === 'UNCONFIRMED' ? accept(submitted(text.id, before, event.moderation)) : refuse('ALREADY_DONE');
    case 'EDIT':
      return before.state === 'UNCONFIRMED' ? refuse('NOT_FOUND') : accept(submitted(text.id, before, editModeration(before, event)));
    case 'PUBLISH':
      return text.state === 'SUBMITTED' ? accept(shown(text.id, before)) : refuse('ALREADY_DECIDED');
    case 'WITHHOLD':
      return withheld(before, text, event.published);
    case 'RESTORE':
      if (text.state !== 'WITHHELD') return refuse('ALREADY_DECIDED');
      return text.id === before.latestTextId ? accept(shown(text.id, before)) : refuse('CONFLICT');
  }
}

/** A withdrawn contribution is seen by nobody but its author. ALREADY_DONE when it was withdrawn before. */
export function withdrawn(before: Standing): Decision<Standing> {
  return before.state === 'WITHDRAWN' ? refuse('ALREADY_DONE') : accept({ ...before, state: 'WITHDRAWN', publishedTextId: null });
}

/**
 * Only the text that everybody reads may be replaced unchecked, and only by a writer who can be asked back, which the holder of a
 * code cannot. Else an edit, or a second one, would bring back what a moderator withheld.
 */
function editModeration(before: Standing, { by, moderation }: Extract<TextEvent, { kind: 'EDIT' }>): ModerationMode {
  return by === 'ACCOUNT' && before.publishedTextId === before.latestTextId ? moderation : 'PRE';
}

/** Handed in: waits for the moderator, and with moderation afterwards is read meanwhile. A former text stays visible till then. */
function submitted(textId: string, before: Standing, moderation: ModerationMode): Outcome {
  const publishedTextId = moderation === 'POST' ? textId : before.publishedTextId;
  return { text: 'SUBMITTED', standing: { state: publishedTextId === null ? 'SUBMITTED' : 'PUBLISHED', latestTextId: textId, publishedTextId } };
}

function shown(textId: string, before: Standing): Outcome {
  return { text: 'PUBLISHED', standing: { ...before, state: 'PUBLISHED', publishedTextId: textId } };
}

/** A withheld edit leaves the former text where it is. */
function withheld(before: Standing, text: { readonly id: string; readonly state: TextState }, published: boolean): Decision<Outcome> {
  const wanted = text.state === 'SUBMITTED' || (published && text.state === 'PUBLISHED');
  if (!wanted) return refuse('ALREADY_DECIDED');
  if (before.publishedTextId !== null && before.publishedTextId !== text.id) return accept({ text: 'WITHHELD', standing: before });
  // Also while an edit waits: its publication makes the contribution visible again.
  return accept({ text: 'WITHHELD', standing: { ...before, state: 'WITHHELD', publishedTextId: null } });
}
