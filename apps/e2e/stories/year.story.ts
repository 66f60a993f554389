import { readFileSync } from 'node:fs';
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { goToEnd } from '../support/caret.js';
import { openPassage, savePassage } from '../support/passage.js';
import { linkInMail, test } from '../support/people.js';

test.describe.configure({ mode: 'serial' });

const byMail = 'Bitte auch Kurse am Wochenende, nicht nur am Abend.';
const byCode = 'Meine Mutter braucht einen Kurs ohne Computer.';
const address = 'nachbarin@example.org';
const newSentence = 'Kurse gibt es auch am Samstag und ohne Computer.';
const answer = 'Danke. Kurse am Samstag und ohne Computer stehen jetzt im Entwurf.';

/** Four groups of four, as they stand on a slip. */
const codeForm = /^[0-9A-Z]{4}-\s*[0-9A-Z]{4}-\s*[0-9A-Z]{4}-\s*[0-9A-Z]{4}$/;

let code: string;
let slips: string[];

/** From the start page to the passage "Sprache verbindet", as somebody finds it. */
async function toPassage(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Thema wählen' }).click();
  await page.getByRole('link', { name: 'Leitbild' }).first().click();
  await page.getByRole('link', { name: 'Etwas dazu sagen: Sprache verbindet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sprache verbindet' })).toBeVisible();
}

test('a resident without account comments and confirms by e-mail', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/');
  await people.look(page, '01-start');
  await toPassage(page);
  await people.look(page, '02-passage');
  await page.getByLabel('Ihr Kommentar').fill(byMail);
  await page.getByLabel('Mit E-Mail').check();
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByText('Bitte prüfen Sie die E-Mail-Adresse.').first()).toBeVisible();
  await expect(page.getByLabel('Ihr Kommentar')).toHaveValue(byMail);
  await people.look(page, '03-comment-without-address');
  await page.getByLabel('Ihre E-Mail-Adresse').fill(address);
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByText('Bitte sehen Sie in Ihr Postfach')).toBeVisible();
  await people.look(page, '04-mail-sent');
  await page.goto(await linkInMail(page, address, 'Bitte bestätigen Sie Ihren Beitrag'));
  await page.getByRole('button', { name: 'Ja, das ist von mir' }).click();
  await expect(page.getByText('Danke. Ihr Text ist angekommen.')).toBeVisible();
  await people.look(page, '05-confirmed');
});

test('a resident without account and e-mail comments with a code', async ({ people }) => {
  const page = await people.resident();
  await toPassage(page);
  await page.getByLabel('Ihr Kommentar').fill(byCode);
  await page.getByLabel('Ohne E-Mail, mit Code').check();
  await page.getByRole('button', { name: 'Absenden' }).click();
  await expect(page.getByText('Bitte fotografieren oder aufschreiben.')).toBeVisible();
  code = (await page.getByText(codeForm).first().innerText()).replace(/\s/g, '');
  await people.look(page, '06-code');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(codeForm).first()).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.goto('/code');
  await page.getByLabel('Ihr Code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Zeigen' }).click();
  await expect(page.getByText('wird geprüft')).toBeVisible();
  await people.look(page, '07-code-waiting');
});

test('the moderator publishes both', async ({ people }) => {
  const page = await people.staff('redaktion@harburg.test');
  await people.look(page, '08-moderator-today');
  await page.getByRole('link', { name: 'Weiterarbeiten' }).click();
  await people.look(page, '09-queue');
  for (const text of [byMail, byCode]) {
    await page.getByRole('link', { name: text }).or(page.getByRole('button', { name: text })).first().click();
    await expect(page.getByRole('main').getByText(text).last()).toBeVisible();
    await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Veröffentlicht' }).first()).toBeAttached();
  }
  // The last decision goes out when its time is over, or when the desk is left.
  await page.getByRole('link', { name: 'Heute' }).click();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('office.held'))).toBeNull();
  const resident = await people.resident();
  await toPassage(resident);
  await expect(resident.getByText(byMail)).toBeVisible();
  await expect(resident.getByText(byCode)).toBeVisible();
});

