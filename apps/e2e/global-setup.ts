import { startTestPlatform } from '../../tools/test/platform.mjs';

/** Starts the platform of the stories; the returned function ends it. A platform given by E2E_RUNNING_URL is used as it is. */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env['E2E_RUNNING_URL']) return async () => {};
  const { port } = new URL(process.env['E2E_BASE_URL'] ?? '');
  const platform = await startTestPlatform(Number(port));
  return () => platform.stop();
}
