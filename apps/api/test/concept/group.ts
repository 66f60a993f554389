import { newId } from '@mitgestalten/platform';
import { key, type Session, type TestApp } from '../support/app.js';
import { aPart, aPassage, createConcept, mutate, saving, type Payload, type TestConcept } from './support.js';

/** A day in Berlin that lies so many days from now. */
export const day = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' }).format(Date.now() + days * 86_400_000);

export interface GrantPayload {
  readonly grant: { id: string; lockVersion: number; wholePart: boolean; passageIds: string[]; endsAt: string; over: boolean; email: string; displayName: string | null } | null;
  readonly errors: readonly { readonly code: string; readonly field: string | null }[];
}

/** The refusals of a payload as `CODE field`. */
export const refusals = ({ errors }: GrantPayload) => errors.map(({ code, field }) => `${code} ${field}`);

/** What is done with the Arbeitsgruppe of a concept, by its editor unless somebody else is named; null is a guest. */
export class Group {
  constructor(
    private readonly app: TestApp,
    readonly concept: TestConcept,
  ) {}

  async ask(name: string, input: object, as: Session | null = this.concept.editor): Promise<GrantPayload> {
    const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { grant { id lockVersion wholePart passageIds endsAt over email displayName } errors { code field } } }`;
    const { status, data, errors } = await this.app.graphql(query, { input: { idempotencyKey: key(), ...input } }, as === null ? {} : { as });
    if (status !== 200 || errors !== undefined) throw new Error(`${name} answered ${status}: ${JSON.stringify(errors)}`);
    return data[name];
  }

  /** By default to write at the passage `course` for a week. */
  invite(changes: object = {}, as?: Session | null): Promise<GrantPayload> {
    const { partId, passage } = this.concept;
    return this.ask('inviteDrafter', { partId, email: 'new@example.org', passageIds: [passage('course')], lastDay: day(7), ...changes }, as);
  }

  withdraw(grantId: string, as?: Session): Promise<GrantPayload> {
    return this.ask('withdrawDrafterGrant', { grantId }, as);
  }

  /** Somebody with an account who was invited. */
  async drafter(changes: object = {}) {
    const person = await this.app.person({ displayName: 'Dara' });
    const { grant, errors } = await this.invite({ email: person.email, ...changes });
    if (grant === null) throw new Error(JSON.stringify(errors));
    return { ...person, grantId: grant.id, endsAt: new Date(grant.endsAt) };
  }

  save(as: Session, passage = 'course', changes: object = {}): Promise<Payload> {
    return mutate(this.app, 'saveDraftPassage', saving(this.concept.passage(passage), changes), as);
  }

  /** Lets the grant end so many milliseconds from now. */
  async end(grantId: string, ms = 0): Promise<void> {
    await this.app.sql(`UPDATE drafter_grant SET ends_at = process_now(process_id) + make_interval(secs => $2 / 1000.0) WHERE id = $1`, [grantId, ms]);
  }

  async roles(person: Session): Promise<string[]> {
    return (await this.app.sql<{ role: string }>('SELECT role FROM role_grant WHERE account_id = $1 ORDER BY role', [person.accountId])).map(({ role }) => role);
  }

  /** Another part of the same process, with one passage `there`. */
  async otherPart(): Promise<{ partId: string; passageId: string }> {
    const { partIds, passageIds } = await createConcept(this.app, this.concept.processId, aPart({ slug: `part-${newId().slice(-12)}`, passages: [aPassage({ key: 'there', kind: 'FIELD', parentKey: null })] }));
    return { partId: [...partIds.values()][0]!, passageId: passageIds.get('there')! };
  }
}
