import { selectorOf } from '@mitgestalten/concept-domain';
import type { Actor } from '@mitgestalten/kernel';
import { startOfDay, dayFrom } from '../set-up/dates.js';
import { sampleMeasures } from './sample-measures.js';
import type { SamplePerson } from './sample-people.js';
import type { SamplePlatform } from './sample-platform.js';
import { sampleDays } from './sample-template.js';
import { sampleComments, sampleProposals, sampleSuggestions, sampleWaiting, type SampleComment } from './sample-voices.js';

export type SampleActors = Readonly<Record<SamplePerson['key'], Actor>>;

interface Place {
  readonly passageId: string;
  readonly revisionTextId: string;
  readonly plain: string;
}

/** How many people voted in the sample's first ballot: enough for a tally, with one cell that stays suppressed. */
const voters = 64;

/** Tells the year so far, from the first idea to the comments that wait today. */
export class SampleStory {
  constructor(
    private readonly platform: SamplePlatform,
    private readonly actors: SampleActors,
    private readonly processId: string,
    private readonly today: Date,
  ) {}

  async tell(): Promise<void> {
    await this.collect();
    await this.vote();
    await this.clockTo(sampleDays.draft + 1);
    await this.draftMeasures();
    await this.publishPart('leitbild', { de: 'Entwurf 1', en: 'Draft 1' }, 'Der erste Entwurf des Leitbilds.');
    await this.clockTo(sampleDays.comment + 1);
    await this.comment();
    await this.clockTo(-1);
    await this.say(sampleWaiting, 'waiting');
    await this.clockTo(0);
  }

  private at(day: number): string {
    return startOfDay(dayFrom(this.today, day)).toISOString();
  }

  private async clockTo(day: number): Promise<void> {
    const to = day === 0 ? new Date().toISOString() : this.at(day);
    await this.platform.mutate('moveClock', { processId: this.processId, to }, `clock ${day}`, 'process { id }', this.actors.admin);
  }

  private async collect(): Promise<void> {
    for (const [n, { name, ...proposal }] of sampleProposals.entries()) {
      await this.platform.mutate('submitProposal', { processId: this.processId, ...proposal, authorName: name }, `proposal ${n}`, 'contribution { id }', this.actorNamed(name));
    }
    await this.publishAllWaiting('proposals');
  }

  // The sample's resident has an account, and so finds what she said under it.
  private actorNamed(name: string | undefined): Actor | undefined {
    return name === 'Olena' ? this.actors.resident : undefined;
  }

  private async publishAllWaiting(step: string): Promise<void> {
    const { moderationQueue } = await this.platform.query('query ($p: ID!) { moderationQueue(processId: $p, first: 100) { nodes { textId } } }', { p: this.processId }, this.actors.moderator);
    const textIds = moderationQueue.nodes.map((node: { textId: string }) => node.textId);
    if (textIds.length > 0) await this.platform.mutate('publishTexts', { processId: this.processId, textIds }, `publish ${step}`, 'textIds', this.actors.moderator);
  }

  private async vote(): Promise<void> {
    const { codes } = await this.platform.mutate('issueCodes', { processId: this.processId, label: 'Aushang im Rathaus', size: voters }, 'codes', 'codes', this.actors.organiser);
    const { process } = await this.platform.query(
      '{ process(slug: "harburg") { areas { id } phases { id kind } part(slug: "massnahmen") { id currentVersion { entries { kind passage { id } } } } } }');
    const fields = process.part.currentVersion.entries.filter((entry: { kind: string }) => entry.kind === 'FIELD').map((entry: { passage: { id: string } }) => entry.passage.id);
    const { ballot } = await this.platform.mutate('createBallot', {
      processId: this.processId, phaseId: process.phases.find((phase: { kind: string }) => phase.kind === 'COLLECT').id, partId: process.part.id,
      title: [{ lang: 'de', text: 'Welche Themen sind am wichtigsten?' }, { lang: 'en', text: 'Which topics matter most?' }],
      decides: [{ lang: 'de', text: 'Die Arbeitsgruppe beginnt mit den Themen, die oft gewählt wurden.' }, { lang: 'en', text: 'The working group begins with the topics that were chosen often.' }],
      maxChoices: 2, opensAt: this.at(sampleDays.ballotOpens), closesAt: this.at(sampleDays.ballotCloses), passageIds: fields,
    }, 'ballot', 'ballot { id items { id } }', this.actors.editor);
    await this.clockTo(sampleDays.ballotOpens + 1);
    const items = ballot.items.map((item: { id: string }) => item.id);
    for (let n = 0; n < voters; n++) {
      // A steady pattern instead of chance, so that the sample's figures are the same everywhere.
      const [first, second] = [items[(n * n) % 5], items[(n * 3 + 1) % 5]];
      await this.platform.mutate('castVote', {
        ballotId: ballot.id, itemIds: first === second || n % 4 === 0 ? [first] : [first, second],
        areaId: process.areas[n % 11 === 0 ? 2 : n % 3 === 0 ? 1 : 0].id, oldEnough: true, code: codes[n],
      }, `vote ${n}`, 'receipt');
    }
  }

