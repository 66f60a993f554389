/** What a page weighs: what comes before it can be used, what competes with its first paint, and the scripts that only acting needs. */
import { chromium } from '@playwright/test';
import { get } from 'node:http';

const sizes = new Map();

/** Bytes of an address as gzip sends it, whatever the browser was sent: the budgets are counted so. */
function zipped(url) {
  if (!sizes.has(url)) {
    sizes.set(url, new Promise((resolve, reject) => {
      get(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        let size = 0;
        answer.on('data', (part) => (size += part.length));
        answer.on('end', () => resolve(size));
      }).on('error', reject);
    }));
  }
  return sizes.get(url);
}

const isOurs = (url) => url.startsWith('http:');

/** Answers of the API differ from request to request: they count as they were sent. */
const weightOf = ({ url, transferSize }) => (new URL(url).pathname === '/graphql' ? transferSize : zipped(url));

async function weigh(requests) {
  const weights = await Promise.all(requests.map(weightOf));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/**
 * The weight of a page, from the requests of a run with real throttling, in bytes. A request counts as soon as it was sent: what is on its way
 * takes its share of the line, whether it has arrived or not.
 */
export async function weightOfPage(requests, { fcp, interactive }) {
  const ours = requests.filter(({ url }) => isOurs(url));
  const before = (ms) => ours.filter(({ networkRequestTime }) => networkRequestTime < ms);
  const scripts = (list) => list.filter(({ resourceType }) => resourceType === 'Script');
  return {
    requests: before(interactive).length,
    beforeInteractive: await weigh(before(interactive)),
    scriptBeforePaint: await weigh(scripts(before(fcp))),
    scripts: await weigh(scripts(ours)),
    all: await weigh(ours),
  };
}

/** Bytes of the style sheet that comes when a part to act in is near, and of the scripts that come when somebody turns to it; 0 where a page is only for reading. */
export async function weightOfActing(port, url) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, hasTouch: true });
  try {
    const page = await context.newPage();
    const later = [];
    page.on('request', (request) => request.resourceType() === 'stylesheet' && later.push({ url: request.url() }));
    await page.goto(url, { waitUntil: 'networkidle' });
    page.on('request', (request) => request.resourceType() === 'script' && later.push({ url: request.url() }));
    for (const island of await page.locator('[data-island]').all()) await island.dispatchEvent('focusin');
    await page.waitForLoadState('networkidle');
    // Scripts ask for further scripts once they are there.
    await page.waitForTimeout(500);
    return await weigh(later);
  } finally {
    await context.close();
    await browser.close();
  }
}
