export * from './canonical-json.js';
export * from './changes.js';
export * from './document.js';
export * from './outline.js';
export * from './plain-text.js';
export * from './publication.js';
export * from './wording.js';
