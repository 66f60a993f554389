import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newTimelessId, Reader, sha256, Statement, type Selections } from '@mitgestalten/platform';
import { canonicalLine, canonicalReceipt, type Assurance } from '@mitgestalten/voting-domain';
import type { EntityManager } from 'typeorm';
import type { VotingPaperObject } from './voting.graphql.js';
import { hasVotes, isShownText, votingPaperShape } from './voting.shapes.js';

/** What one change writes on a voter's paper. */
export interface PaperEntry {
  readonly ballot: { readonly id: string; readonly processId: string; readonly maxChoices: number; readonly minimumAge: number };
  readonly pseudonym: string;
  readonly assurance: Assurance;
  readonly areaId: string | null;
  /** In the order of the ballot. */
  readonly itemIds: readonly string[];
  readonly receipt: string;
  /** The day, ISO 8601: no finer time is kept. */
  readonly day: string;
  /** The language in which the measures were shown. */
  readonly lang: string;
}

interface PaperRow {
  readonly id: string;
  readonly change: number;
  readonly areaId: string | null;
  readonly channel: 'ONLINE';
}

const everything: Selections = new Map(['itemIds', 'areaId', 'change'].map((name) => [name, { name, args: {}, children: new Map() }]));
// 128 bit, new for each change.
const newSalt = () => randomBytes(16).toString('hex');

/** Writes and reads voting papers. Whoever writes holds the ballot's lock. */
@Injectable()
export class VotingPapers {
  constructor(private readonly reader: Reader) {}

  /** Makes the voter's paper or changes it: the former choices go, a ledger line stays. Others of the same voter wait. */
  async write(tx: EntityManager, entry: PaperEntry): Promise<VotingPaperObject> {
    const { ballot } = entry;
    const salt = newSalt();
    const [paper]: [PaperRow] = await tx.query(
      `INSERT INTO voting_paper AS p (id, process_id, ballot_id, max_choices, voter, area_id, channel, assurance, age_declared, salt, cast_on)
       VALUES ($1, $2, $3, $4, $5, $6, 'ONLINE', $7, $8, $9, $10)
       ON CONFLICT (ballot_id, voter) DO UPDATE SET area_id = excluded.area_id, assurance = excluded.assurance, age_declared = excluded.age_declared,
         salt = excluded.salt, cast_on = excluded.cast_on, change = p.change + 1
       RETURNING id, change, area_id AS "areaId", channel`,
      [newTimelessId(), ballot.processId, ballot.id, ballot.maxChoices, entry.pseudonym, entry.areaId, entry.assurance, ballot.minimumAge, salt, entry.day],
    );
    await this.replaceVotes(tx, entry, paper, salt);
    return { itemIds: entry.itemIds, areaId: paper.areaId, change: paper.change };
  }

  /** Takes the votes off the paper that a code had before an account held it: they count for the account from now on. */
  async empty(tx: EntityManager, entry: PaperEntry, pseudonym: string, receipt: string): Promise<void> {
    const salt = newSalt();
    const [[paper]]: [PaperRow[], number] = await tx.query(
      `UPDATE voting_paper p SET salt = $3, cast_on = $4, change = change + 1 WHERE ballot_id = $1 AND voter = $2 AND ${hasVotes('p')}
       RETURNING id, change, area_id AS "areaId", channel`,
      [entry.ballot.id, pseudonym, salt, entry.day],
    );
    if (paper === undefined) return;
    const values: unknown[] = [paper.id];
    await tx.query(`WITH line AS (${lineSql({ ...entry, receipt, itemIds: [] }, paper, salt, values)}) DELETE FROM vote WHERE paper_id = $1`, values);
  }

  /** The voter's paper as it stands, or null. */
  async read(ballotId: string, pseudonym: string): Promise<VotingPaperObject | null> {
    const row = await this.reader.all(
      votingPaperShape, everything, 'de', (t, s) => `${t}.ballot_id = ${s.param(ballotId)} AND ${t}.voter = ${s.param(pseudonym)} AND ${hasVotes(t)}`, (t) => `${t}.id`, 1,
    );
    return (row[0] as unknown as VotingPaperObject | undefined) ?? null;
  }

  /** A statement after that which made or changed the paper, and which others of the voter waited for: it sees the votes of all of them. */
  private async replaceVotes(tx: EntityManager, entry: PaperEntry, paper: PaperRow, salt: string): Promise<void> {
    const { ballot, itemIds, lang } = entry;
    const s = new Statement(lang);
    const [$paper, $most, $ids, $items] = [paper.id, ballot.maxChoices, itemIds.map(() => newTimelessId()), itemIds].map((each) => s.param(each));
    await tx.query(
      `WITH line AS (${lineSql(entry, paper, salt, s.values)}), former AS (DELETE FROM vote WHERE paper_id = ${$paper} RETURNING 1)
       INSERT INTO vote (id, process_id, ballot_id, paper_id, max_choices, item_id, revision_text_id, slot)
       SELECT n.id, i.process_id, i.ballot_id, ${$paper}::uuid, ${$most}::smallint, i.id, x.id, n.slot
       FROM unnest(${$ids}::uuid[], ${$items}::uuid[]) WITH ORDINALITY AS n(id, item_id, slot)
       JOIN ballot_item i ON i.id = n.item_id JOIN revision r ON r.id = i.revision_id JOIN revision_text x ON ${isShownText('x', 'r', s)}
       WHERE (SELECT count(*) FROM former) >= 0`, // counted first: their slots are free before the new ones are written
      s.values,
    );
  }
}

/** The INSERT of the ledger's line for that change; its values are added. */
function lineSql(entry: PaperEntry, paper: PaperRow, salt: string, values: unknown[]): string {
  const { ballot, itemIds } = entry;
  const line = { ballotId: ballot.id, paperId: paper.id, change: paper.change, itemIds, areaId: paper.areaId, channel: paper.channel, salt };
  const params = [ballot.processId, ballot.id, receiptHash(entry.receipt), sha256(canonicalLine(line)), entry.day].map((value) => `$${values.push(value)}`);
  return `INSERT INTO ledger_entry (process_id, ballot_id, receipt_hash, digest, recorded_on) VALUES (${params.join(', ')})`;
}

/** What the ledger keeps of a receipt. */
export function receiptHash(receipt: string): string {
  return sha256(canonicalReceipt(receipt));
}
