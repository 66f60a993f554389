import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

const localeFile = /[\\/]i18n[\\/]src[\\/]locales[\\/]\w+[\\/][\w-]+\.ts$/;

/** A message as the browser gets it: read already where it has places for values, else as it is. */
function parsed(message: string): unknown {
  return message.includes('{') ? new IntlMessageFormat(message, 'de', undefined, { ignoreTag: true }).getAst() : message;
}

/** Messages are read when an app is built, so that no browser needs the parser, nor spends time on it. */
export function parsedMessages(): Plugin {
  return {
    name: 'mitgestalten-parsed-messages',
    enforce: 'pre',
    async load(id) {
      if (!localeFile.test(id)) return null;
      this.addWatchFile(id);
      const module = (await import(`${id}?${Date.now()}`)) as Record<string, Record<string, string>>;
      const exports = Object.entries(module).map(([name, messages]) => {
        const read = Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, parsed(message)]));
        return `export const ${name} = ${JSON.stringify(read)};`;
      });
      return { code: exports.join('\n'), map: null };
    },
  };
}

/** FormatJS' own module in the place of its parser: reading a message with it throws. */
export const withoutParser = [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' }];
