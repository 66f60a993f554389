import type { APIRequestContext } from '@playwright/test';

interface Entry { kind: string; passage: { id: string }; revision: { text: { id: string } } }
interface Part { slug: string; currentVersion: { id: string; entries: Entry[] } }

/** What the addresses of single things are made of. */
export async function ofProcess(request: APIRequestContext): Promise<{ id: string; ballots: { id: string }[]; parts: [Part, Part]; idea: string }> {
  const read = async (query: string) => (await (await request.post('/graphql', { headers: { 'apollo-require-preflight': 'true' }, data: { query } })).json()).data;
  const { process } = await read('{ process { id ballots { id } parts { slug currentVersion { id entries { kind passage { id } revision { text { id } } } } } } }');
  const { contributions } = await read(`{ contributions(processId: "${process.id}", kind: PROPOSAL, first: 1) { nodes { id } } }`);
  return { ...process, idea: contributions.nodes[0].id };
}

/** The pages that are for reading alone: they are whole without JavaScript. */
export async function readingPaths(request: APIRequestContext): Promise<string[]> {
  const { ballots, parts: [leitbild, measures], idea } = await ofProcess(request);
  const passages = (part: Part, kind: string) => part.currentVersion.entries.filter((entry) => entry.kind === kind).map(({ passage }) => `/stelle/${passage.id}`);
  const measure = measures.currentVersion.entries.find(({ kind }) => kind === 'MEASURE')!;
  return [
    '/', '/konzept', '/konzept/leitbild', '/konzept/massnahmen', '/konzept/massnahmen/fassung/1', '/konzept/massnahmen/vergleich?von=1&bis=2',
    '/konzept/massnahmen/vergleich?von=1&bis=2&ansicht=neben', '/konzept/leitbild/vergleich', '/konzept/massnahmen/fassung/2/druck', '/konzept/massnahmen/fassung/2/druck?nachweise=1', passages(leitbild, 'SECTION')[2]!, `/stelle/${measure.passage.id}?von=0&bis=40&text=${measure.revision.text.id}`,
    `/stelle/${measure.passage.id}/herkunft?von=0&bis=40&text=${measure.revision.text.id}`,
    '/ideen', '/ideen?suche=Kurs', `/ideen/${idea}`, ...ballots.map(({ id }) => `/ergebnis/${id}`),
    ...['imprint', 'privacy', 'rules', 'contact', 'accessibility'].map((key) => `/seite/${key}`),
  ];
}
