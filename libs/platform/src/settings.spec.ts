import { describe, expect, it } from '@jest/globals';
import { readSettings } from './settings.js';

const production = {
  MODE: 'production', PUBLIC_URL: 'https://mitgestalten.hamburg', DATABASE_URL: 'postgres://app@db/mitgestalten', SMTP_URL: 'smtp://mail',
  MAIL_FROM: 'mitgestalten@hamburg.test', SECRET_KEY: 'kW9mQ2vX7tBz4LpR8sNc3JdF6hGy5AeU',
};

describe('settings', () => {
  it.each([
    ['PORT', { PORT: 'abc' }],
    ['PORT', { PORT: '70000' }],
    ['PORT', { PORT: '0' }],
    ['MODE', { MODE: 'test' }],
    ['HOST', { HOST: 'a b' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'not an address' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'http://example.org' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://example.org/path' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example.org' }],
    ['MAIL_FROM', { MAIL_FROM: 'a\nBcc: b@example.org' }],
  ])('that are wrong are named: %s', (name, env) => {
    expect(() => readSettings(env)).toThrow(name);
  });

  it.each(['PUBLIC_URL', 'DATABASE_URL', 'SMTP_URL', 'MAIL_FROM', 'SECRET_KEY'] as const)('production refuses a missing %s', (name) => {
    expect(() => readSettings({ ...production, [name]: undefined })).toThrow(name);
  });

  it.each(['change-me-change-me-change-me-change-me', 'a'.repeat(64), 'short', 'please-put-your-secret-here-0123456789'])('production refuses the weak key %s', (key) => {
    expect(() => readSettings({ ...production, SECRET_KEY: key })).toThrow('SECRET_KEY');
  });

  it('are complete by default in sample mode, and in production with what it needs', () => {
    expect(readSettings({})).toMatchObject({ mode: 'sample', port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', databaseUrl: null });
    expect(readSettings(production)).toMatchObject({ mode: 'production', publicUrl: 'https://mitgestalten.hamburg' });
  });
});
