import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting is missing or wrong; the message is one sentence that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export interface Settings {
  readonly mode: 'sample' | 'production';
  readonly port: number;
  readonly host: string;
  /** Without trailing slash; every link in mails and QR codes begins with it. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** Absent: the launcher starts the embedded database (sample mode only). */
  readonly databaseUrl: string | null;
  /** For migrations; the same as databaseUrl unless set. */
  readonly databaseOwnerUrl: string | null;
  /** The key from which all others are derived. Absent only before the launcher made one in sample mode. */
  readonly secretKey: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Addresses or networks whose X-Forwarded-For is believed: the proxies in front of the platform. */
  readonly trustedProxies: readonly string[];
}

// Words of six letters and more only: a shorter one stands by chance in one of a thousand good keys.
const placeholder = /change|example|placeholder|secret|password|your[-_ ]/i;
// 32 characters with 12 different ones: 128 bit even for a hexadecimal string.
const secretLength = 32;
const secretVariety = 12;

const url = (name: string, protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });

const variables = z.object({
  MODE: z.enum(['sample', 'production'], { message: 'MODE must be sample or production' }).default('sample'),
  PORT: z.string().regex(/^\d{1,5}$/, 'PORT must be a number from 1 to 65535').transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'PORT must be a number from 1 to 65535').default(3000),
  HOST: z.string().regex(/^[0-9a-zA-Z.:-]+$/, 'HOST must be an address or a host name').default('127.0.0.1'),
  PUBLIC_URL: url('PUBLIC_URL', ['http:', 'https:']).optional(),
  DATA_DIR: z.string().min(1, 'DATA_DIR must not be empty').default('.data'),
  DATABASE_URL: url('DATABASE_URL', ['postgres:', 'postgresql:']).optional(),
  DATABASE_OWNER_URL: url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']).optional(),
  SECRET_KEY: z.string().optional(),
  SMTP_URL: url('SMTP_URL', ['smtp:', 'smtps:']).optional(),
  TRUSTED_PROXIES: z.string().regex(/^[0-9a-fA-F.:/, a-z]+$/, 'TRUSTED_PROXIES must be a list of addresses or networks such as 10.0.0.0/8').default('loopback'),
  MAIL_FROM: z.string().regex(/^[^\r\n]+@[^\r\n]+$/, 'MAIL_FROM must be an e-mail address').optional(),
});

/** Reads and checks all settings. @throws SettingsError naming the first wrong one. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(present);
  if (!parsed.success) throw new SettingsError(`${parsed.error.issues[0]?.message ?? 'A setting is wrong'}.`);
  const v = parsed.data;
  const publicUrl = new URL(v.PUBLIC_URL ?? `http://localhost:${v.PORT}`);
  checkPublicUrl(publicUrl);
  if (v.MODE === 'production') checkProduction(v);
  return {
    mode: v.MODE,
    port: v.PORT,
    host: v.HOST,
    publicUrl: publicUrl.origin,
    dataDir: resolve(v.DATA_DIR),
    databaseUrl: v.DATABASE_URL ?? null,
    databaseOwnerUrl: v.DATABASE_OWNER_URL ?? v.DATABASE_URL ?? null,
    secretKey: v.SECRET_KEY ?? null,
    smtpUrl: v.SMTP_URL ?? null,
    trustedProxies: v.TRUSTED_PROXIES.split(',').map((proxy) => proxy.trim()).filter((proxy) => proxy !== ''),
    mailFrom: v.MAIL_FROM ?? `mitgestalten@${publicUrl.hostname === 'localhost' ? 'localhost.localdomain' : publicUrl.hostname}`,
  };
}

/** Session cookies carry the `__Host-` prefix, which browsers refuse without TLS on any host but the loopback. */
function checkPublicUrl(publicUrl: URL): void {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname);
  if (publicUrl.protocol !== 'https:' && !loopback) {
    throw new SettingsError('PUBLIC_URL must begin with https:// (or name this machine itself), else nobody could sign in.');
  }
  if (publicUrl.pathname !== '/') throw new SettingsError('PUBLIC_URL must not have a path.');
}

function checkProduction(v: z.infer<typeof variables>): void {
  if (v.PUBLIC_URL === undefined) throw new SettingsError('PUBLIC_URL is missing: the address under which people reach the platform.');
  if (v.DATABASE_URL === undefined) throw new SettingsError('DATABASE_URL is missing: production needs a PostgreSQL (15 to 18) of its own.');
  if (v.SMTP_URL === undefined) throw new SettingsError('SMTP_URL is missing: without mail nobody can confirm a contribution or sign in.');
  if (v.MAIL_FROM === undefined) throw new SettingsError('MAIL_FROM is missing: the sender of all mails.');
  const key = v.SECRET_KEY;
  if (key === undefined) throw new SettingsError('SECRET_KEY is missing: at least 32 random characters.');
  if (key.length < secretLength || new Set(key).size < secretVariety || placeholder.test(key)) {
    throw new SettingsError('SECRET_KEY is a placeholder or too weak: use at least 32 random characters.');
  }
}
