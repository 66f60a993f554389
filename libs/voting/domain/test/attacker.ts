import type { Channel } from '@mitgestalten/contribution-domain';
import type { CountedBallot, PublishedFigures, PublishedTally } from '../src/publication.js';

/** All that can be known besides what is published: the rules of the ballot, and which channels and areas there are. */
interface World {
  readonly ballot: CountedBallot;
  readonly published: PublishedTally;
  readonly groups: readonly { readonly channel: Channel; readonly areaId: string | null }[];
}

type Vector = readonly number[];

/** A sum that a reader sees: of these groups (positions), with this value, or at least this value. */
interface Seen {
  readonly groups: readonly number[];
  readonly value: number | null;
  readonly least: number;
}

/**
 * The names of all suppressed figures that follow from the published ones. Goes through every result that looks the same, for
 * all items together and with every possible division of the papers, until one differs; knows nothing of how figures were
 * suppressed. For small ballots only.
 */
export function figuresThatFollow(ballot: CountedBallot, published: PublishedTally): string[] {
  const channels = [...new Set(ballot.groups.map(({ channel }) => channel))];
  const groups = channels.flatMap((channel) => [...ballot.areaIds, null].map((areaId) => ({ channel, areaId })));
  const world: World = { ballot, published, groups };
  const truth = (votesOf: (group: CountedBallot['groups'][number]) => number): Vector =>
    groups.map(({ channel, areaId }) => ballot.groups.filter((g) => g.channel === channel && g.areaId === areaId).reduce((sum, g) => sum + votesOf(g), 0));
  const truePapers = truth((group) => group.papers);
  const followed: string[] = [];
  for (const cell of hiddenSums(world, published.participation)) {
    if (!differs(world, truePapers, { papers: { ...cell, value: sumOf(truePapers, cell.groups) } })) followed.push(`papers ${cell.name}`);
  }
  ballot.itemIds.forEach((id, item) => {
    const trueVotes = truth((group) => group.votes.get(id) ?? 0);
    for (const cell of hiddenSums(world, published.items.get(id)!)) {
      if (!differs(world, truePapers, { item, votes: { ...cell, value: sumOf(trueVotes, cell.groups) } })) followed.push(`${id} ${cell.name}`);
    }
  });
  return followed;
}

interface Target {
  readonly papers?: { readonly groups: readonly number[]; readonly value: number };
  readonly item?: number;
  readonly votes?: { readonly groups: readonly number[]; readonly value: number };
}

/** True if some result looks the same and has another value at the target. */
function differs(world: World, truePapers: Vector, target: Target): boolean {
  const seen = sums(world, world.published.participation);
  if (target.papers === undefined && someVotes(world, truePapers, target)) return true;
  for (const papers of vectors(seen, world.groups.map(() => world.published.papers))) {
    if (target.papers !== undefined && sumOf(papers, target.papers.groups) === target.papers.value) continue;
    if (someVotes(world, papers, target)) return true;
  }
  return false;
}

/** True if votes that look the same are possible for that division of the papers. */
function someVotes(world: World, papers: Vector, target: Target): boolean {
  const { itemIds, maxChoices } = world.ballot;
  const choices = itemIds.map((id) => sums(world, world.published.items.get(id)!));
  const rest = (item: number, used: Vector): boolean => {
    if (item === itemIds.length) return used.every((votes, g) => votes >= papers[g]!);
    const most = papers.map((p, g) => Math.min(p, maxChoices * p - used[g]!));
    for (const votes of vectors(choices[item]!, most)) {
      if (item === target.item && sumOf(votes, target.votes!.groups) === target.votes!.value) continue;
      const next = votes.map((v, g) => v + used[g]!);
      if (next.every((n, g) => n + (itemIds.length - item - 1) * papers[g]! >= papers[g]!) && rest(item + 1, next)) return true;
    }
    return false;
  };
  return rest(0, papers.map(() => 0));
}

/** Every vector of numbers from 0 to `most` that gives the seen sums. */
function* vectors(seen: readonly Seen[], most: Vector): Generator<Vector> {
  const current = most.map(() => 0);
  function* from(group: number): Generator<Vector> {
    if (group === most.length) {
      if (seen.every(({ groups, value, least }) => (value === null ? sumOf(current, groups) >= least : sumOf(current, groups) === value))) yield [...current];
      return;
    }
    for (let n = 0; n <= most[group]!; n++) {
      current[group] = n;
      if (seen.every(({ groups, value }) => value === null || current.slice(0, group + 1).reduce((sum, each, g) => (groups.includes(g) ? sum + each : sum), 0) <= value)) yield* from(group + 1);
    }
    current[group] = 0;
  }
  yield* from(0);
}

function sumOf(vector: Vector, groups: readonly number[]): number {
  return groups.reduce((sum, group) => sum + vector[group]!, 0);
}

/** What the figures tell. Where nobody is, a zero is shown: a suppressed line of papers therefore has somebody. */
function sums(world: World, figures: PublishedFigures): Seen[] {
  const least = figures === world.published.participation ? 1 : 0;
  return named(world, figures).map(({ groups, value, name }) => ({ groups, value, least: name === 'sum' ? 0 : least }));
}

function hiddenSums(world: World, figures: PublishedFigures): { name: string; groups: readonly number[] }[] {
  return named(world, figures).filter(({ value }) => value === null);
}

function named({ groups, ballot }: World, figures: PublishedFigures): { name: string; groups: readonly number[]; value: number | null }[] {
  const where = (matches: (group: World['groups'][number]) => boolean) => groups.flatMap((group, position) => (matches(group) ? [position] : []));
  const byArea = figures.cells.some(({ areaId }) => areaId !== null) || ballot.areaIds.length === 0;
  return [
    { name: 'sum', groups: [...groups.keys()], value: figures.votes },
    ...(byArea ? [{ name: 'without area', groups: where(({ areaId }) => areaId === null), value: figures.withoutArea }] : []),
    ...figures.cells.map(({ channel, areaId, votes }) => ({
      name: channel ?? areaId!, value: votes, groups: where((group) => (channel === null ? group.areaId === areaId : group.channel === channel)),
    })),
  ];
}
