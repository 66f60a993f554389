import { Keys, newId } from '@mitgestalten/platform';
import { key, type Session, type TestApp } from '../support/app.js';
import type { SampleWorld } from '../support/sample.js';

const de = (text: string) => [{ lang: 'de', text }];
const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ein Satz.' }] }] };
const rules = { propose: false, comment: true, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true };
const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

const hour = 1 / 24;

/** What is made for the inputs alone: codes, tokens, and things in the state in which somebody can do something with them. */
export interface Prepared {
  readonly step: { readonly passageId: string; readonly stepId: string; readonly stepLockVersion: number; readonly lockVersion: number };
  readonly drafters: { readonly toChange: string; readonly toWithdraw: string };
  readonly running: { readonly phaseId: string; readonly startsAt: unknown; readonly endsAt: unknown; readonly rules: object };
  readonly code: string;
  readonly comment: { readonly id: string; readonly code: string };
  readonly confirmToken: string;
  readonly signInToken: string;
  readonly versionId: string;
  readonly textWithheld: string;
  readonly parentId: string;
  readonly measures: readonly string[];
  readonly ballotOpen: { readonly id: string; readonly items: readonly { readonly id: string }[] };
  readonly ballotPlanned: { readonly id: string; readonly lockVersion: number };
  readonly otherMeasure: { readonly id: string; readonly lockVersion: number };
  /** Two open pages of the draft of measures. */
  readonly seats: readonly string[];
  /** A published wording with a word that stands there once. */
  readonly typo: { readonly passageId: string; readonly revisionId: string };
  /** A comment whose place in that version is uncertain. */
  readonly uncertain: { readonly contributionId: string; readonly versionId: string };
}

