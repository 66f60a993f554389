export * from './closing.js';
export * from './create-process.js';
export * from './move-clock.use-case.js';
export * from './process-gate.js';
export * from './process.entities.js';
export * from './process.graphql.js';
export * from './process.module.js';
export * from './process.shapes.js';
