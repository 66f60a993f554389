import { Injectable } from '@nestjs/common';
import { codeOf, formatCode, lookupOf, readCode } from '@mitgestalten/identity-domain';
import { isId } from '@mitgestalten/kernel';
import { Codes, equalText, Keys, newTimelessId, type IssuedCode, type RedeemedCode, type Work } from '@mitgestalten/platform';
import type { EntityManager } from 'typeorm';

type Purpose = RedeemedCode['purpose'];

// Two codes rarely share their look-up part (30 bit); the second is then filed one place on. Of a million codes in one
// process about one needs the third place.
const places = ['', '+', '++'];

interface CodeRow extends RedeemedCode {
  readonly secretHash: string;
}

/** Codes in the table `code`. What is printed is derived from a key; only a look-up part and a keyed digest are stored. */
@Injectable()
export class StoredCodes extends Codes {
  constructor(private readonly keys: Keys) {
    super();
  }

  async issueForContribution(work: Work, processId: string, idempotencyKey: string): Promise<IssuedCode> {
    const code = this.derive('CONTRIBUTION', processId, idempotencyKey);
    // The same key in another mutation of the same guest: one slip then shows both contributions.
    const former = await this.find(work.tx, processId, code);
    const codeId = former?.codeId ?? (await this.store(work.tx, processId, 'CONTRIBUTION', null, [code]))[0]!;
    return { codeId, code: formatCode(code) };
  }

  textForContribution(processId: string, idempotencyKey: string): string {
    return formatCode(this.derive('CONTRIBUTION', processId, idempotencyKey));
  }

  /** New voting codes of a batch, in the same transaction. */
  async issueForVoting(work: Work, batch: { id: string; processId: string; size: number; createdBy: string }, idempotencyKey: string): Promise<void> {
    await this.store(work.tx, batch.processId, 'VOTE', batch.id, this.votingCodes(batch, idempotencyKey));
  }

  /** The texts of the codes that `issueForVoting` gave for that key: for the answer, and for that to a repeat. */
  textsForVoting(batch: { processId: string; size: number; createdBy: string }, idempotencyKey: string): string[] {
    return this.votingCodes(batch, idempotencyKey).map(formatCode);
  }

  async read(tx: EntityManager, processId: string, text: string): Promise<RedeemedCode | null> {
    const code = readCode(text);
    if (code === null || !isId(processId)) return null;
    const found = await this.find(tx, processId, code);
    return found === null ? null : { codeId: found.codeId, purpose: found.purpose, accountId: found.accountId };
  }

  async markRedeemed(work: Work, codeId: string): Promise<void> {
    await work.tx.query('UPDATE code SET redeemed_on = current_date WHERE id = $1 AND redeemed_on IS NULL', [codeId]);
  }

  async bind(work: Work, codeId: string, accountId: string): Promise<boolean> {
    const [, bound] = await work.tx.query(
      `UPDATE code SET account_id = $2 WHERE id = $1 AND purpose = 'VOTE' AND (account_id IS NULL OR account_id = $2)`, [codeId, accountId],
    );
    return bound === 1;
  }

  private votingCodes({ processId, size, createdBy }: { processId: string; size: number; createdBy: string }, idempotencyKey: string): string[] {
    return Array.from({ length: size }, (_, index) => this.derive('VOTE', processId, createdBy, idempotencyKey, String(index)));
  }

  private derive(purpose: Purpose, ...parts: string[]): string {
    return codeOf(this.keys.hmac(purpose === 'VOTE' ? 'voting-code' : 'contribution-code', ...parts));
  }

  /** Keyed: whoever has the table alone cannot try out the 50 bit of a secret. */
  private digest(processId: string, code: string): string {
    return this.keys.hmac('token', 'code', processId, code).toString('hex');
  }

  /** The row of that code. The digests of all places are compared, whether or not there is a row: the time tells nothing. */
  private async find(tx: EntityManager, processId: string, code: string): Promise<CodeRow | null> {
    const rows: CodeRow[] = await tx.query(
      `SELECT id AS "codeId", purpose, account_id AS "accountId", secret_hash AS "secretHash" FROM code WHERE process_id = $1 AND lookup = ANY($2)`,
      [processId, places.map((place) => lookupOf(code) + place)],
    );
    const expected = this.digest(processId, code);
    const matches = places.map((_, index) => equalText(rows[index]?.secretHash ?? '', expected));
    return rows[matches.indexOf(true)] ?? null;
  }

  private async store(tx: EntityManager, processId: string, purpose: Purpose, batchId: string | null, codes: readonly string[]): Promise<string[]> {
    const all = codes.map((code) => ({ id: newTimelessId(), lookup: lookupOf(code), digest: this.digest(processId, code) }));
    let waiting = all;
    for (const place of places) {
      if (waiting.length === 0) break;
      const stored: { id: string }[] = await tx.query(
        `INSERT INTO code (id, process_id, lookup, secret_hash, purpose, batch_id)
         SELECT n.id, $1, n.lookup, n.digest, $2, $3 FROM unnest($4::uuid[], $5::text[], $6::text[]) AS n(id, lookup, digest)
         ON CONFLICT (process_id, lookup) DO NOTHING RETURNING id`,
        [processId, purpose, batchId, waiting.map(({ id }) => id), waiting.map(({ lookup }) => lookup + place), waiting.map(({ digest }) => digest)],
      );
      const done = new Set(stored.map(({ id }) => id));
      waiting = waiting.filter(({ id }) => !done.has(id));
    }
    if (waiting.length > 0) throw new Error('No place left for a code: the look-up parts of this process are used up');
    return all.map(({ id }) => id);
  }
}
