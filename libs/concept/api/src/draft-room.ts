import { Injectable, type OnModuleInit } from '@nestjs/common';
import { mayReadDraft, mayWritePassage, type Standing } from '@mitgestalten/concept-domain';
import { accept, accountOf, isId, refuse, type Actor, type Decision } from '@mitgestalten/kernel';
import { Jobs } from '@mitgestalten/platform';
import { DataSource } from 'typeorm';
import { nextExpiry, passesAfterSeconds, silentAfterSeconds } from './draft-lease.js';
import type { AnswerWishInput, AskForPassageInput, BeInDraftInput } from './draft-room.graphql.js';
import { standingOf, writableDraft } from './draft-standing.js';

/** One open page of the draft, as others see it. */
export interface SeatRow {
  readonly id: string;
  readonly processId: string;
  readonly name: string | null;
  readonly own: boolean;
  readonly passageId: string | null;
  readonly holds: string | null;
  readonly askedBy: string | null;
}

/** The seats of a part that are taken. */
export interface RoomRow {
  readonly partId: string;
  readonly processId: string;
  readonly seats: readonly SeatRow[];
}

type Place = Pick<RoomRow, 'partId' | 'processId'>;
interface Entered extends Place {
  readonly hasPassage: boolean;
  readonly standing: Standing;
}
interface FoundSeat extends SeatRow {
  readonly accountId: string;
  readonly gone: boolean;
  readonly lapsed: boolean | null;
}

// Nobody looks at what is left when the last one was lost without a word; a minute more does not matter then.
const sweepEverySeconds = 60;
const idleSince = `clock_timestamp() + interval '${silentAfterSeconds - passesAfterSeconds} seconds'`;

/**
 * The drafting room: who is at which passage, and who writes there. It is kept in rows that expire, so that all API processes say the same, and it is
 * written past the unit of work: neither the audit log nor an idempotency record may become a record of who sat where. Each call sets a state, so that
 * repeating it changes nothing. Time is the database's own, not that of the process, which may be moved.
 */
