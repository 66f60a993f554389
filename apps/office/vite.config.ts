import { graphqlDocuments } from '@mitgestalten/web-data/vite';
import { parsedMessages, withoutParser } from '@mitgestalten/web-i18n/vite';
import { kernTokens } from '@mitgestalten/web-ui/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/** The entry only fetches what the first picture needs; the app and the first answers (`early.ts`) are fetched beside it, not after it. */
function fetchAppAtOnce(): Plugin {
  return {
    name: 'mitgestalten-fetch-app-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((each): each is Rolldown.OutputChunk => each.type === 'chunk');
        const app = chunks.find(({ name }) => name === 'app');
        const files = app === undefined ? [] : [app.fileName, ...app.imports];
        return [
          { tag: 'link', attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: '/office/early' }, injectTo: 'head' as const },
          ...files.map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/office/${file}` }, injectTo: 'head' as const })),
        ];
      },
    },
  };
}

/** Served below `/office/` by the API, under a policy that allows neither inline scripts nor inline styles. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [graphqlDocuments(), parsedMessages(), react(), fetchAppAtOnce()],
  resolve: {
    alias: withoutParser,
    // Apollo's streams in the language of today's browsers, not in that of 2009.
    conditions: ['es2015', 'source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'react-router', '@apollo/client', 'graphql'],
  },
  css: { ...kernTokens, preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } } },
  build: {
    outDir: 'dist/client', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false },
    // One file for what every page needs: a browser fetches six at once, and on a slow line each further round takes half a second.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'first', tags: ['$initial'], priority: 2 },
      { name: 'app', test: /apps[\\/]office[\\/]src[\\/]office\.tsx$/, priority: 1 },
    ] } } },
  },
});
