import { Injectable } from '@nestjs/common';
import { newId, type Work } from '@mitgestalten/platform';
import { SignInTokenEntity } from './identity.entities.js';

/** The kind under which the tokens of these links are derived. */
export const signInTokenKind = 'sign-in';

/** Long enough to change to the mail program and back, short enough for a shared computer. */
export const linkMinutes = 15;

/** An invitation may lie over a holiday. */
export const invitationDays = 7;

export interface LinkOrder {
  readonly email: string;
  readonly purpose: SignInTokenEntity['purpose'];
  readonly lang: string;
  readonly returnTo: string | null;
}

/** Links for signing in by e-mail. Each is used once; of several for one address and purpose only the newest is good. */
@Injectable()
export class SignInLinks {
  /** The id of a new link; former ones of the same purpose become void. */
  async make(work: Work, order: LinkOrder): Promise<string> {
    // Two orders at the same time would each void only what was there before both.
    await work.tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in-link ${order.purpose} ${order.email}`]);
    await work.tx.query(
      'UPDATE sign_in_token SET used_at = clock_timestamp() WHERE email = $1 AND purpose = $2 AND used_at IS NULL', [order.email, order.purpose],
    );
    const id = newId();
    const minutes = order.purpose === 'SIGN_IN' ? linkMinutes : invitationDays * 24 * 60;
    await work.tx.query(
      `INSERT INTO sign_in_token (id, email, purpose, lang, return_to, expires_at) VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(mins => $6))`,
      [id, order.email, order.purpose, order.lang, order.returnTo, minutes],
    );
    return id;
  }

  /** Uses the link up. Null when it is unknown, expired, void or used: of many at the same time one gets it. */
  async use(work: Work, id: string): Promise<{ email: string; lang: string; returnTo: string | null } | null> {
    const [rows] = await work.tx.query(
      `UPDATE sign_in_token SET used_at = clock_timestamp() WHERE id = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
       RETURNING email, lang, return_to AS "returnTo"`, [id],
    );
    return rows[0] ?? null;
  }
}
