import { Injectable } from '@nestjs/common';
import { refuse, type Refused } from '@mitgestalten/kernel';
import { DataSource } from 'typeorm';
import { sha256 } from './keys.js';

export interface RateLimit {
  /** What is limited, such as `sign-in`. */
  readonly name: string;
  readonly most: number;
  readonly minutes: number;
}

/** Counts tries per bucket in fixed windows. Counting is outside of any transaction: a refused try counts too. */
@Injectable()
export class RateLimiter {
  constructor(private readonly dataSource: DataSource) {}

  /** Null while there is room; else a refusal that names the minutes until the window ends. `who` is stored as a digest only. */
  async hit(limit: RateLimit, who: string): Promise<Refused | null> {
    const [row] = await this.dataSource.query(
      `INSERT INTO rate_limit (bucket, window_start, hits)
       VALUES ($1, date_bin(make_interval(mins => $2), clock_timestamp(), 'epoch'), 1)
       ON CONFLICT (bucket, window_start) DO UPDATE SET hits = rate_limit.hits + 1
       RETURNING hits, ceil(extract(epoch FROM window_start + make_interval(mins => $2) - clock_timestamp()) / 60)::int AS minutes`,
      [bucketOf(limit, who), limit.minutes],
    );
    return row.hits > limit.most ? refuse('RATE_LIMITED', null, { minutes: Math.max(1, row.minutes) }) : null;
  }

  /** Takes a try back: for limits that count failed tries only. Counted first, so that many tries at once cannot slip through. */
  async giveBack(limit: RateLimit, who: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE rate_limit SET hits = hits - 1
       WHERE bucket = $1 AND window_start = date_bin(make_interval(mins => $2), clock_timestamp(), 'epoch') AND hits > 0`,
      [bucketOf(limit, who), limit.minutes],
    );
  }
}

function bucketOf(limit: RateLimit, who: string): string {
  return sha256(`${limit.name}\n${who}`);
}
