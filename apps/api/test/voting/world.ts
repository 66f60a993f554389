import { CreateConcept, type NewPassage } from '@mitgestalten/concept-api';
import { system, type Role } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { Closing } from '@mitgestalten/process-api';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { key, type GraphqlOptions, type Session, type TestApp } from '../support/app.js';
import { moveClock, sampleProcess } from '../support/process.js';

export interface CastResult {
  readonly status: number;
  readonly paper: { readonly itemIds: string[]; readonly areaId: string | null; readonly change: number } | null;
  readonly receipt: string | null;
  /** `CODE field` */
  readonly errors: string[];
}

export interface TallyResult {
  readonly papers: number;
  readonly cellMinimum: number;
  readonly areas: readonly { readonly name: string }[];
  readonly channels: readonly string[];
  readonly withoutArea: number | null;
  readonly areaPapers: readonly (number | null)[];
  readonly channelPapers: readonly (number | null)[];
  readonly items: readonly {
    readonly votes: number | null; readonly withoutArea: number | null; readonly areaVotes: readonly (number | null)[]; readonly channelVotes: readonly (number | null)[];
    readonly item: { readonly id: string; readonly ordinal: number; readonly revision: { readonly text: { readonly title: string } } };
  }[];
}

export const tallyFieldsIn = (order: string) => `papers cellMinimum areas { name } channels withoutArea areaPapers channelPapers
  items(order: ${order}) { votes withoutArea areaVotes channelVotes item { id ordinal revision { text { title } } } }`;

const hour = 3_600_000;

const measure = (n: number): NewPassage => ({
  key: `m${n}`, kind: 'MEASURE', parentKey: 'field', lang: 'de', title: `Maßnahme ${n}`, text: `Text ${n}.`, translations: [{ lang: 'en', title: `Measure ${n}`, text: `Text ${n}.` }],
});

/** A process with six measures in a published version, one that the law requires, and an editor. Its clock stands at the real time. */
export class VotingWorld {
  private constructor(
    readonly app: TestApp,
    readonly processId: string,
    readonly slug: string,
    readonly areaIds: readonly string[],
    readonly phaseIds: readonly string[],
    readonly partId: string,
    readonly passage: (name: string) => string,
    readonly editor: Session,
  ) {}

  static async in(app: TestApp): Promise<VotingWorld> {
    const { processId, slug, areaIds, phaseIds } = await sampleProcess(app, { kind: 'VOTE' });
    const passages: NewPassage[] = [
      { key: 'field', kind: 'FIELD', parentKey: null, lang: 'de', title: 'Sprache', text: '' },
      { key: 'goal', kind: 'GOAL', parentKey: 'field', lang: 'de', title: 'Ziel', text: 'Ein Ziel.' },
      ...[1, 2, 3, 4, 5, 6].map(measure),
      { key: 'law', kind: 'MEASURE', parentKey: 'field', lang: 'de', title: 'Pflicht', text: 'Muss sein.', requiredByLaw: true },
    ];
    const decision = await app.app.get(UnitOfWork).run({ actor: system, action: 'concept.create' }, async (work) => {
      const part = { kind: 'MEASURES' as const, slug: 'massnahmen', title: { de: 'Maßnahmen' }, publishAs: { de: 'Maßnahmen' }, passages };
      const created = await app.app.get(CreateConcept, { strict: false }).run(work, processId, [part]);
      return done({ partId: created.partIds.get('massnahmen')!, ids: [...created.passageIds] }, { objectType: 'process', objectId: processId, processId });
    });
    if (!decision.ok) throw new Error('The test concept was refused');
    const ids = new Map(decision.value.ids);
    const editor = await app.person({ processId, roles: ['editor'] });
    return new VotingWorld(app, processId, slug, areaIds, phaseIds, decision.value.partId, (name) => ids.get(name)!, editor);
  }

  /** A person with roles in this process; without any, a resident. */
  person(...roles: Role[]): Promise<Session> {
    return this.app.person({ processId: this.processId, roles });
  }

  /** What must be given for a ballot: by default over the six measures, open from one hour on until in 100 hours. */
  plan(changes: object = {}): Record<string, unknown> {
    return {
      title: [{ lang: 'de', text: 'Was ist wichtig?' }], decides: [{ lang: 'de', text: 'Es entscheidet die Bezirksversammlung.' }], maxChoices: 3,
      opensAt: new Date(Date.now() + hour).toISOString(), closesAt: new Date(Date.now() + 100 * hour).toISOString(),
      passageIds: [1, 2, 3, 4, 5, 6].map((n) => this.passage(`m${n}`)), ...changes,
    };
  }