/** Opens a case of the list of answers. With the cases of other stories before it, it stands on a later page. */
async function openCase(page: Page, text: string): Promise<void> {
  const own = page.getByRole('link', { name: text }).or(page.getByRole('button', { name: text })).first();
  const more = page.getByRole('button', { name: 'Weitere anzeigen' });
  await expect(own.or(more).first()).toBeVisible();
  await expect(async () => {
    if (!(await own.isVisible())) await more.click();
    await expect(own).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await own.click();
}

test('the editor answers, and writes the next version', async ({ people }) => {
  const page = await people.staff('bearbeitung@harburg.test');
  await page.getByRole('link', { name: 'Antworten' }).first().click();
  await openCase(page, byCode);
  await page.getByRole('radio', { name: 'übernommen', exact: true }).check();
  await page.getByLabel('Begründung').fill(answer);
  await people.look(page, '10-answer');
  await page.getByRole('button', { name: 'Zur Freigabe geben' }).click();
  await expect(page.getByText('Die Antwort liegt zur Freigabe vor.').first()).toBeAttached();

  await page.getByRole('link', { name: 'Entwurf', exact: true }).click();
  await page.getByRole('link', { name: 'Leitbild' }).first().click();
  await openPassage(page, page.locator('.of-outline').getByRole('link', { name: 'Sprache verbindet' }));
  await goToEnd(page);
  await page.keyboard.type(` ${newSentence}`);
  await people.look(page, '11-draft');
  await savePassage(page);
  await page.getByRole('link', { name: 'Fassung vorschlagen' }).or(page.getByRole('button', { name: 'Fassung vorschlagen' })).first().click();
  await page.getByLabel(/Titel der Fassung \(Deutsch\)/).fill('Entwurf 2');
  await page.getByLabel('Was hat sich geändert?').fill('Kurse auch am Samstag.');
  await people.look(page, '12-propose');
  await page.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
  await expect(page.getByText('Die Fassung liegt zur Freigabe vor.').first()).toBeAttached();
});

test('the publisher approves the answer and version 2', async ({ people }) => {
  const page = await people.staff('leitung@harburg.test');
  await people.look(page, '13-publisher-today');
  await page.getByRole('link', { name: 'Antworten' }).first().click();
  await openCase(page, byCode);
  await people.look(page, '14-approve-answer');
  await page.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(page.getByText('Die Antwort ist veröffentlicht.').first()).toBeAttached();
  await page.getByRole('link', { name: 'Heute' }).click();
  // By its name: the way to the next work would lead to what other stories left to be approved.
  await page.getByRole('link', { name: 'Entwurf 2', exact: true }).click();
  await expect(page.getByText(newSentence).first()).toBeVisible();
  await people.look(page, '15-approve-version');
  await page.getByRole('button', { name: 'Freigeben und veröffentlichen' }).click();
  await expect(page.getByText(/^Veröffentlicht als Fassung \d+\.$/).first()).toBeAttached();

  const resident = await people.resident();
  await resident.goto(`/code#${code}`);
  await expect(resident.getByText(answer)).toBeVisible();
  await people.look(resident, '16-code-answered');
  await resident.goto('/konzept/leitbild');
  await expect(resident.getByText(newSentence)).toBeVisible();
  await expect(resident.getByText('Entwurf 2').first()).toBeVisible();
  await resident.goto('/konzept/leitbild/fassung/1');
  await expect(resident.getByText(newSentence)).toHaveCount(0);
});

test('the editor makes a ballot, and the administrator moves the clock to the vote', async ({ people }) => {
  const editor = await people.staff('bearbeitung@harburg.test');
  await editor.getByRole('link', { name: 'Abstimmungen' }).click();
  await editor.getByRole('link', { name: 'Neue Abstimmung' }).or(editor.getByRole('button', { name: 'Neue Abstimmung' })).first().click();
  await editor.getByLabel('Titel (Deutsch)').fill('Was ist Ihnen wichtig?');
  await editor.getByLabel('Wer entscheidet und wann (Deutsch)').fill('Die Bezirksversammlung entscheidet im September.');
  await editor.getByLabel('Wie viele darf jede Person wählen?').fill('3');
  await editor.getByRole('button', { name: 'Alle Maßnahmen auswählen' }).click();
  await people.look(editor, '17-ballot-form');
  await editor.getByRole('button', { name: 'Abstimmung anlegen' }).click();
  await expect(editor.getByText('Die Abstimmung ist angelegt.').first()).toBeAttached();
  await people.look(editor, '18-ballot-planned');

  const organiser = await people.staff('ausrichtung@harburg.test');
  await organiser.getByRole('link', { name: 'Codes' }).click();
  await organiser.getByLabel('Wofür?').fill('Beratungsstelle');
  await organiser.getByLabel('Wie viele?').fill('40');
  await organiser.getByRole('button', { name: 'Codes ausgeben' }).click();
  await expect(organiser.getByText('40 Codes: nur jetzt zu sehen')).toBeVisible();
  slips = (await organiser.getByText(codeForm).allInnerTexts()).map((text) => text.replace(/\s/g, ''));
  expect(slips).toHaveLength(40);
  await people.look(organiser, '19-slips');

  await jumpTo(await people.staff('verwaltung@harburg.test'), people, 'Abstimmen', '20-clock');
});

/** The administrator puts the clock of the sample into that phase. */
async function jumpTo(page: Page, people: { look(page: Page, name: string): Promise<void> }, phase: string, picture: string): Promise<void> {
  await page.getByRole('link', { name: 'Einstellungen' }).click();
  await page.getByRole('tab', { name: 'Uhr' }).or(page.getByRole('link', { name: 'Uhr', exact: true })).first().click();
  await people.look(page, picture);
  await page.getByRole('button', { name: `${phase}: in diese Phase springen` }).click();
  await expect(page.getByText(/Die Uhr zeigt jetzt/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: `${phase}: in diese Phase springen` })).toHaveCount(0);
}

test('a resident votes with a code, and changes the vote', async ({ people }) => {
  const page = await people.resident();
  await page.goto('/');
  await people.look(page, '21-start-vote');
  await page.getByRole('link', { name: 'Meine Stimme abgeben' }).click();
  await expect(page.getByRole('checkbox', { name: 'Sprachcafé in jedem Quartier' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Sprachcafé in jedem Quartier' }).check();
  await page.getByRole('checkbox', { name: 'Offene Räume am Abend' }).check();
  await page.getByLabel('Ihr Code').fill(slips[0]!);
  await page.getByRole('button', { name: 'Stimme abgeben' }).click();
  await expect(page.getByText(/ab 16 Jahren/).first()).toBeVisible();
  await people.look(page, '22-vote-without-age');
  await page.getByRole('checkbox', { name: 'Ich bin 16 Jahre alt oder älter.' }).check();
  await page.getByRole('radio', { name: 'Harburg' }).or(page.getByRole('radio', { name: 'Süderelbe' })).first().check();
  await page.getByRole('button', { name: 'Stimme abgeben' }).click();
  await expect(page.getByText('Ihre Stimme ist gezählt.')).toBeVisible();
  await people.look(page, '23-receipt');
  await page.getByRole('button', { name: 'Wahl ändern' }).click();
  await page.getByRole('checkbox', { name: 'Offene Räume am Abend' }).uncheck();
  await page.getByRole('checkbox', { name: 'Deutschkurse am Abend' }).check();
  await page.getByRole('button', { name: 'Stimme ändern' }).click();
  await expect(page.getByText('Ihre Änderung ist gezählt.')).toBeVisible();
  await people.look(page, '24-changed');
});

/** The hash of the document that our pages send for the operation with that name. */
function hashOf(name: string): string {
  const documents = JSON.parse(readFileSync(new URL('../../../libs/web/data/src/generated/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>;
  return Object.keys(documents).find((hash) => documents[hash]!.includes(` ${name}(`))!.slice('sha256:'.length);
}

/** The other slips are used too, half of them for the same measure: enough people, and not all of one mind, for figures that may be shown. */
async function othersVote(request: APIRequestContext): Promise<void> {
  const ask = async (what: object) => {
    const response = await request.post('/graphql', { data: what, headers: { 'apollo-require-preflight': 'true' } });
    return (await response.json()).data;
  };
  const castVoteByPage = { persistedQuery: { version: 1, sha256Hash: hashOf('PortalCastVote') } };
  const { process } = await ask({ query: '{ process { areas { id } ballots { id state items { id revision { text { title } } } } } }' });
  const ballot = process.ballots.find((each: { state: string }) => each.state === 'OPEN');
  const item = (title: string) => ballot.items.find((each: { revision: { text: { title: string } } }) => each.revision.text.title === title).id;
  const choices = [item('Sprachcafé in jedem Quartier'), item('Deutschkurse am Abend')];
  for (const [n, slip] of slips.slice(1).entries()) {
    const input = { idempotencyKey: `story-${n}-${slip}`, ballotId: ballot.id, itemIds: [choices[n % 2]], areaId: process.areas[0].id, oldEnough: true, code: slip };
    const { castVote } = await ask({ extensions: castVoteByPage, variables: { input } });
    expect(castVote.errors).toEqual([]);
  }
}

test('the ballot closes, and the council reads the tally', async ({ people, request }) => {
  await othersVote(request);
  const admin = await people.staff('verwaltung@harburg.test');
  await jumpTo(admin, people, 'Beschließen', '25-clock');
  const council = await people.staff('rat@harburg.test');
  await people.look(council, '26-council-ballots');
  await council.getByRole('link', { name: 'Was ist Ihnen wichtig?' }).click();
  await expect(council.getByText('Die Bezirksversammlung entscheidet im September.').first()).toBeVisible();
  // The resident and 20 of the 39 others.
  await expect(council.getByRole('main')).toContainText(/Sprachcafé in jedem Quartier\s*21/);
  await people.look(council, '27-council-tally');
  const resident = await people.resident();
  await resident.goto('/');
  await people.look(resident, '28-start-council');
  await resident.getByRole('link', { name: 'Ergebnis ansehen' }).click();
  await expect(resident.getByText('Nicht repräsentativ.').first()).toBeVisible();
  await people.look(resident, '29-result');
});
