import type { Channel } from '@mitgestalten/contribution-domain';

/** A voting paper as it stood after one change. */
export interface LedgerLine {
  readonly ballotId: string;
  readonly paperId: string;
  /** 1 for the first vote, then one more for each change. */
  readonly change: number;
  /** Empty for a paper whose vote has moved to another one. */
  readonly itemIds: readonly string[];
  readonly areaId: string | null;
  readonly channel: Channel;
  /** Random for each change: without it a digest could be guessed from the few possible choices. */
  readonly salt: string;
}

/**
 * The one text that stands for a line, whatever the order of its choices: its SHA-256 is the digest in the ledger. No part
 * can contain a line break (ids, numbers, hexadecimal), so no two lines give the same text.
 */
export function canonicalLine(line: LedgerLine): string {
  return [
    'mitgestalten vote 1', line.ballotId, line.paperId, String(line.change), [...line.itemIds].sort().join(' '),
    line.areaId ?? '', line.channel, line.salt,
  ].join('\n');
}
