import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  freeSentencesOf, outlineNumbers, passageChanges, sentencesElsewhere, statedChanges, synopsisRows, type PassageChanges, type SynopsisRow, type SynopsisWording,
} from '@mitgestalten/concept-domain';
import { accept, isId, refuse, type Decision } from '@mitgestalten/kernel';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { SynopsisObject, SynopsisPassageObject, SynopsisPlaceObject } from './synopsis.graphql.js';
import { removalReasons, synopsisEntries, versionSpan, type SynopsisEntry, type VersionSpan } from './synopsis-store.js';

// A synopsis of a 500 kB part of which every sentence changed takes about 2 MiB; those that are read are a few parts, each with the last version or two.
const mostBytes = 16 * 1024 * 1024;
// Two bytes a letter, and what an object of that many pieces takes besides.
const bytesOf = (synopsis: SynopsisObject) => 2 * JSON.stringify(synopsis).length;

// Other requests wait no longer than this while a synopsis is computed: less than anybody notices.
const mostMsAtOnce = 20;

/**
 * Comparisons of published versions. Versions never change, so that each pair is compared once for each language, and kept while there is room. Who asks
 * for what is being compared waits for that; different pairs are compared one after the other, so that they never take more than their share of the processor.
 */
@Injectable()
export class Synopses {
  readonly #kept = new LRUCache<string, SynopsisObject>({ maxSize: mostBytes, sizeCalculation: bytesOf });
  readonly #flights = new Map<string, Promise<SynopsisObject>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  /** NOT_FOUND unless both are numbers of published versions of the part: the same for what waits, what is another's, and what never was. */
  async of(partId: string, numbers: { readonly from: number; readonly to: number }, lang: string): Promise<Decision<SynopsisObject>> {
    const span = isId(partId) ? await versionSpan(this.dataSource.manager, partId, numbers.from, numbers.to) : null;
    if (span === null) return refuse('NOT_FOUND');
    // A translation can be corrected: then there is one text more.
    const key = `${span.fromId} ${span.toId} ${lang} ${span.texts}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return accept(kept);
    const flight = this.#flights.get(key) ?? this.fly(key, () => this.compare(span, numbers, lang));
    return accept(await flight);
  }

  private fly(key: string, compare: () => Promise<SynopsisObject>): Promise<SynopsisObject> {
    const flight = this.#turn.then(compare);
    this.#flights.set(key, flight);
    this.#turn = flight.then((synopsis) => this.#kept.set(key, synopsis), () => undefined).finally(() => this.#flights.delete(key));
    return flight;
  }

  private async compare(span: VersionSpan, { from, to }: { readonly from: number; readonly to: number }, lang: string): Promise<SynopsisObject> {
    const entries = Map.groupBy(await synopsisEntries(this.dataSource.manager, span, lang), ({ versionId }) => versionId);
    const [before, after] = [entries.get(span.fromId) ?? [], entries.get(span.toId) ?? []];
    const removals = await removalReasons(this.dataSource.manager, span);
    const stated = statedChanges(span.versionIds.map((versionId) => ({ entries: entries.get(versionId) ?? [], removals: removals.get(versionId) ?? new Map() })));
    const numbers = { before: outlineNumbers(before), after: outlineNumbers(after) };
    const rows = synopsisRows(before, after).map((row) => ({ ...row, wordings: [wordingOf(row.before), wordingOf(row.after)] as const }));
    const free = await withBreaks(rows, ({ passageId, wordings }) => freeSentencesOf(passageId, ...wordings, lang));
    const elsewhere = sentencesElsewhere(free);
    const passages = await withBreaks(rows, (row): SynopsisPassageObject => {
      const changes = passageChanges(...row.wordings, lang, elsewhere.get(row.passageId));
      return {
        passageId: row.passageId, kind: (row.after ?? row.before)!.kind, changes: row.changes,
        ...(row.changes.length === 0 ? { substance: false, reasons: [] } : stated.get(row.passageId) ?? { substance: true, reasons: [] }),
        before: placeOf(row.before, changes.langBefore, numbers.before), after: placeOf(row.after, changes.langAfter, numbers.after),
        ...wordsOf(row, changes),
      };
    });
    return { from, to, passages };
  }
}

/** Makes something of each, and lets others have their turn in between. */
async function withBreaks<A, B>(all: readonly A[], make: (each: A) => B): Promise<B[]> {
  const made: B[] = [];
  let begun = performance.now();
  for (const each of all) {
    made.push(make(each));
    if (performance.now() - begun < mostMsAtOnce) continue;
    await setImmediate();
    begun = performance.now();
  }
  return made;
}

function wordingOf(entry: SynopsisEntry | null): SynopsisWording | null {
  return entry === null ? null : { ...entry, texts: entry.texts ?? [] };
}

function placeOf(entry: SynopsisEntry | null, lang: string | null, numbers: ReadonlyMap<string, string>): SynopsisPlaceObject | null {
  if (entry === null) return null;
  const text = entry.texts?.find((each) => each.lang === lang);
  return { number: numbers.get(entry.passageId) ?? '', title: text?.title ?? '', lang: lang ?? entry.originalLang, revisionId: entry.revisionId };
}

/** The words of a passage of which none changed are not repeated. */
function wordsOf({ changes: how }: SynopsisRow<SynopsisEntry>, changes: PassageChanges): Pick<SynopsisPassageObject, 'title' | 'text' | 'facts' | 'requiredByLaw'> {
  if (how.every((change) => change === 'MOVED')) return { title: [], text: [], facts: [], requiredByLaw: null };
  const { title, text, facts, requiredByLaw } = changes;
  return { title, text, facts, requiredByLaw };
}