  async mutate(name: 'createBallot' | 'updateBallot', input: object, as: Session | undefined = this.editor) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { status, data } = await this.app.graphql(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ballot { id title state maxChoices lockVersion items { id passageId ordinal } } errors { code field } } }`,
      { input: { idempotencyKey: key(), ...input } }, { as },
    );
    const { ballot, errors } = data[name] as { ballot: { id: string; title: string; state: string; maxChoices: number; lockVersion: number; items: { id: string; passageId: string }[] } | null; errors: { code: string; field: string | null }[] };
    return { status, ballot, errors: errors.map(({ code, field }) => `${code} ${field}`) };
  }

  create(changes: object = {}, as?: Session) {
    return this.mutate('createBallot', { processId: this.processId, phaseId: this.phaseIds[0], partId: this.partId, ...this.plan(changes) }, as);
  }

  /** A ballot that is open: the process clock stands two hours ahead. */
  async openBallot(changes: object = {}): Promise<OpenBallot> {
    await moveClock(this.app, this.processId, 0);
    const { ballot, errors } = await this.create(changes);
    if (ballot === null) throw new Error(`The ballot was refused: ${errors.join(', ')}`);
    await moveClock(this.app, this.processId, 2);
    return new OpenBallot(this, ballot.id, ballot.items.map(({ id }) => id));
  }

  async codes(size: number): Promise<string[]> {
    const admin = await this.person('admin');
    const { data } = await this.app.graphql(
      'mutation ($input: IssueCodesInput!) { issueCodes(input: $input) { codes errors { code } } }',
      { input: { idempotencyKey: key(), processId: this.processId, label: 'Test', size } }, { as: admin },
    );
    return data.issueCodes.codes;
  }
}

/** A ballot and what voters do with it. */
export class OpenBallot {
  constructor(
    readonly world: VotingWorld,
    readonly id: string,
    readonly itemIds: readonly string[],
  ) {}

  async cast(input: object = {}, options: GraphqlOptions = {}): Promise<CastResult> {
    const { status, data } = await this.world.app.graphql(
      'mutation ($input: CastVoteInput!) { castVote(input: $input) { paper { itemIds areaId change } receipt errors { code field } } }',
      { input: { idempotencyKey: key(), ballotId: this.id, itemIds: [this.itemIds[0]], oldEnough: true, ...input } }, options,
    );
    const payload = data?.castVote;
    return { status, paper: payload?.paper ?? null, receipt: payload?.receipt ?? null, errors: (payload?.errors ?? []).map((e: { code: string; field: string | null }) => `${e.code} ${e.field}`) };
  }

  /** Lets the end pass and counts. */
  async close(): Promise<void> {
    await this.world.app.sql(`UPDATE ballot SET closes_at = process_now(process_id) WHERE id = $1 AND closed_at IS NULL`, [this.id]);
    await this.closeDue();
  }

  /** What the worker does every few seconds. */
  closeDue(on: NestFastifyApplication = this.world.app.app): Promise<void> {
    return on.get(Closing, { strict: false }).closeDue(this.world.processId);
  }

  async tally(options: GraphqlOptions = {}): Promise<TallyResult | null> {
    const { data } = await this.world.app.graphql(`query ($id: ID!) { ballot(id: $id) { tally { ${tallyFieldsIn('ORDINAL')} } } }`, { id: this.id }, options);
    return data.ballot.tally;
  }

  async own(options: GraphqlOptions, code: string | null = null): Promise<CastResult['paper']> {
    const { data } = await this.world.app.graphql(
      'query ($id: ID!, $code: String) { votingPaper(ballotId: $id, code: $code) { itemIds areaId change } }', { id: this.id, code }, options,
    );
    return data.votingPaper;
  }

  papers() {
    return this.world.app.sql<{ id: string; voter: string; change: number; area_id: string | null; assurance: string; cast_on: Date }>('SELECT * FROM voting_paper WHERE ballot_id = $1', [this.id]);
  }

  ledger() {
    return this.world.app.sql<{ sequence: string; receipt_hash: string; digest: string }>('SELECT * FROM ledger_entry WHERE ballot_id = $1 ORDER BY sequence', [this.id]);
  }
}
