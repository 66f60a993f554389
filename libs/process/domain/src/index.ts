export * from './area.js';
export * from './phase.js';
export * from './process-texts.js';
