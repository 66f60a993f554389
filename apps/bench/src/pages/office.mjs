/** The office as somebody of the editorial desk meets it: signed in, with the first page they come to. */
import { openBrowser } from './browser.mjs';
import { measurePage } from './measure.mjs';
import { cookiesOf } from './sample.mjs';

/** Runs `work` with the port of a browser in which somebody of the editorial desk is signed in; whatever is measured of the office begins here. */
export async function atTheDesk({ baseUrl }, work) {
  const browser = await openBrowser(await cookiesOf(baseUrl, 'redaktion@harburg.test'));
  try {
    return await work(browser.port);
  } finally {
    await browser.close();
  }
}

/** The first screen after signing in. */
export const measureOffice = (sample, options) =>
  atTheDesk(sample, async (port) => ({ name: 'office', kind: 'office', path: '/office/', ...(await measurePage(port, `${sample.baseUrl}/office/`, options)) }));
