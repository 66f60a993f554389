import { documentFromPlain, selectorOf } from '@mitgestalten/concept-domain';
import { newId } from '@mitgestalten/platform';
import { key, type Session, type TestApp } from '../support/app.js';
import { aConcept, aPart, mutate, saving, type TestConcept } from '../concept/support.js';

export const courses = 'Kurse finden am Abend in allen Stadtteilen statt. Kinder werden während der Kurse kostenlos betreut. Der Eintritt ist für alle Menschen frei.';
export const together = 'Wir leben in Harburg gern zusammen. Nachbarinnen und Nachbarn treffen sich auf Augenhöhe.';

/** A guiding vision of two sections, its office, and what residents say at its words. */
export class AnchoredText {
  private constructor(
    readonly app: TestApp,
    readonly concept: TestConcept,
  ) {}

  static async in(app: TestApp): Promise<AnchoredText> {
    const passages = [['courses', 'Kurse', courses], ['together', 'Zusammenleben', together]].map(([name, title, text]) => (
      { key: name!, kind: 'SECTION' as const, lang: 'de', title: title!, text: text! }));
    return new AnchoredText(app, await aConcept(app, aPart({ kind: 'LEITBILD', slug: 'leitbild', title: { de: 'Leitbild' }, passages })));
  }

  /** The words that stand at a passage now, in that language. */
  async wording(name: string, lang = 'de'): Promise<{ passageId: string; revisionTextId: string; plain: string; versionId: string }> {
    const [found] = await this.app.sql<{ revisionTextId: string; plain: string; versionId: string }>(
      `SELECT t.id AS "revisionTextId", t.plain, e.version_id AS "versionId" FROM version_entry e JOIN part p ON p.current_version_id = e.version_id
       JOIN revision_text t ON t.revision_id = e.revision_id AND t.lang = $2 WHERE e.passage_id = $1`, [this.concept.passage(name), lang]);
    return { passageId: this.concept.passage(name), ...found! };
  }

  /** Comments on words of a passage, as somebody does who reads it now. */
  async comment(name: string, quote: string, as: Session | undefined, { readIn = 'de', ...input }: { readonly readIn?: string; readonly [field: string]: unknown } = {}) {
    return this.send('submitComment', 'contribution { id }', { ...(await this.at(name, quote, readIn)), body: `Zu: ${quote}`, lang: 'de', ...input }, as);
  }

  /** The same, published by the moderator: its id. */
  async published(name: string, quote: string, as: Session, input: { readIn?: string } = {}): Promise<string> {
    return this.publish(idOf(await this.comment(name, quote, as, input)));
  }

  /** Suggests other words for some of a passage. */
  async suggest(name: string, quote: string, body: string, as: Session | undefined, input: object = {}) {
    return this.send('submitSuggestion', 'contribution { id } code', { ...(await this.at(name, quote)), body, lang: 'de', ...input }, as);
  }

  /** The same, published by the moderator: its id. */
  async suggested(name: string, quote: string, body: string, as: Session | undefined, input: object = {}): Promise<string> {
    return this.publish(idOf(await this.suggest(name, quote, body, as, input)));
  }

  /** Publishes the newest text of a contribution. */
  async publish(contributionId: string): Promise<string> {
    const [{ id }] = (await this.app.sql<{ id: string }>('SELECT latest_text_id AS id FROM contribution WHERE id = $1', [contributionId])) as [{ id: string }];
    await this.send('publishTexts', 'textIds', { processId: this.concept.processId, textIds: [id] }, this.concept.moderator);
    return contributionId;
  }

  /** The text of a contribution that everybody reads. */
  async textOf(contributionId: string): Promise<string> {
    const [{ id }] = (await this.app.sql<{ id: string }>('SELECT published_text_id AS id FROM contribution WHERE id = $1', [contributionId])) as [{ id: string }];
    return id;
  }

