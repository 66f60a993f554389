import { graphqlDocuments } from '@mitgestalten/web-data/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Served below `/office/` by the API, under a policy that allows neither inline scripts nor inline styles. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/office/',
  plugins: [graphqlDocuments(), react()],
  resolve: {
    conditions: ['source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'react-router', '@apollo/client', 'graphql'],
  },
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ['if-function'] } } },
  build: { outDir: 'dist/client', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
