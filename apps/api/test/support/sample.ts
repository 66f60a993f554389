import { selectorOf, type Selector } from '@mitgestalten/concept-domain';
import { Sample } from '../../src/sample/sample.js';
import type { Session, TestApp } from './app.js';

/** The sample process in that database, with somebody who holds every role in it. */
export interface SampleWorld {
  readonly processId: string;
  readonly everyRole: Session;
  /** One existing id of each kind of thing. */
  readonly ids: {
    readonly area: string;
    readonly ballotPlanned: string;
    readonly body: string;
    readonly commentPublished: string;
    /** The text that is shown of that comment. */
    readonly textPublished: string;
    readonly draftPassage: { readonly id: string; readonly lockVersion: number };
    readonly field: string;
    readonly grant: string;
    readonly item: string;
    readonly measure: string;
    readonly partMeasures: string;
    readonly phaseVote: string;
    readonly phaseRunning: string;
    readonly textWaiting: string;
    readonly textWithheld: string;
    readonly answerProposed: string;
    readonly place: { readonly passageId: string; readonly revisionTextId: string };
    /** The first words there. */
    readonly words: Selector;
  };
}

export async function sampleWorld(app: TestApp): Promise<SampleWorld> {
  await app.app.get(Sample).ensure();
  const [{ id: processId }] = (await app.sql<{ id: string }>(`SELECT id FROM process WHERE slug = 'harburg'`)) as [{ id: string }];
  const everyRole = await app.person({ processId, roles: ['admin', 'moderator', 'editor', 'publisher', 'organiser', 'council'] });
  const one = async (sql: string) => ((await app.sql<{ id: string }>(sql, [processId]))[0] as { id: string }).id;
  const partMeasures = await one(`SELECT id FROM part WHERE process_id = $1 AND kind = 'MEASURES'`);
  const [draftPassage] = await app.sql<{ id: string; lockVersion: number }>(
    `SELECT passage_id AS id, lock_version AS "lockVersion" FROM draft_passage WHERE process_id = $1 AND kind = 'MEASURE' ORDER BY ordinal`, [processId]);
  const [{ plain, ...place }] = (await app.sql<{ passageId: string; revisionTextId: string; plain: string }>(
    `SELECT e.passage_id AS "passageId", t.id AS "revisionTextId", t.plain FROM version_entry e JOIN part p ON p.current_version_id = e.version_id
     JOIN revision_text t ON t.revision_id = e.revision_id WHERE e.process_id = $1 AND e.kind = 'SECTION' ORDER BY e.ordinal`, [processId])) as [{ passageId: string; revisionTextId: string; plain: string }];
  return {
    processId, everyRole,
    ids: {
      area: await one('SELECT id FROM area WHERE process_id = $1'),
      ballotPlanned: await one('SELECT id FROM ballot WHERE process_id = $1'),
      item: await one('SELECT id FROM ballot_item WHERE process_id = $1'),
      body: await one('SELECT id FROM body WHERE process_id = $1'),
      commentPublished: await one(`SELECT id FROM contribution WHERE process_id = $1 AND kind = 'COMMENT' AND state = 'PUBLISHED' ORDER BY id DESC`),
      textPublished: await one(`SELECT published_text_id AS id FROM contribution WHERE process_id = $1 AND kind = 'COMMENT' AND state = 'PUBLISHED' ORDER BY contribution.id DESC`),
      grant: await one(`SELECT id FROM role_grant WHERE process_id = $1 AND role = 'council'`),
      field: await one(`SELECT passage_id AS id FROM draft_passage WHERE process_id = $1 AND kind = 'FIELD' ORDER BY ordinal`),
      measure: await one(`SELECT e.passage_id AS id FROM version_entry e JOIN part p ON p.current_version_id = e.version_id WHERE e.process_id = $1 AND e.kind = 'MEASURE'`),
      phaseVote: await one(`SELECT id FROM phase WHERE process_id = $1 AND kind = 'VOTE'`),
      phaseRunning: await one(`SELECT id FROM phase WHERE process_id = $1 AND kind = 'COMMENT'`),
      textWaiting: await one(`SELECT id FROM contribution_text WHERE process_id = $1 AND state = 'SUBMITTED'`),
      textWithheld: await one(`SELECT id FROM contribution_text WHERE process_id = $1 AND state = 'SUBMITTED' ORDER BY id DESC`),
      answerProposed: await one(`SELECT id FROM answer WHERE process_id = $1 AND state = 'PROPOSED'`),
      partMeasures, draftPassage: draftPassage!, place, words: selectorOf(plain, { start: 0, end: 12 })!,
    },
  };
}
