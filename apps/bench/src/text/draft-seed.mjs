/** A draft of sixty pages with two hundred open suggestions, made as people make it: written in the office, published, and suggested by residents. */
import { randomUUID } from 'node:crypto';
import { selectorOf, sentenceSpans } from '@mitgestalten/concept-domain';
import { PlainError } from '../../../../tools/lib/processes.mjs';
import { makePart, textOf } from './prose.mjs';

/** About sixty pages of 1,800 characters (bytes, of which an umlaut has two): one long passage, at which all the suggestions are, and many short ones. */
export const DRAFT = { passages: 200, bytes: 60 * 1_800, longest: 14_000, suggestions: 200 };
// An account may send 30 texts an hour.
const TEXTS_EACH = 25;

/** A document of these paragraphs. */
export const docOf = (plain) => ({ type: 'doc', content: plain.split('\n').map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) });

/** What is written: the long passage stands in the middle. */
function passages() {
  const { passages: count, bytes, longest } = DRAFT;
  const [long] = makePart({ passages: 1, bytes: longest });
  const short = makePart({ passages: count - 1, bytes: bytes - longest });
  const middle = count >> 1;
  return [...short.slice(0, middle), { ...long, isLong: true }, ...short.slice(middle)].map(({ sentences, isLong = false }, n) => ({ title: `Abschnitt ${n + 1}`, plain: textOf(sentences), isLong }));
}

/**
 * Other words for the sentences of a text, in turn: for all of a sentence, and for its second half. There are fewer sentences than suggestions, so most have
 * rivals. `n` keeps each different from the others.
 */
function rewordings(plain) {
  const sentences = sentenceSpans(plain);
  return Array.from({ length: DRAFT.suggestions }, (_, n) => {
    const { start, end } = sentences[n % sentences.length];
    const half = n % 3 === 2 ? plain.slice(start, end).indexOf(' und nennt') + 1 : 0;
    const anchor = selectorOf(plain, { start: start + half, end });
    return { anchor, body: `${anchor.quote.replace(/ bis zum Schritt /, ` ab ${2027 + n} und bis zum Schritt `).replace(/\.$/, '')} und berichtet.` };
  });
}

/** One deed of somebody; a fault or a refusal ends the benchmark. */
export async function deed(platform, cookie, operation, name, input) {
  const { status, data, errors } = await platform.ask(0, { operation, cookie, variables: { input: { idempotencyKey: randomUUID(), ...input } } });
  const refused = data?.[name]?.errors ?? errors;
  if (status !== 200 || refused.length > 0) throw new PlainError(`${operation} was answered ${status}: ${JSON.stringify(refused)}`);
  return data[name];
}

/** Writes the passages into the draft of the part; resolves with the id of the long one. */
async function write(platform, editor, { id: partId, kind }) {
  let longest;
  for (const { title, plain, isLong } of passages()) {
    const { passage } = await deed(platform, editor, 'OfficeAddDraftPassage', 'addDraftPassage', { partId, kind: kind === 'LEITBILD' ? 'SECTION' : 'MEASURE', title });
    await deed(platform, editor, 'OfficeSaveDraftPassage', 'saveDraftPassage', { passageId: passage.id, lockVersion: passage.lockVersion, title, doc: docOf(plain), requiredByLaw: false, substance: true });
    if (isLong) longest = passage.id;
  }
  return longest;
}

async function publish(platform, [editor, publisher], partId) {
  const { version } = await deed(platform, editor, 'OfficeProposeVersion', 'proposeVersion', { partId, title: [{ lang: 'de', text: 'Sechzig Seiten' }] });
  await deed(platform, publisher, 'OfficeApproveVersion', 'approveVersion', { versionId: version.id });
}

/** Residents suggest, and the office makes it public. */
async function suggest(platform, moderator, residents, passageId) {
  const { sql, processId } = platform;
  const [text] = await sql(
    `SELECT t.id, t.plain FROM version_entry e JOIN part ON part.current_version_id = e.version_id JOIN revision_text t ON t.revision_id = e.revision_id AND t.origin = 'ORIGINAL'
     WHERE e.passage_id = $1`, [passageId]);
  for (const [n, rewording] of rewordings(text.plain).entries()) {
    await deed(platform, residents[Math.floor(n / TEXTS_EACH)], 'PortalSubmitSuggestion', 'submitSuggestion', { ...rewording, passageId, revisionTextId: text.id, lang: 'de', reason: 'So ist es genauer.' });
  }
  const waiting = await sql(`SELECT latest_text_id AS id FROM contribution WHERE kind = 'SUGGESTION' AND passage_id = $1`, [passageId]);
  for (let n = 0; n < waiting.length; n += 50) await deed(platform, moderator, 'OfficePublishTexts', 'publishTexts', { processId, textIds: waiting.slice(n, n + 50).map(({ id }) => id) });
}

/** A part in which nothing waits to be published, the guiding vision first. */
export async function partToWrite({ sql }) {
  const [part] = await sql(
    `SELECT id, kind, slug FROM part WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.part_id = part.id AND v.state = 'PROPOSED') ORDER BY kind <> 'LEITBILD', ordinal LIMIT 1`);
  if (part === undefined) throw new PlainError('The sample has no part in which a version can be published.');
  return part;
}

/** Makes it on that platform; resolves with the part, the id of its long passage, and the cookie of somebody who may write. */
export async function seedDraft(platform) {
  const part = await partToWrite(platform);
  const residents = Math.ceil(DRAFT.suggestions / TEXTS_EACH);
  const [editor, publisher, moderator, ...people] = await platform.people([['editor'], ['publisher'], ['moderator'], ...Array.from({ length: residents }, () => [])]);
  const longest = await write(platform, editor, part);
  await publish(platform, [editor, publisher], part.id);
  await suggest(platform, moderator, people, longest);
  await platform.sql('ANALYZE');
  return { part, longest, cookie: editor };
}
