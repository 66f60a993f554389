export * from './answer.js';
export * from './moderation.js';
