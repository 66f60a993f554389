import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { readPassageTexts } from '@mitgestalten/concept-api';
import { carryOver, type CarriedAnchor, type Stretch } from '@mitgestalten/concept-domain';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';

/** Two versions of a part in one language, the newer one first. */
export interface WayBack {
  readonly newerId: string;
  readonly olderId: string;
  readonly lang: string;
}

interface Kept {
  readonly decide: (words: Stretch) => CarriedAnchor;
  /** Every passage of the older version has a text in that language: what is not found was not there. */
  readonly isWhole: boolean;
  readonly bytes: number;
}

// Two versions of 500 kB, cut into sentences, with the way back into the text: 14 MB. Room for those of the few parts that people ask about, with all their versions of a year.
const mostBytes = 64 * 1024 * 1024;
const bytesForEachCharacter = 15;

/**
 * Finds words of a version in the whole of the one before. To compare two versions takes up to 0.2 s: it is done once for each pair and language, one after the
 * other whoever asks, and kept while there is room, for versions never change.
 */
@Injectable()
export class VersionsBack {
  readonly #kept = new LRUCache<string, Kept>({ maxSize: mostBytes, sizeCalculation: ({ bytes }) => bytes });
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  /** GONE only if the words were surely not there: where passages lack a text in that language, nobody can tell. */
  find(way: WayBack, words: Stretch): Promise<CarriedAnchor> {
    const found = this.#turn.then(async () => {
      const { decide, isWhole } = await this.compared(way);
      const carried = decide(words);
      // The requests of others come in between.
      await turn();
      return carried.state === 'GONE' && !isWhole ? { ...carried, state: 'UNCERTAIN' as const } : carried;
    });
    this.#turn = found.catch(() => undefined);
    return found;
  }

  private async compared(way: WayBack): Promise<Kept> {
    const { newerId, olderId, lang } = way;
    const [{ texts, isWhole }]: [{ texts: string; isWhole: boolean }] = await this.dataSource.query(countSql, [newerId, olderId, lang]);
    // A translation can be added or corrected: then there is one text more.
    const key = `${newerId} ${olderId} ${lang} ${texts}`;
    const kept = this.#kept.get(key) ?? (await this.compare(way, isWhole));
    this.#kept.set(key, kept);
    return kept;
  }

  private async compare({ newerId, olderId, lang }: WayBack, isWhole: boolean): Promise<Kept> {
    const newer = (await readPassageTexts(this.dataSource.manager, newerId, lang)).texts;
    const older = (await readPassageTexts(this.dataSource.manager, olderId, lang)).texts;
    const characters = [...newer, ...older].reduce((sum, { text }) => sum + text.length, 0);
    // An empty version still takes a place.
    return { decide: carryOver(newer, older), isWhole, bytes: 1 + bytesForEachCharacter * characters };
  }
}

const countSql = `
  SELECT count(t.id) AS texts, count(*) FILTER (WHERE e.version_id = $2 AND t.id IS NULL) = 0 AS "isWhole"
  FROM version_entry e LEFT JOIN revision_text t ON t.revision_id = e.revision_id AND t.lang = $3 WHERE e.version_id IN ($1, $2)`;
