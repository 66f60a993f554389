import { CreateConcept, type CreatedConcept, type NewPart, type NewPassage } from '@mitgestalten/concept-api';
import { documentFromPlain } from '@mitgestalten/concept-domain';
import { system, type Role } from '@mitgestalten/kernel';
import { done, UnitOfWork } from '@mitgestalten/platform';
import { key, type Session, type TestApp } from '../support/app.js';
import { sampleProcess } from '../support/process.js';

export const aPassage = (changes: Partial<NewPassage> & Pick<NewPassage, 'key'>): NewPassage => ({
  kind: 'MEASURE', parentKey: 'field', lang: 'de', title: `Titel ${changes.key}`, text: `Text von ${changes.key}.`, ...changes,
});

/** A part of measures: a field, a goal and a measure below it, a measure straight below the field. Published as version 1. */
export const aPart = (changes: Partial<NewPart> = {}): NewPart => ({
  kind: 'MEASURES', slug: 'massnahmen', title: { de: 'Maßnahmen', en: 'Measures' }, publishAs: { de: 'Themen', en: 'Topics' },
  passages: [
    aPassage({ key: 'field', kind: 'FIELD', parentKey: null, title: 'Sprache', text: '', translations: [{ lang: 'en', title: 'Language', text: '' }] }),
    aPassage({ key: 'goal', kind: 'GOAL', title: 'Ziel', text: 'Alle finden einen Kurs.' }),
    aPassage({
      key: 'course', parentKey: 'goal', title: 'Kurse', text: 'Mehr Kurse am Abend.', responsible: 'Bezirksamt', cost: '10 Euro',
      translations: [{ lang: 'en', title: 'Courses', text: 'More courses in the evening.' }],
    }),
    aPassage({ key: 'cafe', title: 'Sprachcafé', text: 'Ein Café.' }),
  ],
  ...changes,
});

export async function createConcept(app: TestApp, processId: string, ...parts: NewPart[]): Promise<CreatedConcept> {
  let created: CreatedConcept | undefined;
  await app.app.get(UnitOfWork).run({ actor: system, action: 'concept.create' }, async (work) => {
    created = await app.app.get(CreateConcept, { strict: false }).run(work, processId, parts);
    return done(null, { objectType: 'process', objectId: processId, processId });
  });
  return created!;
}

/** A process with that part and an office of three. */
export async function aConcept(app: TestApp, ...parts: NewPart[]) {
  const { processId, slug } = await sampleProcess(app);
  const concept = await createConcept(app, processId, ...(parts.length > 0 ? parts : [aPart()]));
  const person = (...roles: Role[]) => app.person({ processId, roles, displayName: roles.join(' und ') });
  return {
    processId, slug, partId: [...concept.partIds.values()][0]!, versionId: [...concept.versionIds.values()][0]!,
    passage: (name: string) => concept.passageIds.get(name)!, revision: (name: string) => concept.revisionIds.get(name)!,
    editor: await person('editor'), publisher: await person('publisher'), moderator: await person('moderator'), person,
  };
}

export type TestConcept = Awaited<ReturnType<typeof aConcept>>;

export interface Payload {
  readonly passage?: Record<string, unknown> | null;
  readonly current?: Record<string, unknown> | null;
  readonly version?: Record<string, unknown> | null;
  readonly errors: readonly { readonly code: string; readonly field: string | null; readonly message: string }[];
}

const selections = {
  DraftPassage: 'passage { id kind title doc lockVersion changed removed parentId ordinal substance reason updatedByName } current { id title doc lockVersion updatedByName }',
  Version: 'version { id number state title hash changeNote publishedAt }',
} as const;

/** Posts one mutation; a key of its own unless the input has one. A fault of the server fails the test. */
export async function mutate(app: TestApp, name: string, input: object, as?: Session): Promise<Payload> {
  const kind = name.endsWith('Version') ? 'Version' : 'DraftPassage';
  const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${selections[kind]} errors { code field message } } }`;
  const { status, data, errors } = await app.graphql(query, { input: { idempotencyKey: key(), ...input } }, { as });
  if (status !== 200 || errors !== undefined) throw new Error(`${name} answered ${status}: ${JSON.stringify(errors)}`);
  return data[name];
}

/** The refusals of a payload as `CODE field`. */
export const refusalsOf = ({ errors }: Payload): string[] => errors.map(({ code, field }) => `${code} ${field}`);

/** What must be given to save a passage; by default with new words. */
export const saving = (passageId: string, changes: object = {}) => ({
  passageId, lockVersion: 1, title: 'Neu', doc: documentFromPlain('Neue Worte.'), requiredByLaw: false, substance: true, ...changes,
});

/** Has an editor reword a passage of the part, and propose that. */
export async function propose(app: TestApp, { partId, editor, passage }: TestConcept, text = 'Anders.', lockVersion = 1): Promise<string> {
  const saved = await mutate(app, 'saveDraftPassage', saving(passage('course'), { title: 'Kurse', doc: documentFromPlain(text), lockVersion }), editor);
  if (saved.errors.length > 0) throw new Error(JSON.stringify(saved.errors));
  const { version, errors } = await mutate(app, 'proposeVersion', { partId, title: [{ lang: 'de', text: 'Entwurf' }] }, editor);
  if (!version) throw new Error(JSON.stringify(errors));
  return version['id'] as string;
}

/** All rows of the tables of this context, to show that nothing changed. */
export async function everything(app: TestApp): Promise<unknown> {
  const tables = ['part', 'passage', 'revision', 'revision_text', 'revision_author', 'version', 'version_entry', 'draft_passage', 'draft_author', 'audit_entry', 'idempotency_record'];
  return Promise.all(tables.map(async (table) => (await app.sql(`SELECT t::text AS row FROM ${table} t ORDER BY 1`)).map(({ row }) => row)));
}