@Injectable()
export class DraftRoom implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.every(sweepEverySeconds, 'forget-draft-seats', () => this.sweep());
  }

  /** Says that a page is open at a passage, and, if it `writes`, takes or prolongs the lease there; a passage that somebody else holds stays theirs. */
  async be(actor: Actor, sessionHash: string | null, { seatId, partId, passageId = null, writes }: BeInDraftInput): Promise<Decision<Place>> {
    if (!isId(seatId)) return refuse('NOT_FOUND', 'seatId');
    const place = await this.enter(actor, partId, passageId);
    if (place === null) {
      // Whose right to be there has ended holds nothing up there.
      if (isId(partId)) await this.#free(actor, seatId, partId);
      return refuse('NOT_FOUND', 'partId');
    }
    if (passageId === null ? writes : !place.hasPassage) return refuse('NOT_FOUND', 'passageId');
    const may = passageId === null ? null : mayWritePassage(place.standing, passageId);
    if (writes && passageId !== null && may?.ok === false) {
      // What was given away while somebody wrote there is free at once, however long they type on.
      await this.#letGo(actor, seatId, passageId);
      return may;
    }
    if (!(await this.#sit(actor, sessionHash, seatId, place, { passageId, mayWrite: may?.ok === true }))) return refuse('NOT_FOUND', 'seatId');
    if (writes && passageId !== null) await this.#take(seatId, passageId);
    return accept(place);
  }

  /** Asks the holder of the passage at which the seat is. The first wish stands; where nobody writes there is nobody to ask. */
  async ask(actor: Actor, { seatId, passageId }: AskForPassageInput): Promise<Decision<Place>> {
    const place = await this.#placeOf(actor, seatId);
    if (place === null) return refuse('NOT_FOUND', 'seatId');
    const writable = await writableDraft(this.dataSource.manager, actor, passageId);
    if (!writable.ok) return writable;
    await this.dataSource.query(
      `UPDATE draft_lease l SET wished_by = s.id, wished_at = clock_timestamp() FROM draft_seat s
       WHERE s.id = $1 AND s.passage_id = $2 AND l.passage_id = $2 AND l.seat_id <> s.id AND l.wished_by IS NULL`, [seatId, passageId],
    );
    return accept(place);
  }

  /** The holder gives the passage to who asked for it, or keeps it. */
  async answer(actor: Actor, { seatId, passageId, handOver }: AnswerWishInput): Promise<Decision<Place>> {
    const place = await this.#placeOf(actor, seatId);
    if (place === null) return refuse('NOT_FOUND', 'seatId');
    const writable = await writableDraft(this.dataSource.manager, actor, passageId);
    if (!writable.ok) return writable;
    await this.dataSource.query(
      `UPDATE draft_lease SET seat_id = CASE WHEN $3 THEN wished_by ELSE seat_id END, wished_by = NULL, expires_at = ${nextExpiry}
       WHERE seat_id = $1 AND passage_id = $2 AND wished_by IS NOT NULL`, [seatId, passageId, handOver],
    );
    return accept(place);
  }

  /** The page is closed. What it held is free. */
  async leave(actor: Actor, seatId: string): Promise<Decision<Place>> {
    const place = await this.#placeOf(actor, seatId);
    if (place === null) return refuse('NOT_FOUND', 'seatId');
    await this.#free(actor, seatId, place.partId);
    return accept(place);
  }

  /** Where the room of a part is, and whether that passage lies in it; null unless the actor may be there. */
  async enter(actor: Actor, partId: string, passageId: string | null = null): Promise<Entered | null> {
    if (!isId(partId)) return null;
    const [place]: (Place & { hasPassage: boolean })[] = await this.dataSource.query(
      `SELECT p.id AS "partId", p.process_id AS "processId", EXISTS (SELECT 1 FROM passage x WHERE x.part_id = p.id AND x.id = $2) AS "hasPassage" FROM part p WHERE p.id = $1`,
      [partId, isId(passageId ?? '') ? passageId : null],
    );
    const standing = place === undefined ? null : await standingOf(this.dataSource.manager, actor, place);
    return place !== undefined && standing !== null && mayReadDraft(standing) ? { ...place, standing } : null;
  }

  /** Who is there now, as the actor sees it. */
  async read(actor: Actor, place: Place): Promise<RoomRow> {
    return { ...place, seats: (await this.#find(place)).filter(({ gone }) => !gone).map((seat) => shown(seat, actor)) };
  }

  /** The same after it was made sure that nothing which has expired is left: it is who sits in the room that notices who does not any more. */
  async readAndSweep(actor: Actor, place: Place): Promise<RoomRow> {
    const found = await this.#find(place);
    if (found.some(({ gone, lapsed }) => gone || lapsed === true)) await this.sweep();
    return { ...place, seats: found.filter(({ gone }) => !gone).map((seat) => shown(seat, actor)) };
  }

  /** Deletes what has expired. A lease that somebody asked for waits for them. Rows that are being renewed at the moment are left alone: two that sweep at once would wait for each other. */
  async sweep(): Promise<void> {
    await this.dataSource.query('DELETE FROM draft_seat WHERE id IN (SELECT id FROM draft_seat WHERE expires_at <= clock_timestamp() FOR UPDATE SKIP LOCKED)');
    await this.dataSource.query(
      `DELETE FROM draft_lease WHERE (passage_id, lang) IN
         (SELECT passage_id, lang FROM draft_lease WHERE expires_at <= clock_timestamp() AND wished_by IS NULL FOR UPDATE SKIP LOCKED)`,
    );
  }

  #find({ partId }: Place): Promise<FoundSeat[]> {
    return this.dataSource.query(
      `SELECT s.id, s.process_id AS "processId", s.passage_id AS "passageId", s.account_id AS "accountId", a.display_name AS name, s.expires_at <= clock_timestamp() AS gone,
         l.passage_id AS holds, l.wished_by AS "askedBy", l.expires_at <= clock_timestamp() AS lapsed
       FROM draft_seat s JOIN account a ON a.id = s.account_id LEFT JOIN draft_lease l ON l.seat_id = s.id AND l.passage_id = s.passage_id
       WHERE s.part_id = $1 ORDER BY a.display_name, s.id`, [partId],
    );
  }

  /**
   * Takes the seat or moves it, gives up what it held or asked for elsewhere, or where it may not write any more, and takes over what it asked for and
   * was not answered. False: the seat is somebody else's.
   */
  async #sit(
    actor: Actor, sessionHash: string | null, seatId: string, { partId, processId }: Place, { passageId, mayWrite }: { readonly passageId: string | null; readonly mayWrite: boolean },
  ): Promise<boolean> {
    const writesAt = mayWrite ? passageId : null;
    const seated: unknown[] = await this.dataSource.query(
      `WITH seated AS (
           INSERT INTO draft_seat (id, process_id, part_id, passage_id, account_id, session_hash, expires_at) VALUES ($1, $2, $3, $4, $5, $6, ${nextExpiry})
           ON CONFLICT (id) DO UPDATE SET process_id = EXCLUDED.process_id, part_id = EXCLUDED.part_id, passage_id = EXCLUDED.passage_id, expires_at = EXCLUDED.expires_at
           WHERE draft_seat.account_id = EXCLUDED.account_id RETURNING id),
         left_behind AS (DELETE FROM draft_lease l USING seated s WHERE l.seat_id = s.id AND l.passage_id IS DISTINCT FROM $7::uuid),
         no_longer AS (UPDATE draft_lease l SET wished_by = NULL FROM seated s WHERE l.wished_by = s.id AND l.passage_id IS DISTINCT FROM $7::uuid),
         passed AS (UPDATE draft_lease l SET seat_id = s.id, wished_by = NULL, expires_at = ${nextExpiry} FROM seated s WHERE l.wished_by = s.id AND l.passage_id = $7::uuid
           AND (l.expires_at <= clock_timestamp() OR (l.expires_at <= ${idleSince} AND l.wished_at <= clock_timestamp() - interval '${passesAfterSeconds} seconds')))
       SELECT id FROM seated`, [seatId, processId, partId, passageId, accountOf(actor), sessionHash, writesAt],
    );
    return seated.length > 0;
  }

  /** One holder, whoever comes at the same time: the row decides. One's own other page gives it up at once, for the person sits here now. */
  async #take(seatId: string, passageId: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO draft_lease (passage_id, lang, process_id, seat_id, expires_at) SELECT passage_id, lang, process_id, $2, ${nextExpiry} FROM draft_passage WHERE passage_id = $1
       ON CONFLICT (passage_id, lang) DO UPDATE SET seat_id = EXCLUDED.seat_id, expires_at = EXCLUDED.expires_at, wished_by = nullif(draft_lease.wished_by, EXCLUDED.seat_id)
       WHERE draft_lease.expires_at <= clock_timestamp() OR
         (SELECT h.account_id FROM draft_seat h WHERE h.id = draft_lease.seat_id) = (SELECT m.account_id FROM draft_seat m WHERE m.id = EXCLUDED.seat_id)`, [passageId, seatId],
    );
  }

  async #letGo(actor: Actor, seatId: string, passageId: string): Promise<void> {
    await this.dataSource.query(
      'DELETE FROM draft_lease l USING draft_seat s WHERE s.id = l.seat_id AND l.seat_id = $1 AND l.passage_id = $2 AND s.account_id = $3', [seatId, passageId, accountOf(actor)],
    );
  }

  async #free(actor: Actor, seatId: string, partId: string): Promise<void> {
    await this.dataSource.query('DELETE FROM draft_seat WHERE id = $1 AND account_id = $2 AND part_id = $3', [seatId, accountOf(actor), partId]);
  }

  async #placeOf(actor: Actor, seatId: string): Promise<Place | null> {
    if (!isId(seatId)) return null;
    const [place]: Place[] = await this.dataSource.query('SELECT part_id AS "partId", process_id AS "processId" FROM draft_seat WHERE id = $1 AND account_id = $2', [seatId, accountOf(actor)]);
    return place !== undefined && mayReadDraft(await standingOf(this.dataSource.manager, actor, place)) ? place : null;
  }
}

function shown({ accountId, gone: _, lapsed, ...seat }: FoundSeat, actor: Actor): SeatRow {
  return { ...seat, own: accountId === accountOf(actor), ...(lapsed === true ? { holds: null, askedBy: null } : {}) };
}
