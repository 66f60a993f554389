export * from './brought.js';
export * from './contribution.js';
export * from './contribution-texts.js';
export * from './contribution.policy.js';
export * from './suggestion.js';
export * from './thread.js';
export * from './way.js';
