/** A decision that somebody has made and that the server has not heard of yet. */
export interface HeldDecision {
  /** Made when it was decided: however often it is sent, it is carried out once. */
  readonly idempotencyKey: string;
  /** Who decided. Nobody else's session may send it. */
  readonly viewerId: string;
  readonly processId: string;
  readonly kind: 'publish' | 'withhold';
  readonly textIds: readonly string[];
  /** How its text is called where the row itself is not to be had, as after a reload. */
  readonly title: string;
  readonly reasonCode?: string;
  readonly reason?: string | null;
}

/** What the server refused of a decision. */
export interface RefusedText {
  readonly decision: HeldDecision;
  readonly textId: string;
  readonly code: string;
  readonly message: string;
}

/** What became of sending: an answer, with what it refused; or none. `session`: nobody is signed in any more. */
export type Sent = { readonly refused: readonly RefusedText[] } | { readonly unsent: 'failed' | 'session' };

export interface HeldItem {
  readonly decision: HeldDecision;
  /** `open`: not sent, so it can be taken back. `unsent`: it was, and no answer came. */
  readonly state: 'open' | 'sending' | 'unsent';
  readonly why?: 'failed' | 'session';
}

/** All that is held, the newest last, and what was refused and not yet looked at. */
export interface HeldState {
  readonly items: readonly HeldItem[];
  readonly refused: readonly RefusedText[];
}

/** Where decisions are kept meanwhile, and whether there is a way out. */
export interface Ways {
  keep(decisions: readonly HeldDecision[]): void;
  online(): boolean;
}

/** As long as this a decision can be taken back: time to see what one has done, and to go to the button by keys. */
export const undoWindowMs = 8_000;
/** After so long a decision that got no answer is sent again by itself. */
const retryMs = 15_000;

/**
 * Holds the newest decision for as long as it can be taken back. The server decides a text once, so what can be undone has not been sent. It
 * goes out when its time is over, with the next decision, or by `flush`; without an answer it stays and is sent again under the same key.
 */
export class HeldDecisions {
  private state: HeldState = { items: [], refused: [] };
  private readonly listeners = new Set<() => void>();
  private readonly inFlight = new Map<string, Promise<void>>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private begun = 0;
  private wire: (decision: HeldDecision) => Promise<Sent> = () => Promise.resolve({ unsent: 'failed' });

  constructor(private readonly ways: Ways) {}

  /** From now on decisions go this way. */
  sendBy(wire: (decision: HeldDecision) => Promise<Sent>): void {
    this.wire = wire;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): HeldState => this.state;

  /** Holds this decision; the former one is sent. */
  hold(decision: HeldDecision): void {
    void this.flush();
    this.put({ ...this.state, items: [...this.state.items, { decision, state: 'open' }] });
    this.wait(undoWindowMs);
  }

  /** Takes the newest decision back, if it has not been sent. Nothing of it ever leaves. */
  undo(): HeldDecision | null {
    const last = this.state.items.at(-1);
    if (last?.state !== 'open') return null;
    this.remove(last.decision);
    return last.decision;
  }

  /** While somebody is at the button, time does not run out under it; afterwards it begins anew. */
  rest(on: boolean): void {
    if (on) clearTimeout(this.timer);
    else if (this.state.items.length > 0) this.wait(undoWindowMs);
  }

  /** Sends all that is held. True when nothing is left: neither an unanswered decision nor a refusal. */
  async flush(): Promise<boolean> {
    const refusedBefore = this.state.refused.length;
    if (this.ways.online()) await Promise.all(this.state.items.map((item) => this.send(item.decision)));
    return this.state.items.length === 0 && this.state.refused.length === refusedBefore;
  }

  /** Decisions of this tab from before a reload: they are sent at once. */
  resume(decisions: readonly HeldDecision[]): void {
    const known = new Set(this.state.items.map(({ decision }) => decision.idempotencyKey));
    const items = decisions.filter((one) => !known.has(one.idempotencyKey)).map((decision): HeldItem => ({ decision, state: 'unsent' }));
    this.put({ ...this.state, items: [...items, ...this.state.items] });
    void this.flush();
  }

  /** The connection is back. What has time left keeps it. */
  reconnected(): void {
    if (this.timer === undefined) void this.flush();
  }

  /** A refusal was seen. */
  dismiss(refused: RefusedText): void {
    this.put({ ...this.state, refused: this.state.refused.filter((one) => one !== refused) });
  }

  /** The texts that are decided here and still wait for the server. */
  textIds(): ReadonlySet<string> {
    return new Set(this.state.items.flatMap(({ decision }) => decision.textIds));
  }

  /** An answer that counts each held decision exactly once: asked when none is on its way, and again if one went out meanwhile. */
  async steady<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      await Promise.all(this.inFlight.values());
      const { begun } = this;
      const answer = await ask();
      if (begun === this.begun) return answer;
    }
  }

  /** The page with these decisions is gone: nothing goes out by itself any more. What is kept goes with the next page. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private send(decision: HeldDecision): Promise<void> {
    const running = this.inFlight.get(decision.idempotencyKey);
    if (running !== undefined) return running;
    this.begun++;
    this.mark(decision, { decision, state: 'sending' });
    const sending = this.wire(decision).catch((): Sent => ({ unsent: 'failed' })).then((sent) => {
      this.inFlight.delete(decision.idempotencyKey);
      this.settle(decision, sent);
    });
    this.inFlight.set(decision.idempotencyKey, sending);
    return sending;
  }

  private settle(decision: HeldDecision, sent: Sent): void {
    if ('refused' in sent) {
      this.remove(decision, sent.refused);
      return;
    }
    this.mark(decision, { decision, state: 'unsent', why: sent.unsent });
    if (sent.unsent === 'failed' && this.state.items.at(-1)?.state !== 'open') this.wait(retryMs);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, ms);
  }

  private mark(decision: HeldDecision, item: HeldItem): void {
    this.put({ ...this.state, items: this.state.items.map((one) => (one.decision === decision ? item : one)) });
  }

  private remove(decision: HeldDecision, refused: readonly RefusedText[] = []): void {
    const items = this.state.items.filter((one) => one.decision !== decision);
    if (items.length === 0) this.stop();
    this.put({ items, refused: [...this.state.refused, ...refused] });
  }

  private put(state: HeldState): void {
    this.state = state;
    this.ways.keep(state.items.map(({ decision }) => decision));
    for (const listener of this.listeners) listener();
  }
}
