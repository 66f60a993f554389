import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type Session, type TestApp } from '../support/app.js';
import { AnchoredText, courses } from './anchored.js';

let app: TestApp;
let text: AnchoredText;
let resident: Session;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  text = await AnchoredText.in(app);
  resident = await text.concept.person();
});

const childcare = 'Kinder werden während der Kurse kostenlos betreut.';
const entrance = 'Der Eintritt ist für alle Menschen frei.';

describe('a later version', () => {
  it('finds words again that were struck by mistake, and says of others that they are still gone', async () => {
    const [back, gone] = [await text.published('courses', childcare, resident), await text.published('courses', entrance, resident)];
    await text.nextVersion({ courses: 'Nichts davon.' });
    await app.runJobs();
    await text.nextVersion({ courses: `Nichts davon. ${childcare}` });
    await app.runJobs();
    expect(await text.places(back)).toEqual([`3 SAME ${childcare}`, '2 GONE', `1 SAME ${childcare}`]);
    expect(await text.places(gone)).toEqual(['3 GONE', '2 GONE', `1 SAME ${entrance}`]);
  });

  it('says of words in a translation that they wait for the next one, which is no work for staff, and finds them there', async () => {
    const words = 'Children are looked after for free.';
    const plain = `Courses take place in the evening. ${words}`;
    await text.translate('courses', 'en', plain);
    const id = await text.published('courses', words, resident, { readIn: 'en' });
    await text.nextVersion({ courses: courses.replace('Abend', 'Vormittag') });
    await app.runJobs();
    expect(await text.places(id)).toEqual(['2 UNCERTAIN', `1 SAME ${words}`]);
    const { data } = await app.graphql('query ($p: ID!) { anchorTray(processId: $p) { totalCount } }', { p: text.concept.processId }, { as: text.concept.moderator });
    expect(data['anchorTray'].totalCount).toBe(0);
    await text.nextVersion({ courses: courses.replace('Abend', 'Mittag') });
    await text.translate('courses', 'en', plain.replace('evening', 'noon'));
    await app.runJobs();
    expect((await text.places(id))[0]).toBe(`3 SAME ${words}`);
  });
});