/** Makes them by the mutations themselves; afterwards the running phase is open for everything and its clock is an hour ahead. */
export async function prepare(app: TestApp, { processId, ids, everyRole }: SampleWorld): Promise<Prepared> {
  const send = async (name: string, input: object, fields: string, as?: Session) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await app.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} errors { code field } } }`, { input: { idempotencyKey: key(), ...input } }, { as });
    if (errors !== undefined || data[name].errors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(errors ?? data[name].errors)}`);
    return data[name];
  };
  // Nobody may open a running phase further: it is opened at once in the database.
  const [running] = await app.sql<Prepared['running']>(
    `UPDATE phase SET rules = rules || '{"propose": true, "comment": true, "vote": true}' WHERE id = $1 RETURNING id AS "phaseId", starts_at AS "startsAt", ends_at AS "endsAt", rules`, [ids.phaseRunning]);
  const measures = (await app.sql<{ id: string }>(
    `SELECT e.passage_id AS id FROM version_entry e JOIN part p ON p.current_version_id = e.version_id
     JOIN revision r ON r.id = e.revision_id WHERE p.id = $1 AND e.kind = 'MEASURE' AND NOT r.required_by_law ORDER BY e.ordinal LIMIT 3`, [ids.partMeasures])).map(({ id }) => id);
  const plan = { processId, partId: ids.partMeasures, title: de('Abstimmung'), decides: de('Der Rat'), maxChoices: 1, passageIds: measures };
  const ballotFields = 'ballot { id lockVersion items { id } }';
  const { ballot: ballotPlanned } = await send('createBallot', { ...plan, phaseId: ids.phaseVote, opensAt: soon(45), closesAt: soon(50) }, ballotFields, everyRole);
  const { ballot: ballotOpen } = await send('createBallot', { ...plan, phaseId: ids.phaseRunning, opensAt: soon(hour / 2), closesAt: soon(10) }, ballotFields, everyRole);

  const editor = await app.person({ processId, roles: ['editor'] });
  const [section] = await app.sql<{ passageId: string; partId: string; lockVersion: number }>(
    `SELECT passage_id AS "passageId", part_id AS "partId", lock_version AS "lockVersion" FROM draft_passage WHERE process_id = $1 AND kind = 'SECTION' ORDER BY ordinal DESC`, [processId]);
  await send('saveDraftPassage', { passageId: section!.passageId, lockVersion: section!.lockVersion, title: 'Neu', doc, requiredByLaw: false, substance: true, reason: 'Grund' }, '__typename', editor);
  const [step] = await app.sql<{ id: string; lockVersion: number }>('SELECT id, lock_version AS "lockVersion" FROM draft_step WHERE passage_id = $1 ORDER BY lock_version LIMIT 1', [section!.passageId]);
  const { version } = await send('proposeVersion', { partId: section!.partId, title: de('Entwurf'), changeNote: 'Neu' }, 'version { id }', editor);

  const invited = async (email: string) => (await send('inviteDrafter', { partId: ids.partMeasures, email, passageIds: null, lastDay: soon(7).slice(0, 10) }, 'grant { id }', editor)).grant.id as string;
  const drafters = { toChange: await invited('drafter@example.org'), toWithdraw: await invited('other-drafter@example.org') };

  const comment = { ...ids.place, body: 'Ein Kommentar', lang: 'de' };
  const byCode = await send('submitComment', comment, 'contribution { id } code');
  await send('submitComment', { ...comment, email: 'guest@example.org' }, '__typename');
  const [unconfirmed] = await app.sql<{ id: string }>(`SELECT id FROM contribution WHERE state = 'UNCONFIRMED' ORDER BY id DESC`);
  const entered = async () => {
    const { contribution } = await send('enterContribution', { processId, passageId: ids.place.passageId, body: 'Am Telefon gesagt', lang: 'de', channel: 'COUNTER' }, 'contribution { id }', everyRole);
    const [text] = await app.sql<{ id: string }>('SELECT id FROM contribution_text WHERE contribution_id = $1', [contribution.id]);
    return { id: contribution.id as string, textId: text!.id };
  };
  const [parent, withheld] = [await entered(), await entered()];
  await send('publishTexts', { processId, textIds: [parent.textId] }, '__typename', everyRole);
  await send('supportContribution', { contributionId: parent.id, textId: parent.textId, code: byCode.code }, '__typename');
  await send('withholdText', { textId: withheld.textId, reasonCode: 'OFF_TOPIC', reason: 'Gehört nicht hierher' }, '__typename', everyRole);

  const standing = async (contributionId: string, state: 'UNCERTAIN' | 'REWORDED') => {
    const [{ versionId }] = (await app.sql<{ versionId: string }>(
      `INSERT INTO anchor (contribution_id, process_id, version_id, quote, prefix, suffix, start_at, end_at)
       SELECT id, process_id, version_id, 'Worte', '', '', 0, 5 FROM contribution WHERE id = $1 RETURNING version_id AS "versionId"`, [contributionId])) as [{ versionId: string }];
    await app.sql(
      `INSERT INTO anchor_place (contribution_id, process_id, version_id, state, reason, former_quote, passage_id, revision_text_id, start_at, end_at, quote)
       SELECT c.id, c.process_id, c.version_id, $2, 'BARELY_ALIKE', 'Worte', p.id, p.text, p.start, p.end, p.quote FROM contribution c
       LEFT JOIN LATERAL (SELECT c.passage_id AS id, c.revision_text_id AS text, 0 AS start, 5 AS end, 'Worte' AS quote) p ON $2 = 'REWORDED' WHERE c.id = $1`, [contributionId, state]);
    return { contributionId, versionId };
  };
  await standing(byCode.contribution.id, 'REWORDED');
  const uncertain = await standing(parent.id, 'UNCERTAIN');

  const { codes } = await send('issueCodes', { processId, label: 'Aushang', size: 1 }, 'codes', everyRole);
  const signIn = newId();
  await app.sql(`INSERT INTO sign_in_token (id, email, purpose, lang, expires_at) VALUES ($1, 'guest@example.org', 'SIGN_IN', 'de', clock_timestamp() + interval '15 minutes')`, [signIn]);
  const [otherMeasure] = await app.sql<{ id: string; lockVersion: number }>(
    `SELECT o.passage_id AS id, o.lock_version AS "lockVersion" FROM draft_passage o JOIN draft_passage d ON d.parent_id = o.parent_id
     WHERE d.passage_id = $1 AND o.kind = 'MEASURE' AND o.passage_id <> $1 ORDER BY o.ordinal`, [ids.draftPassage.id]);
  const [typo] = await app.sql<Prepared['typo']>(
    `SELECT e.passage_id AS "passageId", e.revision_id AS "revisionId" FROM version_entry e JOIN part p ON p.current_version_id = e.version_id
     JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL' WHERE p.id = $1 AND t.plain LIKE '%Schulsystem%'`, [ids.partMeasures]);
  const seats = await app.sql<{ id: string }>(
    `INSERT INTO draft_seat (id, process_id, part_id, passage_id, account_id, expires_at)
     SELECT gen_random_uuid(), $1, $2, $3, $4, clock_timestamp() + interval '1 day' FROM generate_series(1, 2) RETURNING id`, [processId, ids.partMeasures, ids.draftPassage.id, everyRole.accountId]);
  await app.sql(`UPDATE process SET clock_offset = interval '1 hour' WHERE id = $1`, [processId]);
  const keys = app.app.get(Keys);
  return {
    running: running!, code: codes[0], comment: { id: byCode.contribution.id, code: byCode.code }, confirmToken: keys.token('confirm', unconfirmed!.id), signInToken: keys.token('sign-in', signIn),
    versionId: version.id, textWithheld: withheld.textId, parentId: parent.id, measures, ballotOpen, ballotPlanned, otherMeasure: otherMeasure!, uncertain, typo: typo!, seats: seats.map(({ id }) => id),
    drafters, step: { passageId: section!.passageId, stepId: step!.id, stepLockVersion: step!.lockVersion, lockVersion: section!.lockVersion + 1 },
  };
}

