import { expect } from '@jest/globals';
import { CreateConcept } from '@mitgestalten/concept-api';
import { system, type Role } from '@mitgestalten/kernel';
import { done, newId, sha256, UnitOfWork } from '@mitgestalten/platform';
import type { PhaseRules } from '@mitgestalten/process-domain';
import { key, startApp, type GraphqlOptions, type Session, type TestApp } from '../support/app.js';
import { sampleProcess, type TestProcess } from '../support/process.js';

/** A wording that can be commented. */
export interface Place {
  readonly passageId: string;
  readonly revisionTextId: string;
}

export interface Refused {
  readonly code: string;
  readonly field: string | null;
}

export interface Submitted {
  readonly contribution: { readonly id: string; readonly state: string } | null;
  readonly code: string | null;
  readonly confirmationSent: boolean;
  readonly errors: Refused[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of many forms
type Payload = any;

/** A process with one published passage, in which everything is open, and the deeds of those who take part. */
export class World {
  private constructor(
    readonly app: TestApp,
    readonly process: TestProcess,
    readonly place: Place,
  ) {}

  static async in(app: TestApp, rules: Partial<PhaseRules> = {}): Promise<World> {
    const process = await sampleProcess(app, { rules });
    return new World(app, process, await publishedPlace(app, process.processId));
  }

  static async start(rules: Partial<PhaseRules> = {}): Promise<World> {
    return World.in(await startApp(), rules);
  }

  get processId(): string {
    return this.process.processId;
  }

  person(...roles: Role[]): Promise<Session> {
    return this.app.person({ processId: this.processId, roles });
  }

  /** Guests of these tests all come from one address: without this, the sixth text would be refused. */
  async freshDevice(): Promise<void> {
    await this.app.sql('DELETE FROM rate_limit');
  }

  /** Sends one mutation with an input, with a new idempotency key unless one is given. */
  async send(name: string, inputType: string, fields: string, input: object, options: GraphqlOptions = {}): Promise<Payload> {
    const query = `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${fields} errors { code field } } }`;
    const result = await this.app.graphql(query, { input: { idempotencyKey: key(), ...input } }, options);
    expect(result).toMatchObject({ status: 200 });
    expect(result.errors).toBeUndefined();
    return result.data[name];
  }

  comment(input: object = {}, options: GraphqlOptions = {}): Promise<Submitted> {
    return this.send('submitComment', 'SubmitCommentInput', submitFields, { ...this.place, body: 'Mehr Bänke im Park.', lang: 'de', ...input }, options);
  }

  propose(input: object = {}, options: GraphqlOptions = {}): Promise<Submitted> {
    return this.send('submitProposal', 'SubmitProposalInput', submitFields, { processId: this.processId, title: 'Sprachcafé', body: 'Jeden Dienstag.', lang: 'de', ...input }, options);
  }

  enter(input: object, options: GraphqlOptions): Promise<Submitted> {
    return this.send('enterContribution', 'EnterContributionInput', submitFields, {
      processId: this.processId, passageId: this.place.passageId, body: 'Am Telefon gesagt.', lang: 'de', channel: 'COUNTER', ...input,
    }, options);
  }

  edit(input: object, options: GraphqlOptions = {}): Promise<Payload> {
    return this.send('editContribution', 'EditContributionInput', 'contribution { id state body editPending }', input, options);
  }

  withdraw(input: object, options: GraphqlOptions = {}): Promise<Payload> {
    return this.send('withdrawContribution', 'WithdrawContributionInput', 'contribution { id state }', input, options);
  }

  confirm(input: object, options: GraphqlOptions = {}): Promise<Payload> {
    return this.send('confirmContribution', 'ConfirmContributionInput', 'contribution { id state }', input, options);
  }

  publish(textIds: string[], as: Session, input: object = {}): Promise<{ textIds: string[]; errors: Refused[] }> {
    return this.send('publishTexts', 'PublishTextsInput', 'textIds', { processId: this.processId, textIds, ...input }, { as });
  }

  withhold(textId: string, as: Session, input: object = {}): Promise<{ textIds: string[]; errors: Refused[] }> {
    return this.send('withholdText', 'WithholdTextInput', 'textIds', { textId, reasonCode: 'OFF_TOPIC', ...input }, { as });
  }

  restore(textId: string, as: Session, input: object = {}): Promise<{ textIds: string[]; errors: Refused[] }> {
    return this.send('restoreText', 'RestoreTextInput', 'textIds', { textId, ...input }, { as });
  }

  /** The newest text of a contribution. */
  async textOf(contributionId: string): Promise<{ id: string; state: string; title: string | null; body: string; number: number; decision_count: number }> {
    const [text] = await this.app.sql<Awaited<ReturnType<World['textOf']>>>(
      'SELECT t.* FROM contribution_text t JOIN contribution c ON c.latest_text_id = t.id WHERE c.id = $1', [contributionId],
    );
    return text!;
  }

  async row(contributionId: string): Promise<Payload> {
    return (await this.app.sql('SELECT * FROM contribution WHERE id = $1', [contributionId]))[0];
  }

  /** A published comment by that person: its id. */
  async publishedComment(as: Session, moderator: Session, input: object = {}): Promise<string> {
    const { contribution, errors } = await this.comment(input, { as });
    expect(errors).toEqual([]);
    const { id } = await this.textOf(contribution!.id);
    expect((await this.publish([id], moderator)).errors).toEqual([]);
    return contribution!.id;
  }

  /** All counters beside what they count. */
  async counters(): Promise<{ kept: unknown; counted: unknown }> {
    const [kept] = await this.app.sql(
      `SELECT published_count AS published, answered_count AS answered,
         (SELECT json_agg(comment_count ORDER BY id) FROM passage WHERE process_id = $1) AS comments,
         (SELECT json_agg(reply_count ORDER BY id) FROM contribution WHERE process_id = $1) AS replies FROM process WHERE id = $1`, [this.processId]);
    const [counted] = await this.app.sql(
      `SELECT (SELECT count(*)::int FROM contribution WHERE process_id = $1 AND state = 'PUBLISHED') AS published,
         (SELECT count(*)::int FROM contribution c JOIN consideration_contribution k ON k.contribution_id = c.id JOIN answer a USING (consideration_id)
            WHERE c.process_id = $1 AND c.state = 'PUBLISHED' AND a.state = 'PUBLISHED') AS answered,
         (SELECT json_agg((SELECT count(*) FROM contribution c WHERE c.passage_id = p.id AND c.state = 'PUBLISHED' AND c.kind = 'COMMENT') ORDER BY p.id)
            FROM passage p WHERE p.process_id = $1) AS comments,
         (SELECT json_agg((SELECT count(*) FROM contribution r WHERE r.parent_id = c.id AND r.state = 'PUBLISHED') ORDER BY c.id)
            FROM contribution c WHERE c.process_id = $1) AS replies`, [this.processId]);
    return { kept, counted };
  }
}

const submitFields = 'contribution { id state } code confirmationSent';

/** A guiding vision with one section, published as version 1. */
async function publishedPlace(app: TestApp, processId: string): Promise<Place> {
  const decision = await app.app.get(UnitOfWork).run({ actor: system, action: 'concept.create' }, async (work) => {
    const concept = await app.app.get(CreateConcept, { strict: false }).run(work, processId, [{
      kind: 'LEITBILD', slug: 'leitbild', title: { de: 'Leitbild' }, publishAs: { de: 'Entwurf' },
      passages: [{ key: 'eins', kind: 'SECTION', lang: 'de', title: 'Zusammenleben', text: 'Wir leben gern zusammen.' }],
    }]);
    return done({ passageId: concept.passageIds.get('eins')!, revisionId: concept.revisionIds.get('eins')! }, { objectType: 'process', objectId: processId });
  });
  if (!decision.ok) throw new Error('The concept was refused');
  const [text] = await app.sql<{ id: string }>('SELECT id FROM revision_text WHERE revision_id = $1', [decision.value.revisionId]);
  return { passageId: decision.value.passageId, revisionTextId: text!.id };
}

/** The next version of the part, in which another wording stands at that place. */
export async function publishAnew(app: TestApp, { passageId, revisionTextId }: Place): Promise<Place> {
  const [revisionId, textId, versionId] = [newId(), newId(), newId()];
  const hash = sha256(revisionId);
  await app.sql(`INSERT INTO revision (id, process_id, passage_id, kind, hash, lang) SELECT $2, process_id, passage_id, kind, $3, lang FROM revision WHERE id = (SELECT revision_id FROM revision_text WHERE id = $1)`, [revisionTextId, revisionId, hash]);
  await app.sql(`INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash) SELECT $2, process_id, $3, lang, origin, title, doc, plain, $4 FROM revision_text WHERE id = $1`, [revisionTextId, textId, revisionId, hash]);
  await app.sql(
    `INSERT INTO version (id, process_id, part_id, title, state, hash, proposed_at)
     SELECT $2, v.process_id, v.part_id, v.title, 'PROPOSED', $3, now() FROM version v JOIN part p ON p.current_version_id = v.id JOIN passage s ON s.part_id = p.id WHERE s.id = $1`, [passageId, versionId, hash]);
  await app.sql(
    `INSERT INTO version_entry (process_id, version_id, passage_id, revision_id, ordinal, kind)
     SELECT e.process_id, $2, e.passage_id, $3, e.ordinal, e.kind FROM version_entry e JOIN part p ON p.current_version_id = e.version_id WHERE e.passage_id = $1`, [passageId, versionId, revisionId]);
  await app.sql(`UPDATE version v SET state = 'PUBLISHED', published_at = now(), number = (SELECT max(o.number) + 1 FROM version o WHERE o.part_id = v.part_id) WHERE id = $1`, [versionId]);
  await app.sql('UPDATE part SET current_version_id = $2 WHERE id = (SELECT part_id FROM passage WHERE id = $1)', [passageId, versionId]);
  return { passageId, revisionTextId: textId };
}
