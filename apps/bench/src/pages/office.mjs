/** The office as somebody of the editorial desk meets it: signed in, with the first page they come to. */
import { openBrowser } from './browser.mjs';
import { measurePage } from './measure.mjs';
import { cookiesOf } from './sample.mjs';

/** The first screen after signing in. */
export async function measureOffice({ baseUrl }, options) {
  const browser = await openBrowser(await cookiesOf(baseUrl, 'redaktion@harburg.test'));
  try {
    return { name: 'office', kind: 'office', path: '/office/', ...(await measurePage(browser.port, `${baseUrl}/office/`, options)) };
  } finally {
    await browser.close();
  }
}
