import { authorNameFaults, contributionLanguages, limits, optionalTextFaults, presentOrNull, reason, textFaults, type Refusal } from '@mitgestalten/kernel';
import type { ContributionKind } from './contribution.js';

/** The words of a contribution, as somebody typed them. */
export interface ContributionWords {
  readonly kind: ContributionKind;
  readonly title?: string | null | undefined;
  readonly body: string;
  readonly reason?: string | null | undefined;
}

/** What stands beside the words. */
export interface ContributionFrame {
  readonly lang: string;
  readonly authorName?: string | null | undefined;
  readonly onBehalfOf?: string | null | undefined;
}

/** The faults of title and text. Only a proposal needs a title; what else came as one, or as a reason, is looked at and left out (see `titleOf`). */
export function wordFaults({ kind, title, body, reason: why }: ContributionWords): Refusal[] {
  const ofTitle = kind === 'PROPOSAL' ? textFaults('title', title ?? '', limits.contributionTitle) : optionalTextFaults('title', title, limits.contributionTitle);
  return [...ofTitle, ...textFaults('body', body, limits.contribution), ...optionalTextFaults('reason', presentOrNull(why), limits.reason)];
}

// The dot of a host name: blanks follow the dots of prose, and the last part of a host has at least two letters ("z.B." has not).
const hostDot = /(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu;

/**
 * The text with every web and mail address broken up by blanks, so that no mail program makes a link of it: for mails to people
 * of whom it is not known that they wrote it.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('://', ': //').replace(/www\./giu, (www) => `${www.slice(0, -1)} .`).replace(hostDot, ' .');
}

/** The title that is kept. */
export function titleOf({ kind, title }: Pick<ContributionWords, 'kind' | 'title'>): string | null {
  return kind === 'PROPOSAL' ? (title ?? null) : null;
}

/** The faults of language and names. Neither name may look like that of the office or a body. */
export function frameFaults({ lang, authorName, onBehalfOf }: ContributionFrame): Refusal[] {
  const known = (contributionLanguages as readonly string[]).includes(lang);
  return [
    ...(known ? [] : [reason('UNKNOWN_LANGUAGE', 'lang')]),
    ...authorNameFaults('authorName', presentOrNull(authorName)),
    ...authorNameFaults('onBehalfOf', presentOrNull(onBehalfOf)),
  ];
}