  /** The working group turns ideas into measures: version 2 of the part. */
  private async draftMeasures(): Promise<void> {
    const { process } = await this.platform.query('{ process(slug: "harburg") { part(slug: "massnahmen") { id } } }');
    const partId = process.part.id as string;
    const { draft } = await this.platform.query('query ($id: ID!) { draft(partId: $id) { passages { id kind title parentId } } }', { id: partId }, this.actors.editor);
    const { contributions } = await this.platform.query('query ($p: ID!) { contributions(processId: $p, kind: PROPOSAL, first: 50) { nodes { id title } } }', { p: this.processId });
    const ideas = new Map<string, string>(contributions.nodes.map(({ id, title }: { id: string; title: string }) => [title, id]));
    const fields: { id: string; kind: string; title: string; parentId: string | null }[] = draft.passages;
    for (const measure of sampleMeasures) {
      const parent = fields.find(({ kind, title }) => kind === 'FIELD' && title === fieldTitles[measure.parent])!;
      const { title, text, parent: _, idea, ...facts } = measure;
      const { passage } = await this.platform.mutate('addDraftPassage', { partId, kind: 'MEASURE', parentId: parent.id, title }, `add ${title}`, 'passage { id lockVersion }', this.actors.editor);
      await this.platform.mutate('saveDraftPassage', {
        passageId: passage.id, lockVersion: passage.lockVersion, title, doc: paragraph(text), ...facts, requiredByLaw: false, substance: true, reason: 'Aus den Ideen der Sammelphase',
      }, `save ${title}`, 'passage { id }', this.actors.editor);
      if (idea !== undefined) await this.platform.mutate('nameSource', { passageId: passage.id, contributionId: ideas.get(idea), named: true }, `source ${title}`, 'passage { id }', this.actors.editor);
    }
    await this.publishPart('massnahmen', { de: 'Entwurf 1', en: 'Draft 1' }, 'Zwölf Maßnahmen, gemacht aus Ihren Ideen.');
  }

  private async publishPart(slug: string, title: Record<string, string>, changeNote: string): Promise<void> {
    const { process } = await this.platform.query('query ($slug: String!) { process(slug: "harburg") { part(slug: $slug) { id } } }', { slug });
    const { version } = await this.platform.mutate('proposeVersion', {
      partId: process.part.id, title: Object.entries(title).map(([lang, text]) => ({ lang, text })), changeNote,
    }, `propose ${slug}`, 'version { id }', this.actors.editor);
    await this.platform.mutate('approveVersion', { versionId: version.id }, `approve ${slug}`, 'version { number }', this.actors.publisher);
  }

  private async comment(): Promise<void> {
    await this.suggest();
    const ids = await this.say(sampleComments, 'comment');
    await this.publishAllWaiting('comments');
    const places = await this.places();
    for (const [n, { reply, at }] of sampleComments.entries()) {
      if (reply === undefined) continue;
      await this.platform.mutate('submitComment', { passageId: places.get(at)!.passageId, revisionTextId: places.get(at)!.revisionTextId, parentId: ids[n], body: reply.body, lang: 'de', authorName: reply.name }, `reply ${n}`, 'contribution { id }');
    }
    await this.publishAllWaiting('replies');
    await this.answer(ids);
  }

