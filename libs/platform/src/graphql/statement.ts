/** The statement under construction: parameters are numbered as they are needed. */
export class Statement {
  readonly values: unknown[] = [];
  #aliases = 0;
  #lang: string | undefined;

  /** @param lang the language in which texts are chosen where there are several */
  constructor(readonly lang: string) {}

  /** Another statement that begins as this one does. */
  copy(): Statement {
    const copy = new Statement(this.lang);
    copy.values.push(...this.values);
    copy.#aliases = this.#aliases;
    copy.#lang = this.#lang;
    return copy;
  }

  /** Adds a value and gives its placeholder, such as `$3`. Values never become part of the SQL text. */
  param(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The placeholder of the language, the same wherever it is needed. */
  get langParam(): string {
    return (this.#lang ??= this.param(this.lang));
  }

  alias(): string {
    return `t${++this.#aliases}`;
  }
}
