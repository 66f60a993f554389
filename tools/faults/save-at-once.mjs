/** F15: fifty editors save the same state of one passage at once. One is saved, 49 hear CONFLICT and what stands there now; no text is lost. */
import { randomUUID } from 'node:crypto';
import { ask, draftOf, editor, openDesk, partsOf, signIn } from './desk.mjs';

const editors = 50;
const atOnce = 5;

/** Fifty people with the role of the sample's editor, signed in. */
async function signInAll({ baseUrl, query }) {
  const emails = Array.from({ length: editors }, (_, n) => `editor-${n}@harburg.test`);
  await query(
    `WITH person AS (
       INSERT INTO account (id, email, display_name, password_hash, confirmed_at)
       SELECT gen_random_uuid(), e, e, a.password_hash, a.confirmed_at FROM account a, unnest($2::text[]) e WHERE a.email = $1 RETURNING id
     ) INSERT INTO role_grant (id, process_id, account_id, role)
     SELECT gen_random_uuid(), g.process_id, p.id, g.role FROM person p, role_grant g JOIN account a ON a.id = g.account_id WHERE a.email = $1`,
    [editor.email, emails],
  );
  const cookies = [];
  for (let n = 0; n < editors; n += atOnce) cookies.push(...(await Promise.all(emails.slice(n, n + atOnce).map((email) => signIn(baseUrl, { ...editor, email })))));
  return cookies;
}

const docOf = (words) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });

export const title = `${editors} editors save the same state of one passage`;

/** Runs it; resolves with what must hold. */
export async function run() {
  const desk = await openDesk();
  const cookies = await signInAll(desk);
  const [{ id: partId }] = await partsOf(desk.baseUrl, cookies[0]);
  const [passage] = await draftOf(desk.baseUrl, partId, cookies[0]);
  const texts = cookies.map((_, n) => `Wortlaut von Nummer ${n}, damit man ihn wiedererkennt.`);
  const answers = await Promise.all(cookies.map(async (cookie, n) => {
    const input = {
      idempotencyKey: randomUUID().replaceAll('-', ''), passageId: passage.id, lockVersion: passage.lockVersion, title: passage.title, doc: docOf(texts[n]),
      requiredByLaw: passage.requiredByLaw, substance: true,
    };
    return (await ask(desk.baseUrl, 'OfficeSaveDraftPassage', { input }, cookie)).data.saveDraftPassage;
  }));
  const saved = answers.flatMap(({ errors }, n) => (errors.length === 0 ? [n] : []));
  const after = (await draftOf(desk.baseUrl, partId, cookies[0])).find(({ id }) => id === passage.id);
  const [{ entries }] = await desk.query(`SELECT count(*)::int AS entries FROM audit_entry WHERE action = 'draft.save' AND object_id = $1 AND at > clock_timestamp() - interval '5 minutes'`, [passage.id]);
  const winner = JSON.stringify(docOf(texts[saved[0]]));
  const refused = answers.filter(({ errors }) => errors.length === 1 && errors[0].code === 'CONFLICT');
  return [
    ['one is saved', saved.length === 1, saved.length],
    ['the others hear CONFLICT', refused.length === editors - 1, refused.length],
    ['each of them gets the current text', refused.every(({ current }) => current.lockVersion === passage.lockVersion + 1 && sameDoc(current.doc, winner)), refused.length],
    ['the draft holds the saved text, one state on', after.lockVersion === passage.lockVersion + 1 && sameDoc(after.doc, winner), after.lockVersion],
    ['the audit log has one entry', entries === 1, entries],
  ];
}

/** The words decide: PostgreSQL gives keys in an order of its own. */
function sameDoc(doc, winner) {
  return doc.content[0].content[0].text === JSON.parse(winner).content[0].content[0].text;
}
