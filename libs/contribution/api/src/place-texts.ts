import { Injectable } from '@nestjs/common';
import { readPassageTexts } from '@mitgestalten/concept-api';
import { holds, isId, type Actor } from '@mitgestalten/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { PlaceText } from './anchor.graphql.js';
import { trayRoles } from './tray-roles.js';

/** The texts at which staff may place a comment. */
@Injectable()
export class PlaceTexts {
  constructor(private readonly dataSource: DataSource) {}

  /** The passages of a version that have a text in that language, in order; only that one where a passage is named. Null for whoever places nothing there. */
  async of(actor: Actor, { versionId, lang, passageId }: { readonly versionId: string; readonly lang: string; readonly passageId: string | null }): Promise<readonly TextInProcess[] | null> {
    const processId = await processToPlaceIn(this.dataSource.manager, actor, versionId);
    if (processId === null || !(passageId === null || isId(passageId))) return null;
    const { texts } = await readPassageTexts(this.dataSource.manager, versionId, lang, passageId === null ? {} : { passageId });
    return texts.map((text) => ({ ...text, processId }));
  }
}

/** With the process in which its fields may be read. */
interface TextInProcess extends PlaceText {
  readonly processId: string;
}

/** The process of a version, if the actor places comments in it. */
export async function processToPlaceIn(tx: EntityManager, actor: Actor, versionId: string): Promise<string | null> {
  const [version]: { processId: string }[] = isId(versionId) ? await tx.query('SELECT process_id AS "processId" FROM version WHERE id = $1', [versionId]) : [];
  return version !== undefined && holds(actor, version.processId, ...trayRoles) ? version.processId : null;
}
