export * from './answer.js';
export * from './change-note.js';
export * from './moderation.js';
