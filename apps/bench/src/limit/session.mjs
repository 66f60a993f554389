/** Who asks, as cheaply as it can be known: the signature of the cookie here, the session itself in PostgreSQL. */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** The platform's key for a purpose, derived as it derives it. */
export const derive = (secretKey, purpose) => Buffer.from(hkdfSync('sha256', Buffer.from(secretKey, 'utf8'), Buffer.alloc(0), `mitgestalten/${purpose}`, 32));

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** HMAC over the parts as the platform computes it. */
export function hmac(key, ...parts) {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(`${Buffer.byteLength(part)}:`).update(part);
  return mac.digest();
}

/** Gives a function from the Cookie header to the digest of the session's id; null when the signature is not ours. */
export function sessionReader(secretKey) {
  const secret = derive(secretKey, 'session').toString('hex');
  return (cookie = '') => {
    const value = decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1));
    const dot = value.lastIndexOf('.');
    const id = value.slice(0, dot);
    const expected = Buffer.from(createHmac('sha256', secret).update(id).digest('base64').replaceAll('=', ''));
    const actual = Buffer.from(value.slice(dot + 1));
    return actual.length === expected.length && timingSafeEqual(actual, expected) ? sha256(id) : null;
  };
}

/** A UUIDv7. */
export function newId() {
  const bytes = crypto.getRandomValues(Buffer.alloc(16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
