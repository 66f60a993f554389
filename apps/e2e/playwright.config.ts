import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from '../../tools/lib/chromium.mjs';
import { freePort } from '../../tools/test/platform.mjs';

// Decided once, in the first process that reads this file; the workers read it again and inherit the value.
process.env['E2E_BASE_URL'] ??= process.env['E2E_RUNNING_URL'] ?? `http://localhost:${await freePort()}`;
const executablePath = findChromium();
const jsonFile = process.env['E2E_JSON'];

/** One story after the other, in the browser of the machine, against one platform in sample mode. */
export default defineConfig({
  testDir: './stories',
  testMatch: '**/*.story.ts',
  outputDir: './test-results',
  globalSetup: './global-setup.ts',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Three times what the longest story takes alone: on two busy cores it is not to fail for that.
  timeout: 240_000,
  // A machine that is shared stands still for some seconds now and then.
  expect: { timeout: 20_000 },
  reporter: [['list'], ...(jsonFile ? [['json', { outputFile: jsonFile }] as const] : [])],
  use: {
    baseURL: process.env['E2E_BASE_URL'],
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    // A step that cannot be taken is said after half a minute, not at the end of the story.
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    // Without its film: on a machine without a graphics card that costs as much as the pages themselves.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: [...CHROMIUM_FLAGS], ...(executablePath ? { executablePath } : {}) },
  },
});
