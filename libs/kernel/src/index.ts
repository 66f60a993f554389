export * from './actor.js';
export * from './decision.js';
export * from './localised.js';
export * from './name.js';
export * from './text.js';