  private async at(name: string, quote: string, readIn = 'de') {
    const { passageId, revisionTextId, plain } = await this.wording(name, readIn);
    const start = [...plain.slice(0, plain.indexOf(quote))].length;
    return { passageId, revisionTextId, anchor: plain.includes(quote) ? selectorOf(plain, { start, end: start + [...quote].length }) : null };
  }

  /** Has the moderator withhold a comment that was published. */
  async withheld(contributionId: string): Promise<void> {
    const [{ id }] = (await this.app.sql<{ id: string }>('SELECT latest_text_id AS id FROM contribution WHERE id = $1', [contributionId])) as [{ id: string }];
    const { errors } = await this.send('withholdText', 'textIds', { textId: id, alsoPublished: true, reasonCode: 'INSULT' }, this.concept.moderator);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }

  /** Publishes the next version with these texts; what is null is struck. Anchors are carried when the jobs run. */
  async nextVersion(texts: Readonly<Record<string, string | null>>, changes: object = {}): Promise<string> {
    const versionId = await this.proposed(texts, changes);
    await this.approve(versionId);
    return versionId;
  }

  /** The same, proposed only. `changes` are for what is saved of each, such as a reason. */
  async proposed(texts: Readonly<Record<string, string | null>>, changes: object = {}): Promise<string> {
    await this.written(texts, changes);
    const { version, errors } = await mutate(this.app, 'proposeVersion', { partId: this.concept.partId, title: [{ lang: 'de', text: 'Entwurf' }] }, this.concept.editor);
    if (!version) throw new Error(JSON.stringify(errors));
    return version['id'] as string;
  }

  /** Saves these texts in the draft; what is null is struck. */
  async written(texts: Readonly<Record<string, string | null>>, changes: object = {}): Promise<void> {
    const { editor, passage } = this.concept;
    for (const [name, text] of Object.entries(texts)) {
      const [{ lock, title }] = (await this.app.sql<{ lock: number; title: string }>('SELECT lock_version AS lock, title FROM draft_passage WHERE passage_id = $1', [passage(name)])) as [{ lock: number; title: string }];
      const { errors } = text === null
        ? await mutate(this.app, 'removeDraftPassage', { passageId: passage(name), removed: true, lockVersion: lock }, editor)
        : await mutate(this.app, 'saveDraftPassage', saving(passage(name), { title, doc: documentFromPlain(text), lockVersion: lock, ...changes }), editor);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
    }
  }

  async approve(versionId: string): Promise<void> {
    const { errors } = await mutate(this.app, 'approveVersion', { versionId }, this.concept.publisher);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  }

  /** Adds a text of another language to the wording that stands at a passage now. */
  async translate(name: string, lang: string, plain: string): Promise<void> {
    const { revisionTextId } = await this.wording(name);
    await this.app.sql(
      `INSERT INTO revision_text (id, process_id, revision_id, lang, origin, title, doc, plain, hash)
       SELECT $2, process_id, revision_id, $3, 'HUMAN', title, $4, $5, hash FROM revision_text WHERE id = $1`, [revisionTextId, newId(), lang, documentFromPlain(plain), plain]);
  }

  /** What became of a comment's words, newest version first: `2 REWORDED words now`. */
  async places(id: string): Promise<string[]> {
    const { data } = await this.app.graphql('query ($id: ID!) { contribution(id: $id) { places { version { number } state quote } } }', { id });
    return data['contribution'].places.map(({ version, state, quote }: { version: { number: number }; state: string; quote: string | null }) => [version.number, state, quote].filter((each) => each !== null).join(' '));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of many forms
  async send(name: string, fields: string, input: object, as?: Session): Promise<any> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { status, data, errors } = await this.app.graphql(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} errors { code field } } }`, { input: { idempotencyKey: key(), ...input } }, { as });
    if (status !== 200 || errors !== undefined) throw new Error(`${name} answered ${status}: ${JSON.stringify(errors)}`);
    return data[name];
  }
}

function idOf({ contribution, errors }: { contribution: { id: string } | null; errors: readonly unknown[] }): string {
  if (contribution === null) throw new Error(JSON.stringify(errors));
  return contribution.id;
}