  private async suggest(): Promise<void> {
    const places = await this.places();
    const ids: string[] = [];
    for (const [n, { at, quote, replacement, reason, name }] of sampleSuggestions.entries()) {
      const { plain, ...place } = places.get(at)!;
      const start = plain.indexOf(quote);
      const { contribution } = await this.platform.mutate('submitSuggestion', {
        ...place, anchor: selectorOf(plain, { start, end: start + quote.length }), body: replacement, reason, lang: 'de', authorName: name,
      }, `suggestion ${n}`, 'contribution { id }');
      ids.push(contribution.id);
    }
    await this.publishAllWaiting('suggestions');
    for (const [n, { supportedBy = [] }] of sampleSuggestions.entries()) {
      const { contribution } = await this.platform.query('query ($id: ID!) { contribution(id: $id) { textId } }', { id: ids[n] });
      for (const who of supportedBy) await this.platform.mutate('supportContribution', { contributionId: ids[n], textId: contribution.textId }, `support ${n} by ${who}`, 'supportCount', this.actors[who]);
    }
  }

  private async answer(ids: readonly string[]): Promise<void> {
    const published: { answerId: string; lockVersion: number }[] = [];
    const { answerCases } = await this.platform.query('query ($p: ID!) { answerCases(processId: $p, filter: UNANSWERED, first: 100) { nodes { textId contribution { id } } } }', { p: this.processId }, this.actors.editor);
    const texts = new Map<string, string>(answerCases.nodes.map((each: { textId: string; contribution: { id: string } }) => [each.contribution.id, each.textId]));
    for (const [n, { answer }] of sampleComments.entries()) {
      if (answer === undefined) continue;
      const saved = await this.platform.mutate('saveAnswer', {
        contributionId: ids[n], textId: texts.get(ids[n]!), outcome: answer.outcome, body: answer.body, lang: 'de', lockVersion: 0, propose: answer.state !== 'DRAFT',
      }, `answer ${n}`, 'answer { id lockVersion }', this.actors.editor);
      if (answer.state === 'PUBLISHED') published.push({ answerId: saved['answer'].id, lockVersion: saved['answer'].lockVersion });
    }
    await this.platform.mutate('approveAnswers', { processId: this.processId, answers: published }, 'approve answers', 'answerIds', this.actors.publisher);
  }

  /** Guests comment with a code, the sample's resident with an account; the ids in the order of the comments. */
  private async say(comments: readonly SampleComment[], step: string): Promise<string[]> {
    const places = await this.places();
    const ids: string[] = [];
    for (const [n, { at, body, lang, name, onBehalfOf }] of comments.entries()) {
      const found = places.get(at);
      if (found === undefined) throw new Error(`The sample comments on "${at}", which is not there`);
      const { plain: _, ...place } = found;
      const { contribution } = await this.platform.mutate('submitComment', { ...place, body, lang, authorName: name, onBehalfOf }, `${step} ${n}`, 'contribution { id }', this.actorNamed(name));
      ids.push(contribution.id);
    }
    return ids;
  }

  private async places(): Promise<Map<string, Place>> {
    const { process } = await this.platform.query('{ process(slug: "harburg") { parts { currentVersion { entries { passage { id } revision { text { id title plain } } } } } } }');
    const places = new Map<string, Place>();
    for (const part of process.parts) {
      for (const { passage, revision } of part.currentVersion?.entries ?? []) places.set(revision.text.title, { passageId: passage.id, revisionTextId: revision.text.id, plain: revision.text.plain });
    }
    return places;
  }
}

const fieldTitles: Readonly<Record<string, string>> = {
  sprache: 'Sprache', bildung: 'Bildung und Ausbildung', arbeit: 'Arbeit', soziales: 'Gesundheit und Soziales', zusammenleben: 'Zusammenleben',
};

function paragraph(text: string): object {
  return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}
