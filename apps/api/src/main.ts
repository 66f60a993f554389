import 'reflect-metadata';
import { faultForLog, readSettings, SettingsError } from '@mitgestalten/platform';
import { createApp } from './create-app.js';

try {
  const settings = readSettings(process.env);
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
}

function messageOf(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  if ((error as { code?: string }).code === 'EADDRINUSE') return `PORT is taken: another program listens on ${process.env['PORT'] ?? '3000'}.`;
  return faultForLog(error);
}
