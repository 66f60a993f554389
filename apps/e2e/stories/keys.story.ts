import { expect, type Page, type Request } from '@playwright/test';
import { goToEnd } from '../support/caret.js';
import { openPassage } from '../support/passage.js';
import { test } from '../support/people.js';

const editorEmail = 'bearbeitung@harburg.test';
const saves = (request: Request) => request.postData()?.includes('OfficeSaveDraftPassage') === true;
const text = (page: Page) => page.getByLabel('Wortlaut', { exact: true });
const outline = (page: Page) => page.locator('.of-outline');
const saved = (page: Page) => page.getByText(/^Gespeichert .* von Ben Bearbeitung/);

/** What a page can be told, and what it then waits for. */
interface Pictures {
  wait(): void;
  come(): void;
}
declare const pictures: Pictures;

/**
 * Lets pictures that are not urgent wait from `wait` to `come`, as on a machine with much else to do: React draws them by messages to itself. With `asLeftTextsAreRead`
 * they wait from the moment on at which a form asks what was left on the device.
 */
async function withLatePictures(page: Page, asLeftTextsAreRead = false): Promise<void> {
  await page.addInitScript((reading) => {
    const waiting: (() => void)[] = [];
    let late = false;
    class LateChannel {
      readonly port1: { onmessage: (() => void) | null } = { onmessage: null };
      readonly port2 = {
        postMessage: () => {
          const draw = () => this.port1.onmessage?.();
          if (late) waiting.push(draw);
          else setTimeout(draw);
        },
      };
    }
    const told: Pictures = {
      wait: () => { late = true; },
      come: () => {
        late = false;
        for (const draw of waiting.splice(0)) setTimeout(draw);
      },
    };
    Object.assign(window, { MessageChannel: LateChannel, pictures: told });
    const { getAll } = IDBIndex.prototype;
    if (!reading) return;
    IDBIndex.prototype.getAll = function read(...args) {
      // A form asks for one place, the outline for a range of them.
      if (typeof args[0] === 'string') told.wait();
      return getAll.apply(this, args);
    };
  }, asLeftTextsAreRead);
}

/** Resolves once the page is told of these words; it does not have to show them. */
function hears(page: Page, words: string): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes(words)) resolve();
    }));
  });
}

/** The writers of the texts that lie on this device. */
function writersOn(page: Page): Promise<string[]> {
  return page.evaluate(() => new Promise((resolve) => {
    indexedDB.open('office-typed').onsuccess = ({ target }) => {
      const request = (target as IDBOpenDBRequest).result.transaction('texts').objectStore('texts').getAllKeys();
      request.onsuccess = () => resolve(request.result as string[]);
    };
  }));
}

async function openNth(page: Page, nth: number): Promise<string> {
  await page.goto('/office/entwurf/leitbild');
  return openPassage(page, outline(page).getByRole('link').nth(nth));
}

test('a key is not taken away by a text that comes before its picture', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await withLatePictures(page);
  const heard = hears(page, 'Von nebenan neu');
  const address = await openNth(page, 4);
  await goToEnd(page);
  const second = await page.context().newPage();
  await second.goto(address);
  const title = second.getByRole('textbox', { name: 'Überschrift' });
  const former = await title.inputValue();
  await title.fill('Von nebenan');
  await expect(outline(page).getByText('Von nebenan')).toBeVisible();
  // From here on this page is heard by nobody, so that what is written next door is saved.
  await page.route('**/graphql', () => undefined);
  await page.evaluate(() => {
    pictures.wait();
    // As a program that dictates would: not in the event of a key, whose picture is urgent.
    document.execCommand('insertText', false, ' Ein Wort');
  });
  await title.fill('Von nebenan neu');
  await heard;
  await expect(text(page)).toContainText('Ein Wort');
  await page.evaluate(() => pictures.come());
  await page.keyboard.press('e');
  await expect(text(page)).toContainText('Ein Worte');
  await page.close();
  await title.fill(former);
  await expect(outline(second).getByText(former)).toBeVisible();
});

test('a key that comes with the text of a lost tab goes on from it', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const address = await openNth(page, 1);
  await page.context().setOffline(true);
  await goToEnd(page);
  await page.keyboard.type(' Im Zug geschrieben');
  await expect(page.getByRole('status').filter({ hasText: 'Der Text liegt auf diesem Gerät' })).toBeAttached();
  const [lost] = await writersOn(page);
  await page.close();

  const again = await page.context().newPage();
  await again.context().setOffline(false);
  await withLatePictures(again, true);
  await again.goto(address);
  await expect.poll(async () => (await writersOn(again)).filter((writer) => writer !== lost).length).toBe(1);
  await goToEnd(again);
  await again.keyboard.press('e');
  await again.evaluate(() => pictures.come());
  await expect(text(again)).toContainText('Im Zug geschriebene');
});

test('a key right behind the answer to a save leaves standing what somebody else saved in the same moment', async ({ people }) => {
  const page = await people.staff(editorEmail);
  await withLatePictures(page);
  const address = await openNth(page, 2);
  let answered = false;
  await page.route('**/graphql', async (route) => {
    if (answered || !saves(route.request())) return route.continue();
    answered = true;
    await route.fetch();
    const { variables: { input }, ...rest } = route.request().postDataJSON();
    const added = { type: 'paragraph', content: [{ type: 'text', text: 'Von nebenan.' }] };
    const also = { ...input, idempotencyKey: crypto.randomUUID(), lockVersion: input.lockVersion + 1, doc: { ...input.doc, content: [...input.doc.content, added] } };
    const answer = await route.fetch({ postData: JSON.stringify({ ...rest, variables: { input: also } }) });
    await page.evaluate(() => pictures.wait());
    return route.fulfill({ response: answer });
  });
  await goToEnd(page);
  await page.keyboard.type(' Ein Wort');
  await expect.poll(async () => answered && (await writersOn(page)).length === 0).toBe(true);
  await page.keyboard.press('e');
  await page.evaluate(() => pictures.come());
  await expect(text(page)).toContainText('Ein Worte');
  await expect(text(page)).toContainText('Von nebenan.');
  await expect(saved(page)).toBeVisible();
  await expect.poll(() => writersOn(page)).toEqual([]);
  const again = await people.staff(editorEmail);
  await again.goto(address);
  await expect(text(again)).toContainText('Ein Worte');
  await expect(text(again)).toContainText('Von nebenan.');
});

test('who comes back before the last words are saved gets them when that fails', async ({ people }) => {
  const page = await people.staff(editorEmail);
  const address = await openNth(page, 3);
  let fail = (): void => undefined;
  const failing = new Promise<void>((resolve) => {
    fail = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (!saves(route.request())) return route.continue();
    await failing;
    return route.abort();
  });
  await goToEnd(page);
  const sent = page.waitForRequest(saves);
  await page.keyboard.type(' Letzte Worte.');
  await outline(page).getByRole('link').nth(4).click();
  await sent;
  await outline(page).getByRole('link').nth(3).click();
  await expect(page).toHaveURL(address);
  await expect(text(page)).not.toContainText('Letzte Worte.');
  fail();
  await expect(text(page)).toContainText('Letzte Worte.');
});
