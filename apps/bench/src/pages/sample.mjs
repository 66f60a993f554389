/** The platform as a resident meets it: the built one, with compression and caching, and with the process of the sample. */
import { freePort, startTestPlatform } from '../../../../tools/test/platform.mjs';
import { PlainError, onEnd } from '../../../../tools/lib/processes.mjs';
import { step } from '../../../../tools/lib/progress.mjs';
import { hashOfOperation } from '../ours/documents.mjs';

/** The password of all sample people (README). */
const PASSWORD = 'mitgestalten im beispiel';
const PLACES = `{ process {
  ballots { id state }
  parts { slug kind currentVersion { entries { kind passage { id commentCount } } } }
  id
} }`;

async function post(baseUrl, question) {
  const response = await fetch(`${baseUrl}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' }, body: JSON.stringify(question) });
  const { data, errors } = await response.json();
  if (errors) throw new PlainError(`The platform refused: ${errors[0].message}`);
  return { data, cookies: response.headers.getSetCookie() };
}

const ask = (baseUrl, query) => post(baseUrl, { query });

/** The passage of that kind about which most was said: the longest page of its sort. */
function mostTalkedAbout(part, kind) {
  const passages = part.currentVersion.entries.filter((entry) => entry.kind === kind).map(({ passage }) => passage);
  return passages.sort((a, b) => b.commentCount - a.commentCount)[0].id;
}

/** The pages for reading, by name. They are in German, as most people read them. */
async function readingPages(baseUrl) {
  const { data: { process } } = await ask(baseUrl, PLACES);
  const { data: { contributions } } = await ask(baseUrl, `{ contributions(processId: "${process.id}", kind: PROPOSAL, first: 1) { nodes { id } } }`);
  const part = (kind) => process.parts.find((each) => each.kind === kind);
  const [vision, measures] = [part('LEITBILD'), part('MEASURES')];
  const closed = process.ballots.find(({ state }) => state === 'CLOSED');
  return {
    'start': '/',
    'concept': '/konzept',
    'vision': `/konzept/${vision.slug}`,
    'measures': `/konzept/${measures.slug}`,
    'version': `/konzept/${measures.slug}/fassung/1`,
    'section': `/stelle/${mostTalkedAbout(vision, 'SECTION')}`,
    'measure': `/stelle/${mostTalkedAbout(measures, 'MEASURE')}`,
    'ideas': '/ideen',
    'idea': `/ideen/${contributions.nodes[0].id}`,
    'result': `/ergebnis/${closed.id}`,
    'imprint': '/seite/imprint',
    'privacy': '/seite/privacy',
  };
}

/** Cookies of a sample person, as the browser's protocol takes them. */
export async function cookiesOf(baseUrl, email) {
  const extensions = { persistedQuery: { version: 1, sha256Hash: hashOfOperation('PortalSignIn') } };
  const { cookies } = await post(baseUrl, { extensions, variables: { input: { email, password: PASSWORD } } });
  return cookies.map((cookie) => {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
    return { name, value, url: baseUrl, path: '/', httpOnly: /; *httponly/i.test(cookie), secure: /; *secure/i.test(cookie) };
  });
}

/** Starts it; resolves with its address, the pages for reading as `[name, path]`, and `stop()`. */
export async function startSample() {
  const platform = await step('Platform with the sample process', async () => startTestPlatform(await freePort()));
  onEnd(platform.stop);
  return { ...platform, pages: Object.entries(await readingPages(platform.baseUrl)) };
}
