import { Injectable } from '@nestjs/common';

/** What carries a name in several languages that an administrator may change. */
export type NamedKind = 'AREA' | 'PART' | 'BODY';

/** Where such names stand: a table with `id` and `process_id`, and its jsonb column. */
export interface NamePlace {
  readonly table: string;
  readonly column: string;
  /** A column by which they are sorted; without, the oldest first. */
  readonly order?: string;
}

/** The places of names. Each context says where its own stand, so that one page can edit what a template once set. */
@Injectable()
export class Names {
  readonly #places = new Map<NamedKind, NamePlace>();

  register(kind: NamedKind, place: NamePlace): void {
    this.#places.set(kind, place);
  }

  get places(): ReadonlyMap<NamedKind, NamePlace> {
    return this.#places;
  }
}
