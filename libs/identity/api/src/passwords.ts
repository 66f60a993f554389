import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { foldPassword } from '@mitgestalten/identity-domain';
import { lengthOf } from '@mitgestalten/kernel';

// OWASP Password Storage Cheat Sheet, first choice for argon2id: 19 MiB, two passes, one lane.
const memory = 19_456;
const passes = 2;
const parallelism = 1;
const saltBytes = 16;
const hashBytes = 32;
// No stored password is longer; hashing anything longer would only be work for whoever sent it.
const longest = 200;

const derive = promisify(argon2);

interface Parameters {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The password as it is stored: argon2id in PHC string form, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await digest(password, salt, { memory, passes, parallelism }, hashBytes);
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Whether the password is the stored one. Without a stored one it takes the same time and is not. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const [, m, t, p, salt, hash] = phc.exec(stored ?? '') ?? [];
  const short = password.length <= longest * 2 && lengthOf(password) <= longest;
  if (hash === undefined || salt === undefined || !short) {
    await digest('', Buffer.alloc(saltBytes), { memory, passes, parallelism }, hashBytes);
    return false;
  }
  const expected = Buffer.from(hash, 'base64');
  const actual = await digest(password, Buffer.from(salt, 'base64'), { memory: Number(m), passes: Number(t), parallelism: Number(p) }, expected.length);
  return timingSafeEqual(actual, expected);
}

function digest(password: string, salt: Buffer, parameters: Parameters, length: number): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(foldPassword(password)), nonce: salt, tagLength: length, ...parameters });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
