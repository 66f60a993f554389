import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { compressed, type Encoding } from './encoding.js';

/** An answer as it was made: to everybody the same where it says that it is public, and kept only then. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True for what everybody may see who knows the address, until it changes. */
  readonly isPublic: boolean;
}

/** A public answer that can be given to everybody who asks the same within its second. */
export class KeptAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Weak: the same for every encoding. */
  readonly etag: string;
  private readonly encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(answer: Answer) {
    this.headers = answer.headers;
    this.body = Buffer.from(answer.body);
    this.etag = `W/"${createHash('sha256').update(this.body).digest('base64url').slice(0, 22)}"`;
  }

  /** The body in that encoding; encoded once for all who want it so. */
  in(encoding: Encoding): Promise<Buffer> {
    let body = this.encoded.get(encoding);
    if (body === undefined) this.encoded.set(encoding, (body = compressed(this.body, encoding)));
    return body;
  }
}

// What is public may change at any moment, also through another process that tells us nothing: nobody is shown it older than this.
const freshMs = 1000;
// Hundreds of pages and answers at once, little beside the 200 MiB of the process. What is asked seldom makes room.
const mostBytes = 24 * 1024 * 1024;
// An answer lies here plain and in two encodings, each at most half as long.
const bytesOf = (key: string, { body }: KeptAnswer) => 2 * body.length + 2 * key.length;

interface Timed<T> {
  readonly begunAt: number;
  readonly answer: T;
}

/**
 * Public answers of the last second. Who asks what is already being found out waits for that answer: a hundred readers at once cost
 * one. What is not public, and what failed, is neither kept nor shared. The age counts from when the reading began.
 */
export class AnswerCache {
  private readonly kept = new LRUCache<string, Timed<KeptAnswer>>({ maxSize: mostBytes, sizeCalculation: ({ answer }, key) => bytesOf(key, answer) });
  private readonly flights = new Map<string, Timed<Promise<Answer | KeptAnswer>>>();

  /** @param now milliseconds of a clock that nobody sets */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The answer of the last second to this question, else a new one. @param key everything that the answer depends on */
  async get(key: string, make: () => Promise<Answer>): Promise<Answer | KeptAnswer> {
    const kept = this.kept.get(key);
    if (kept !== undefined && this.isFresh(kept)) return kept.answer;
    const flight = this.flights.get(key);
    if (flight === undefined || !this.isFresh(flight)) return this.fly(key, make);
    const shared = await flight.answer.catch(() => null);
    return shared instanceof KeptAnswer ? shared : make();
  }

  private async fly(key: string, make: () => Promise<Answer>): Promise<Answer | KeptAnswer> {
    const begunAt = this.now();
    const flight = { begunAt, answer: this.keep(key, begunAt, make) };
    this.flights.set(key, flight);
    try {
      return await flight.answer;
    } finally {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    }
  }

  private async keep(key: string, begunAt: number, make: () => Promise<Answer>): Promise<Answer | KeptAnswer> {
    const answer = await make();
    if (!answer.isPublic || answer.status !== 200) return answer;
    const kept = new KeptAnswer(answer);
    // One that began later may have ended sooner.
    if ((this.kept.peek(key)?.begunAt ?? -Infinity) < begunAt) this.kept.set(key, { begunAt, answer: kept });
    return kept;
  }

  private isFresh({ begunAt }: Timed<unknown>): boolean {
    return this.now() - begunAt < freshMs;
  }
}
