import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes, randomUUID, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What a key is for. Each purpose has its own key, so that values of one can never stand in for another. */
export type KeyPurpose = 'session' | 'token' | 'contribution-code' | 'voting-code' | 'receipt' | 'voter' | 'device';

/** Keys derived (HKDF, RFC 5869) from the one secret of the installation, which never lies in the database. */
export class Keys {
  readonly #secret: Buffer;
  readonly #derived = new Map<KeyPurpose, KeyObject>();

  constructor(secretKey: string) {
    this.#secret = Buffer.from(secretKey, 'utf8');
  }

  /** 32 bytes for this purpose. */
  derive(purpose: KeyPurpose): Buffer {
    return this.#keyOf(purpose).export();
  }

  // As an object, which is prepared once: bytes are made one again for each HMAC, which takes five times as long as the HMAC.
  #keyOf(purpose: KeyPurpose): KeyObject {
    let key = this.#derived.get(purpose);
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', this.#secret, Buffer.alloc(0), `mitgestalten/${purpose}`, 32)));
      this.#derived.set(purpose, key);
    }
    return key;
  }

  /** HMAC-SHA-256 over the parts, each prefixed by its length so that no two lists give the same bytes. */
  hmac(purpose: KeyPurpose, ...parts: readonly string[]): Buffer {
    const mac = createHmac('sha256', this.#keyOf(purpose));
    for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
    return mac.digest();
  }

  /** The text of a link token: the id of its row and 192 bit that only this installation can make. */
  token(kind: string, id: string): string {
    return `${id}.${this.hmac('token', kind, id).subarray(0, 24).toString('base64url')}`;
  }

  /** The id of the row that a token names, or null when the token was not made here. */
  readToken(kind: string, token: string): string | null {
    const [id = '', proof = ''] = token.split('.');
    const expected = this.token(kind, id).slice(id.length + 1);
    return equalText(proof, expected) ? id : null;
  }
}

/** Compares without telling by its duration where two texts differ. */
export function equalText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(sha256(a)), Buffer.from(sha256(b))];
  return timingSafeEqual(x, y);
}

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A UUIDv7 (RFC 9562): its order is the order of creation, which keeps indexes compact. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A UUIDv4: for votes, papers and codes, whose key must not tell when they were made. */
export function newTimelessId(): string {
  return randomUUID();
}
