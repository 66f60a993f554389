/** Crockford's base 32: figures and letters without I, L, O and U, so that nothing is misread or spells a word. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// 6 characters (30 bit) find the row, 10 (50 bit) are the secret: nobody guesses one within the limits on tries.
const lookupLength = 6;
const codeLength = 16;
const groupLength = 4;

/** Bytes that a code is made from: 16 characters of 5 bit. */
export const codeBytes = 10;

// What people type around the characters; beyond this it is no code.
const longestTyped = 100;

/** The plain code of these bytes, as it is digested: 16 characters without dashes. Takes the first `codeBytes` of them. */
export function codeOf(bytes: Uint8Array): string {
  let code = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes.subarray(0, codeBytes)) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      code += alphabet[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return code;
}

/** As printed and shown: four groups of four. */
export function formatCode(code: string): string {
  const groups: string[] = [];
  for (let at = 0; at < code.length; at += groupLength) groups.push(code.slice(at, at + groupLength));
  return groups.join('-');
}

/** The plain code that somebody typed, or null: case, dashes and blanks do not matter, O is 0, I and L are 1. */
export function readCode(text: string): string | null {
  if (text.length > longestTyped) return null;
  const code = text.normalize('NFKC').toUpperCase().replace(/[\p{Pd}\p{Z}\s\u2212_]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return code.length === codeLength && [...code].every((character) => alphabet.includes(character)) ? code : null;
}

/** The part by which a code is found. Not secret. */
export function lookupOf(code: string): string {
  return code.slice(0, lookupLength);
}
