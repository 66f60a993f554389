import type { Channel } from '@mitgestalten/contribution-domain';

/** A voting paper as far as it is counted. */
export interface CountedPaper {
  readonly channel: Channel;
  /** Null: no area was named. */
  readonly areaId: string | null;
  readonly itemIds: readonly string[];
}

/** The papers of one channel and one area, counted. Only groups with papers exist. */
export interface Group {
  readonly channel: Channel;
  readonly areaId: string | null;
  readonly papers: number;
  /** Votes by item; items without votes are absent. */
  readonly votes: ReadonlyMap<string, number>;
}

/** The finest figures of a ballot: by channel and area. A paper without choices (its vote moved to another) does not count. */
export function count(papers: readonly CountedPaper[]): Group[] {
  const groups = new Map<string, { channel: Channel; areaId: string | null; papers: number; votes: Map<string, number> }>();
  for (const { channel, areaId, itemIds } of papers) {
    if (itemIds.length === 0) continue;
    const key = groupKey(channel, areaId);
    const group = groups.get(key) ?? { channel, areaId, papers: 0, votes: new Map<string, number>() };
    groups.set(key, group);
    group.papers++;
    for (const itemId of itemIds) group.votes.set(itemId, (group.votes.get(itemId) ?? 0) + 1);
  }
  return [...groups.values()];
}

/** Names a group. */
export function groupKey(channel: Channel, areaId: string | null): string {
  return `${channel} ${areaId ?? ''}`;
}
