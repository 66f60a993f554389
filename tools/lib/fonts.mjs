/**
 * Cuts the web fonts down to what German and English pages are written with, so that all faces of a page together weigh less than two of them
 * did before. What a text needs beyond that is in the uncut files, which browsers fetch only then (`unicode-range` in _fonts.scss).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fontverter from 'fontverter';
import subsetFont from 'subset-font';
import { fingerprint, unlessStamped } from './files.mjs';
import { fromRoot } from './paths.mjs';

const FOLDER = fromRoot('libs', 'web', 'ui', 'src', 'fonts');
const SOURCE = fromRoot('node_modules', '@fontsource');

const FACES = [
  ['fira-sans', '400-normal'], ['fira-sans', '600-normal'],
  ['source-serif-4', '400-normal'], ['source-serif-4', '600-normal'], ['source-serif-4', '400-italic'],
];

const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, n) => first + n));

/**
 * What nearly every German or English page is written with. A face of it, with its headers, is meant to take one round trip where three are on
 * their way at once (10.2 kB of the weak phone's line): what is added here is paid for by everybody.
 */
const OWN = `${range(0x30, 0x39)}${range(0x41, 0x5a)}${range(0x61, 0x7a)} !%&()+,-./:;?\u00a0\u00ad§·ÄÖÜßäöüé–“„•…’€`;

/** What a page has now and then, and what the languages that a form offers are called in themselves: a second, small file. */
const SELDOM = [...`${range(0x20, 0x7e)}©«°²»½Çàáâçèêîïñı—‘‚”‹›−`].filter((character) => !OWN.includes(character)).join('');

// What the uncut Latin files have besides: browsers fetch such a file for these only, so no character may be in both.
const LATIN = `${range(0xa1, 0xff)}\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2020\u2021\u2030\u2032\u2033\u2122\u2191\u2193\u2215`;
const FURTHER = [...LATIN].filter((character) => !`${OWN}${SELDOM}`.includes(character)).join('');

// What browsers apply by themselves, and the figures that our style sheets ask for. Ligatures are left out: their glyphs are 0.5 kB of a face of Source Serif.
const FEATURES = ['kern', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'lnum', 'tnum'];

// Of use to variable fonts, to scripts that stand on other lines, and to hints.
const TABLES = ['STAT', 'BASE', 'gasp'];

// Copyright and licence stay in the file, as the licence asks.
const COPYRIGHT = 0;
const NAMES = [COPYRIGHT, 13, 14];

/**
 * The font under another name: "Source" is reserved for the font as its makers publish it, and what is cut is another. The new name is as long as
 * the old one, so that nothing else moves.
 */
function renamed(font, from = 'Source', to = 'Letter') {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, n) => 12 + 16 * n);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'name');
  const table = font.readUInt32BE(entry + 8);
  const texts = table + font.readUInt16BE(table + 4);
  const wide = (text) => Buffer.from(text, 'utf16le').swap16();
  for (let n = 0; n < font.readUInt16BE(table + 2); n++) {
    const record = table + 6 + 12 * n;
    if (font.readUInt16BE(record + 6) === COPYRIGHT) continue;
    const text = font.subarray(texts + font.readUInt16BE(record + 10)).subarray(0, font.readUInt16BE(record + 8));
    for (const [old, next] of [[wide(from), wide(to)], [Buffer.from(from), Buffer.from(to)]]) {
      for (let at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) next.copy(text, at);
    }
  }
  return font;
}

async function cut([family, face], part, characters) {
  const source = readFileSync(join(SOURCE, family, 'files', `${family}-latin-${face}.woff2`));
  // Hints are for screens on which single pixels are seen; they are a third of Fira Sans.
  const options = { targetFormat: 'truetype', noHinting: true, keepFeatures: FEATURES, dropTables: TABLES, preserveNameIds: NAMES };
  const font = await subsetFont(source, characters, options);
  const name = `${family === 'fira-sans' ? family : 'letter-serif'}-${part}-${face}.woff2`;
  writeFileSync(join(FOLDER, name), await fontverter.convert(renamed(Buffer.from(font)), 'woff2'));
}

const hex = (code) => code.toString(16);

/** The characters as a style sheet names them. */
function unicodeRange(text) {
  const codes = [...text].map((character) => character.codePointAt(0)).sort((a, b) => a - b);
  const firsts = codes.filter((code, n) => code !== codes[n - 1] + 1);
  const lasts = codes.filter((code, n) => code !== codes[n + 1] - 1);
  return firsts.map((first, n) => (first === lasts[n] ? `U+${hex(first)}` : `U+${hex(first)}-${hex(lasts[n])}`)).join(', ');
}

/** Makes libs/web/ui/src/fonts when the fonts or this file changed. */
export function makeFonts() {
  const print = fingerprint([fileURLToPath(import.meta.url), fromRoot('package-lock.json')]);
  return unlessStamped(join(FOLDER, '.stamp'), print, async () => {
    mkdirSync(FOLDER, { recursive: true });
    for (const face of FACES) {
      await cut(face, 'own', OWN);
      await cut(face, 'own-seldom', SELDOM);
    }
    writeFileSync(join(FOLDER, '_ranges.scss'), `$own: ${unicodeRange(OWN)};\n$seldom: ${unicodeRange(SELDOM)};\n$further: ${unicodeRange(FURTHER)};\n`);
  });
}
