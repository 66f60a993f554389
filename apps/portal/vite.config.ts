import { graphqlDocuments } from '@mitgestalten/web-data/vite';
import { kernTokens } from '@mitgestalten/web-ui/vite';
import { sheetParts } from '@mitgestalten/web-ui/vite/sheet-parts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Those that Vite builds for when nothing else is said ("baseline-widely-available").
const browsers = ['chrome111', 'edge111', 'firefox114', 'safari16.4', 'ios16.4'];

/**
 * Two builds: `vite build` makes what browsers get (dist/client, with a manifest), `vite build --ssr src/entry-server.tsx`
 * makes the one file that the API imports (dist/server/entry-server.js, everything in it).
 */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  base: '/',
  // The server's React in its fast build, whatever the environment of the API says.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  plugins: [graphqlDocuments(), react(), sheetParts()],
  resolve: {
    conditions: ['source', 'module', ...(isSsrBuild ? ['node'] : ['browser']), 'development|production'],
    dedupe: ['react', 'react-dom', '@apollo/client', 'graphql'],
  },
  css: { ...kernTokens, preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } } },
  ssr: { noExternal: true, resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  build: isSsrBuild
    ? {
        // The script runs here, but the style sheet goes into the pages: it is the same as the one that browsers fetch.
        outDir: 'dist/server', emptyOutDir: true, assetsInlineLimit: 0, target: 'node20', cssTarget: browsers,
        rollupOptions: { output: { entryFileNames: 'entry-server.js', codeSplitting: false } },
      }
    : {
        outDir: 'dist/client',
        emptyOutDir: true,
        manifest: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: { input: ['src/entry-client.ts', 'src/styles/acting.scss'] },
      },
}));