/** For tests to which it is enough that the inputs are of the type. */
function unprepared({ ids }: SampleWorld): Prepared {
  const code = 'ABCD-EFGH-JKMN-PQRS';
  const ballot = { id: ids.ballotPlanned, lockVersion: 1, items: [{ id: ids.item }] };
  return {
    running: { phaseId: ids.phaseRunning, startsAt: soon(-15), endsAt: soon(12), rules }, code, comment: { id: ids.commentPublished, code }, confirmToken: 'token', signInToken: 'token', versionId: ids.measure, textWithheld: ids.textWithheld, parentId: ids.commentPublished,
    measures: [ids.measure], ballotOpen: ballot, ballotPlanned: ballot, otherMeasure: ids.draftPassage, drafters: { toChange: ids.grant, toWithdraw: ids.grant }, seats: [newId(), newId()], step: { passageId: ids.draftPassage.id, stepId: ids.measure, stepLockVersion: 1, lockVersion: 1 }, uncertain: { contributionId: ids.commentPublished, versionId: ids.measure }, typo: { passageId: ids.measure, revisionId: ids.measure },
  };
}

/** An input for every mutation, with each field filled with something that exists or could be. Bad input is made from these. */
export function plausibleInputs(world: SampleWorld, made: Prepared = unprepared(world)): Record<string, Record<string, unknown>> {
  const { processId, ids } = world;
  const idempotencyKey = key();
  const own = { idempotencyKey, ...made.comment };
  const passage = { idempotencyKey, passageId: ids.draftPassage.id, lockVersion: ids.draftPassage.lockVersion };
  const ballot = { idempotencyKey, title: de('Abstimmung'), decides: de('Der Rat'), maxChoices: 1, opensAt: soon(45), closesAt: soon(50), passageIds: made.measures };
  return {
    requestSignInLink: { idempotencyKey, email: 'someone@example.org', returnTo: '/ich', processId },
    signInWithLink: { token: made.signInToken },
    signIn: { email: 'redaktion@harburg.test', password: 'mitgestalten im beispiel' },
    setPassword: { idempotencyKey, password: 'a password of some length', formerPassword: 'a former password' },
    updateAccount: { idempotencyKey, displayName: 'Jemand', lang: 'de' },
    submitComment: { idempotencyKey, ...ids.place, parentId: made.parentId, body: 'Ein Kommentar', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', email: 'someone@example.org' },
    submitSuggestion: { idempotencyKey, ...ids.place, anchor: ids.words, body: 'Andere Worte', reason: 'Einfacher', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', email: 'someone@example.org' },
    supportContribution: { idempotencyKey, contributionId: ids.commentPublished, textId: ids.textPublished, code: made.comment.code },
    withdrawSupport: { idempotencyKey, contributionId: made.parentId, code: made.comment.code },
    submitProposal: { idempotencyKey, processId, title: 'Eine Idee', body: 'Eine Idee', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', email: 'someone@example.org' },
    enterContribution: { idempotencyKey, processId, ...ids.place, anchor: ids.words, title: 'Titel', body: 'Am Telefon gesagt', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', channel: 'COUNTER' },
    confirmContribution: { idempotencyKey, token: made.confirmToken },
    editContribution: { ...own, title: 'Titel', body: 'Neuer Text', reason: 'Genauer' },
    objectToPlace: { ...own, objection: 'Ich meinte etwas anderes' },
    placeAnchor: { idempotencyKey, ...made.uncertain, place: { passageId: ids.place.passageId, start: 0, end: 5 } },
    withdrawContribution: own,
    publishTexts: { idempotencyKey, processId, textIds: [ids.textWaiting] },
    withholdText: { idempotencyKey, textId: ids.textWithheld, reasonCode: 'OFF_TOPIC', reason: 'Gehört nicht hierher' },
    restoreText: { idempotencyKey, textId: made.textWithheld },
    saveAnswer: { idempotencyKey, contributionId: ids.commentPublished, textId: ids.textPublished, outcome: 'NOTED', body: 'Danke.', lang: 'de', lockVersion: 0, propose: false },
    approveAnswers: { idempotencyKey, processId, answers: [{ answerId: ids.answerProposed, lockVersion: 1 }] },
    returnAnswer: { idempotencyKey, answerId: ids.answerProposed, lockVersion: 1, reason: 'Bitte kürzer' },
    saveDraftPassage: { ...passage, title: 'Titel', doc, responsible: 'Amt', partners: 'Verein', cost: 'wenig', timeFrame: 'bald', indicator: 'Zahl', requiredByLaw: false, substance: true, reason: 'Grund' },
    nameSource: { idempotencyKey, passageId: ids.draftPassage.id, contributionId: ids.commentPublished, named: true },
    goBackInDraft: { idempotencyKey, ...made.step },
    beInDraft: { seatId: made.seats[0], partId: ids.partMeasures, passageId: ids.draftPassage.id, writes: false },
    askForPassage: { seatId: made.seats[0], passageId: ids.draftPassage.id },
    answerWish: { seatId: made.seats[0], passageId: ids.draftPassage.id, handOver: true },
    leaveDraft: { seatId: made.seats[1] },
    inviteDrafter: { idempotencyKey, partId: ids.partMeasures, email: 'new-drafter@example.org', displayName: 'Neu', passageIds: [ids.draftPassage.id], lastDay: soon(7).slice(0, 10) },
    changeDrafterGrant: { idempotencyKey, grantId: made.drafters.toChange, lockVersion: 1, passageIds: [ids.draftPassage.id], lastDay: soon(8).slice(0, 10) },
    withdrawDrafterGrant: { idempotencyKey, grantId: made.drafters.toWithdraw },
    addDraftPassage: { idempotencyKey, partId: ids.partMeasures, kind: 'MEASURE', parentId: ids.field, afterId: ids.draftPassage.id, title: 'Neue Maßnahme' },
    importDraftPassages: { idempotencyKey, partId: ids.partMeasures, parentId: ids.field, afterId: ids.draftPassage.id, passages: [{ kind: 'MEASURE', title: 'Aus einem Dokument', doc }] },
    moveDraftPassage: { ...passage, parentId: ids.field, afterId: made.otherMeasure.id },
    removeDraftPassage: { idempotencyKey, passageId: made.otherMeasure.id, lockVersion: made.otherMeasure.lockVersion, removed: true },
    proposeVersion: { idempotencyKey, partId: ids.partMeasures, title: de('Entwurf'), changeNote: 'Neu' },
    approveVersion: { idempotencyKey, versionId: made.versionId },
    correctTypo: { idempotencyKey, ...made.typo, wrong: 'neu zugezogene', right: 'neu Zugezogene' },
    returnVersion: { idempotencyKey, versionId: made.versionId, reason: 'Noch nicht' },
    castVote: { idempotencyKey, ballotId: made.ballotOpen.id, itemIds: [made.ballotOpen.items[0]!.id], areaId: ids.area, oldEnough: true, code: made.code },
    createBallot: { ...ballot, processId, phaseId: ids.phaseVote, partId: ids.partMeasures },
    updateBallot: { ...ballot, ballotId: made.ballotPlanned.id, lockVersion: made.ballotPlanned.lockVersion },
    updateProcess: { idempotencyKey, processId, lockVersion: 1, title: de('Titel'), texts: [{ key: 'imprint', values: de('Impressum') }], contactEmail: 'office@example.org', minimumAge: 16, languages: ['de', 'en'], districtName: 'Harburg', accent: '#b5532d' },
    rename: { idempotencyKey, processId, kind: 'AREA', id: ids.area, names: de('Norden') },
    updatePhase: { idempotencyKey, ...made.running },
    addPhase: { idempotencyKey, processId, kind: 'INFORM', startsAt: soon(2000), endsAt: soon(2010), rules },
    removePhase: { idempotencyKey, phaseId: ids.phaseVote },
    addArea: { idempotencyKey, processId, names: de('Osten') },
    removeArea: { idempotencyKey, areaId: ids.area },
    addBody: { idempotencyKey, processId, kind: 'COMMITTEE', names: de('Ausschuss') },
    removeBody: { idempotencyKey, bodyId: ids.body },
    moveClock: { idempotencyKey, processId, to: soon(2 * hour) },
    inviteMember: { idempotencyKey, processId, email: 'new@example.org', displayName: 'Neu', role: 'COUNCIL', bodyId: ids.body },
    revokeRole: { idempotencyKey, grantId: ids.grant },
    issueCodes: { idempotencyKey, processId, label: 'Aushang', size: 3 },
  };
}
