export * from './dates.js';
export * from './translator.js';
export * from './catalogues.js';
