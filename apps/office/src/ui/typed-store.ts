/** Values that somebody typed and that are not known to be saved. */
export interface Typed<T> {
  /** Of the form that wrote it: another tab, or the same page loaded again, has another one. */
  readonly writer: string;
  /** Whose text it is and where it belongs. */
  readonly place: string;
  readonly at: number;
  readonly values: T;
}

const lockOf = (writer: string): string => `office.typed.${writer}`;

/**
 * What was typed, kept on this device until it is saved. Each write is handed to the browser's own process with its commit at once and waits for no
 * other one, so that the end of the tab in the next moment cannot take it back; sessionStorage would go with the tab.
 */
export class TypedStore {
  #opened: Promise<IDBDatabase> | null = null;
  #database: IDBDatabase | null = null;
  readonly #watchers = new Set<() => void>();

  /** Resolves when it lies on the device; rejects where the browser keeps nothing (full, or forbidden). `instead` is forgotten with it. */
  keep<T>(typed: Typed<T>, instead?: string): Promise<void> {
    return this.#change((texts) => {
      texts.put(typed);
      if (instead !== undefined) texts.delete(instead);
    });
  }

  async drop(writer: string): Promise<void> {
    await this.#change((texts) => void texts.delete(writer));
    this.#tell();
  }

  /** What lies there for the place and has no living writer: its tab was closed, crashed or went elsewhere. The newest first. */
  async abandoned<T>(place: string): Promise<readonly Typed<T>[]> {
    const database = await this.#open();
    const found = await answerOf<Typed<T>[]>(database.transaction('texts').objectStore('texts').index('place').getAll(place));
    const living = await livingLocks();
    return found.filter(({ writer }) => !living.has(lockOf(writer))).sort((a, b) => b.at - a.at);
  }

  /** All that lies there for places that begin so, the newest first; also what somebody types in another tab at this moment. */
  async below<T>(beginning: string): Promise<readonly Typed<T>[]> {
    const database = await this.#open();
    const range = IDBKeyRange.bound(beginning, `${beginning}\uffff`);
    const found = await answerOf<Typed<T>[]>(database.transaction('texts').objectStore('texts').index('place').getAll(range));
    return found.sort((a, b) => b.at - a.at);
  }

  /** Of these, what has no living writer. */
  async abandonedBelow<T>(beginning: string): Promise<readonly Typed<T>[]> {
    // In this order: whoever begins to type in between has a lock by then.
    const found = await this.below<T>(beginning);
    const living = await livingLocks();
    return found.filter(({ writer }) => !living.has(lockOf(writer)));
  }

  /** Calls `changed` whenever this page may have abandoned a text, or dropped one, until the returned function is called. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed);
    return () => void this.#watchers.delete(changed);
  }

  /** False once the tab of the writer ended, or it has left. */
  async isLiving(writer: string): Promise<boolean> {
    return (await livingLocks()).has(lockOf(writer));
  }

  /** The writer lives until the returned function is called, which resolves when everybody sees it, or its tab ends, however it ends. */
  live(writer: string): () => Promise<void> {
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const released = navigator.locks.request(lockOf(writer), { mode: 'shared' }, () => left);
    return () => {
      leave();
      return released.then(() => this.#tell());
    };
  }

  #tell(): void {
    for (const changed of this.#watchers) changed();
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('office-typed', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('texts', { keyPath: 'writer' }).createIndex('place', 'place');
      opening.onerror = () => reject(opening.error ?? new Error('no store'));
      opening.onsuccess = () => {
        this.#database = opening.result;
        this.#database.onclose = () => {
          this.#database = null;
          this.#opened = null;
        };
        resolve(opening.result);
      };
    });
    return this.#opened;
  }

  async #change(work: (texts: IDBObjectStore) => void): Promise<void> {
    // Without a wait when it is open: what was typed is under way before the key's event ends.
    const database = this.#database ?? (await this.#open());
    const transaction = database.transaction('texts', 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
    work(transaction.objectStore('texts'));
    transaction.commit();
    return done;
  }
}

async function livingLocks(): Promise<ReadonlySet<string | undefined>> {
  const { held = [], pending = [] } = await navigator.locks.query();
  return new Set([...held, ...pending].map(({ name }) => name));
}

function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new Error('not read'));
  });
}

/** The store of this browser. */
export const typedStore = new TypedStore();
