import { graphqlDocuments } from '@mitgestalten/web-data/vite';
import { parsedMessages, withoutParser } from '@mitgestalten/web-i18n/vite';
import { kernTokens } from '@mitgestalten/web-ui/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';

/**
 * The entry decides what of the drawn page may be seen, so no picture is made before it; the app is fetched beside it, not after it.
 */
function fetchAppAtOnce(): Plugin {
  return {
    name: 'mitgestalten-fetch-app-at-once',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((each): each is Rolldown.OutputChunk => each.type === 'chunk');
        const app = chunks.find(({ name }) => name === 'app');
        const files = app === undefined ? [] : [app.fileName, ...app.imports];
        const tags = files.map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/office/${file}` }, injectTo: 'head' as const }));
        return { html: html.replace('<script type="module"', '<script type="module" blocking="render"'), tags };
      },
    },
  };
}

/**
 * Served below `/office/` by the API, under a policy that allows neither inline scripts nor inline styles. `--ssr src/entry-server.tsx` makes what draws
 * the first page there.
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [graphqlDocuments(), parsedMessages(), react(), fetchAppAtOnce()],
  resolve: {
    alias: withoutParser,
    // Apollo's streams in the language of today's browsers, not in that of 2009.
    conditions: ['es2015', 'source', 'module', isSsrBuild ? 'node' : 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'react-router', '@apollo/client', 'graphql'],
  },
  css: { ...kernTokens, preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } } },
  // The server's React in its fast build, whatever the environment of the API says.
  ...(isSsrBuild ? { define: { 'process.env.NODE_ENV': JSON.stringify('production') } } : {}),
  ssr: { noExternal: true, resolve: { conditions: ['es2015', 'source', 'module', 'node', 'development|production'] } },
  build: isSsrBuild
    ? { outDir: 'dist/server', emptyOutDir: true, assetsInlineLimit: 0, target: 'node20', rolldownOptions: { output: { entryFileNames: 'entry-server.js' } } }
    : {
        outDir: 'dist/client', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false },
        // One file for what every page needs: a browser fetches six at once, and on a slow line each further round takes half a second.
        rolldownOptions: { output: { codeSplitting: { groups: [
          { name: 'first', tags: ['$initial'], priority: 2 },
          { name: 'app', test: /apps[\\/]office[\\/]src[\\/]office\.tsx$/, priority: 1 },
        ] } } },
      },
}));
