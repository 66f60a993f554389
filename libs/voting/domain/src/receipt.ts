// Crockford's base 32: no I, L, O, U, so that a receipt survives being read aloud or copied by hand.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
// 20 characters of 5 bit: 100 bit, far beyond guessing, in five groups that fit on one line of a phone.
const length = 20;
const groupLength = 4;

/** The first 100 bit as text in groups, such as `7KQ2-...`. @param bytes at least 13 */
export function receiptText(bytes: Uint8Array): string {
  let characters = '';
  let [buffer, bits] = [0, 0];
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5 && characters.length < length; bits -= 5) characters += alphabet[(buffer >> (bits - 5)) & 31];
    buffer &= (1 << bits) - 1;
    if (characters.length === length) break;
  }
  return characters.match(new RegExp(`.{${groupLength}}`, 'g'))!.join('-');
}

/** What of a typed receipt counts: letters and digits, with look-alikes read as what was meant. */
export function canonicalReceipt(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
