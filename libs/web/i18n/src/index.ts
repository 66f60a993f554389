export * from './dates.js';
export * from './direction.js';
export * from './pseudo.js';
export * from './translator.js';
export * from './catalogues.js';
