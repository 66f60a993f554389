import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ask } from './ask.js';

/** The password of all sample people (README). */
const password = 'mitgestalten im beispiel';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

/** Who is in a story. */
export interface People {
  /** Somebody with a phone of their own, not signed in. */
  resident(): Promise<Page>;
  /** Somebody of the office or a body, signed in at the desk. */
  staff(email: string): Promise<Page>;
  /** Pictures of what the person sees, at both sizes, in the dark, and written from the right, for people to look at (see `picture`). */
  look(page: Page, name: string): Promise<void>;
}

/**
 * A picture of the whole page, in the folder of the story. Only with E2E_PICTURES=1: nobody looks at those of a run that
 * only checks, and there are some two hundred.
 */
export async function picture(page: Page, name: string): Promise<void> {
  if (!isLookedAt()) return;
  await page.screenshot({ path: base.info().outputPath(`${name}.png`), fullPage: true });
}

function isLookedAt(): boolean {
  return process.env['E2E_PICTURES'] === '1';
}

/** In the dark; and on a page of its own, so that the story goes on where it was, in the language that is written from the right. */
async function lookFurther(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: null });
  const { pathname, search, hash } = new URL(page.url());
  const mirrored = await page.context().newPage();
  await mirrored.setViewportSize(phone);
  await mirrored.goto(pathname.startsWith('/office') ? `${pathname}?lang=ar-XB${search.replace('?', '&')}${hash}` : `/ar-XB${pathname}${search}${hash}`);
  await mirrored.waitForLoadState('networkidle');
  await picture(mirrored, `${name}-rtl`);
  await mirrored.close();
}

/** Stories have people: each has a browser of their own, which is closed when the story ends. */
export const test = base.extend<{ people: People }>({
  people: async ({ browser }, use, info) => {
    const contexts: BrowserContext[] = [];
    const personAt = async (viewport: typeof phone): Promise<Page> => {
      const context = await newContext(browser, viewport);
      contexts.push(context);
      return context.newPage();
    };
    await use({
      resident: () => personAt(phone),
      staff: async (email) => {
        const page = await personAt(desk);
        await signIn(page, email);
        return page;
      },
      look: async (page, name) => {
        const before = page.viewportSize()!;
        for (const size of [phone, desk]) {
          await page.setViewportSize(size);
          await picture(page, `${name}-${size.width}`);
        }
        if (isLookedAt()) await lookFurther(page, name);
        await page.setViewportSize(before);
      },
    });
    if (info.status !== info.expectedStatus) info.annotations.push(...(await seenIn(contexts)));
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** What the pages said at the end of a story that failed; named with its reason where failed stories are. */
async function seenIn(contexts: readonly BrowserContext[]): Promise<{ type: 'seen'; description: string }[]> {
  return Promise.all(contexts.flatMap((context) => context.pages()).map(async (page) => {
    const said = page.locator('h1, [role="alert"], [role="status"], .kern-error').allInnerTexts().catch(() => []);
    // A page that hangs says nothing.
    const texts = await Promise.race([said, sleep(2_000, ['(hangs)'])]);
    return { type: 'seen' as const, description: [new URL(page.url()).pathname, ...texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean)].join(' | ').slice(0, 200) };
  }));
}

// From an address of its own, as the proxy in front would tell it (198.18.0.0/15 is for tests, RFC 2544): guests of one may write but five an hour.
function newContext(browser: Browser, viewport: typeof phone) {
  const address = `198.18.${randomInt(256)}.${randomInt(1, 255)}`;
  return browser.newContext({ viewport, hasTouch: viewport === phone, extraHTTPHeaders: { 'x-forwarded-for': address } });
}

// Without the form: the stories that are about signing in go through it.
async function signIn(page: Page, email: string): Promise<void> {
  const { errors } = await ask(page, 'signIn', { input: { email, password } });
  expect(errors).toEqual([]);
  await page.goto('/office/');
  await expect(page.getByRole('navigation', { name: 'Bereiche' })).toBeVisible();
}

/** The newest mail to that address with this subject, in the inbox of sample mode: gives the link in it. */
export async function linkInMail(page: Page, to: string, subject: string): Promise<string> {
  await page.goto(`/inbox?to=${encodeURIComponent(to)}`);
  const mail = page.getByRole('article').filter({ has: page.getByRole('heading', { name: subject }) }).first();
  await expect(mail).toBeVisible();
  return (await mail.getByRole('link').first().getAttribute('href'))!;
}
