import { key } from '../support/app.js';
import type { SampleWorld } from '../support/sample.js';

const de = (text: string) => [{ lang: 'de', text }];
const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ein Satz.' }] }] };
const rules = { propose: false, comment: true, vote: false, moderation: 'PRE', withoutAccountByMail: true, withoutAccountByCode: true };
const soon = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

/** An input for every mutation, with each field filled with something that exists or could be. Bad input is made from these. */
export function plausibleInputs({ processId, ids }: SampleWorld): Record<string, Record<string, unknown>> {
  const idempotencyKey = key();
  const own = { idempotencyKey, id: ids.commentPublished };
  const passage = { idempotencyKey, passageId: ids.draftPassage.id, lockVersion: ids.draftPassage.lockVersion };
  const ballot = { idempotencyKey, title: de('Abstimmung'), decides: de('Der Rat'), maxChoices: 1, opensAt: soon(45), closesAt: soon(50), passageIds: [ids.measure] };
  return {
    requestSignInLink: { idempotencyKey, email: 'someone@example.org', returnTo: '/ich', processId },
    signInWithLink: { token: 'token' },
    signIn: { email: 'someone@example.org', password: 'a password of some length' },
    setPassword: { idempotencyKey, password: 'a password of some length', formerPassword: 'a former password' },
    updateAccount: { idempotencyKey, displayName: 'Jemand', lang: 'de' },
    submitComment: { idempotencyKey, ...ids.place, parentId: ids.commentPublished, body: 'Ein Kommentar', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', email: 'someone@example.org' },
    submitProposal: { idempotencyKey, processId, title: 'Eine Idee', body: 'Eine Idee', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', email: 'someone@example.org' },
    enterContribution: { idempotencyKey, processId, passageId: ids.place.passageId, title: 'Titel', body: 'Am Telefon gesagt', lang: 'de', authorName: 'Jemand', onBehalfOf: 'Ein Verein', channel: 'COUNTER' },
    confirmContribution: { idempotencyKey, token: 'token' },
    editContribution: { ...own, title: 'Titel', body: 'Neuer Text', code: 'ABCD-EFGH-JKMN-PQRS' },
    withdrawContribution: { ...own, code: 'ABCD-EFGH-JKMN-PQRS' },
    publishTexts: { idempotencyKey, processId, textIds: [ids.textWaiting] },
    withholdText: { idempotencyKey, textId: ids.textWaiting, reasonCode: 'OFF_TOPIC', reason: 'Gehört nicht hierher' },
    restoreText: { idempotencyKey, textId: ids.textWithheld },
    saveAnswer: { idempotencyKey, contributionId: ids.commentPublished, textId: ids.textPublished, outcome: 'NOTED', body: 'Danke.', lang: 'de', lockVersion: 0, propose: false },
    approveAnswers: { idempotencyKey, processId, answers: [{ answerId: ids.answerProposed, lockVersion: 1 }] },
    returnAnswer: { idempotencyKey, answerId: ids.answerProposed, lockVersion: 1, reason: 'Bitte kürzer' },
    saveDraftPassage: { ...passage, title: 'Titel', doc, responsible: 'Amt', partners: 'Verein', cost: 'wenig', timeFrame: 'bald', indicator: 'Zahl', requiredByLaw: false, substance: true, reason: 'Grund' },
    addDraftPassage: { idempotencyKey, partId: ids.partMeasures, kind: 'MEASURE', parentId: ids.field, afterId: ids.draftPassage.id, title: 'Neue Maßnahme' },
    moveDraftPassage: { ...passage, parentId: ids.field, afterId: ids.draftPassage.id },
    removeDraftPassage: { ...passage, removed: true },
    proposeVersion: { idempotencyKey, partId: ids.partMeasures, title: de('Entwurf'), changeNote: 'Neu' },
    approveVersion: { idempotencyKey, versionId: ids.measure },
    returnVersion: { idempotencyKey, versionId: ids.measure, reason: 'Noch nicht' },
    castVote: { idempotencyKey, ballotId: ids.ballotPlanned, itemIds: [ids.item], areaId: ids.area, oldEnough: true, code: 'ABCD-EFGH-JKMN-PQRS' },
    createBallot: { ...ballot, processId, phaseId: ids.phaseVote, partId: ids.partMeasures },
    updateBallot: { ...ballot, ballotId: ids.ballotPlanned, lockVersion: 1 },
    updateProcess: { idempotencyKey, processId, lockVersion: 1, title: de('Titel'), texts: [{ key: 'imprint', values: de('Impressum') }], contactEmail: 'office@example.org', minimumAge: 16, languages: ['de', 'en'], districtName: 'Harburg', accent: '#b5532d' },
    rename: { idempotencyKey, processId, kind: 'AREA', id: ids.area, names: de('Norden') },
    updatePhase: { idempotencyKey, phaseId: ids.phaseRunning, startsAt: soon(-15), endsAt: soon(12), rules },
    addPhase: { idempotencyKey, processId, kind: 'INFORM', startsAt: soon(2000), endsAt: soon(2010), rules },
    removePhase: { idempotencyKey, phaseId: ids.phaseVote },
    addArea: { idempotencyKey, processId, names: de('Osten') },
    removeArea: { idempotencyKey, areaId: ids.area },
    addBody: { idempotencyKey, processId, kind: 'COMMITTEE', names: de('Ausschuss') },
    removeBody: { idempotencyKey, bodyId: ids.body },
    moveClock: { idempotencyKey, processId, to: soon(0) },
    inviteMember: { idempotencyKey, processId, email: 'new@example.org', displayName: 'Neu', role: 'COUNCIL', bodyId: ids.body },
    revokeRole: { idempotencyKey, grantId: ids.grant },
    issueCodes: { idempotencyKey, processId, label: 'Aushang', size: 3 },
  };
}
