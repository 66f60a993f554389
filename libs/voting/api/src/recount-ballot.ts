import { Injectable } from '@nestjs/common';
import { isId } from '@mitgestalten/kernel';
import { sha256 } from '@mitgestalten/platform';
import type { Channel } from '@mitgestalten/contribution-domain';
import { canonicalLine, count, groupKey, type Group } from '@mitgestalten/voting-domain';
import { DataSource, type EntityManager } from 'typeorm';
import { figuresToPublish, publishedFigures } from './publish-tally.js';

/** What a recount found. Faults name figures and papers, never choices. */
export interface Recount {
  readonly ballotId: string;
  readonly papers: number;
  readonly votes: number;
  readonly changes: number;
  /** Empty: everything agrees. */
  readonly faults: readonly string[];
}

interface PaperRow {
  readonly id: string;
  readonly areaId: string | null;
  readonly channel: Channel;
  readonly change: number;
  readonly salt: string;
  readonly maxChoices: number;
  readonly itemIds: readonly string[];
}

/** The operator's check: papers, ledger and tally of a ballot must tell the same. The tally is counted by other code than the closing's. */
@Injectable()
export class RecountBallot {
  constructor(private readonly dataSource: DataSource) {}

  /** Null for an unknown ballot. Looks at one moment of the database, also while people vote. */
  async run(ballotId: string): Promise<Recount | null> {
    if (!isId(ballotId)) return null;
    return this.dataSource.transaction('REPEATABLE READ', async (tx) => {
      const [ballot]: { closedAt: Date | null }[] = await tx.query('SELECT closed_at AS "closedAt" FROM ballot WHERE id = $1', [ballotId]);
      if (ballot === undefined) return null;
      const papers = await readPapers(tx, ballotId);
      const ledger: { digest: string }[] = await tx.query('SELECT digest FROM ledger_entry WHERE ballot_id = $1', [ballotId]);
      const faults = [...paperFaults(papers), ...ledgerFaults(ballotId, papers, ledger), ...(ballot.closedAt === null ? [] : await tallyFaults(tx, ballotId, count(papers)))];
      return {
        ballotId, faults, changes: ledger.length,
        papers: papers.filter(({ itemIds }) => itemIds.length > 0).length, votes: papers.reduce((sum, { itemIds }) => sum + itemIds.length, 0),
      };
    });
  }
}

function readPapers(tx: EntityManager, ballotId: string): Promise<PaperRow[]> {
  return tx.query(
    `SELECT p.id, p.area_id AS "areaId", p.channel, p.change, p.salt, p.max_choices AS "maxChoices",
       (SELECT coalesce(json_agg(v.item_id), '[]') FROM vote v WHERE v.paper_id = p.id) AS "itemIds"
     FROM voting_paper p WHERE p.ballot_id = $1`,
    [ballotId],
  );
}

function paperFaults(papers: readonly PaperRow[]): string[] {
  return papers.filter(({ itemIds, maxChoices }) => itemIds.length > maxChoices).map(({ id }) => `Paper ${id} holds more choices than allowed.`);
}

/** Each paper's last change stands in the ledger, and the ledger has a line for each change. */
function ledgerFaults(ballotId: string, papers: readonly PaperRow[], ledger: readonly { digest: string }[]): string[] {
  const digests = new Set(ledger.map(({ digest }) => digest));
  const faults = papers.filter((paper) => !digests.has(sha256(canonicalLine({ ...paper, ballotId, paperId: paper.id })))).map(({ id }) => `Paper ${id} is not as the ledger says.`);
  const changes = papers.reduce((sum, { change }) => sum + change, 0);
  return changes === ledger.length ? faults : [...faults, `The papers count ${changes} changes, the ledger has ${ledger.length}.`];
}

/** The stored tally compared with a count of the papers. */
async function tallyFaults(tx: EntityManager, ballotId: string, groups: readonly Group[]): Promise<string[]> {
  const stored: { name: string; figure: number }[] = await tx.query(
    `SELECT channel || ' ' || coalesce(area_id::text, '') AS name, papers AS figure FROM tally_participation WHERE ballot_id = $1
     UNION ALL SELECT channel || ' ' || coalesce(area_id::text, '') || ' ' || item_id, votes FROM tally_cell WHERE ballot_id = $1`,
    [ballotId],
  );
  const counted = new Map(groups.flatMap(({ channel, areaId, papers, votes }) => {
    const name = groupKey(channel, areaId);
    return [[name, papers] as const, ...[...votes].map(([itemId, n]) => [`${name} ${itemId}`, n] as const)];
  }));
  const found = new Map(stored.map(({ name, figure }) => [name, figure]));
  const names = new Set([...counted.keys(), ...found.keys()]);
  const faults = [...names].filter((name) => (counted.get(name) ?? 0) !== (found.get(name) ?? 0)).map((name) => `The tally of ${name} is not what the papers say.`);
  const [wanted, published] = [await figuresToPublish(tx, ballotId), await publishedFigures(tx, ballotId)];
  return JSON.stringify(wanted) === JSON.stringify(published) ? faults : [...faults, 'The published tally is not what follows from the count.'];
}
