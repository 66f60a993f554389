export * from './concept.entities.js';
export * from './concept.graphql.js';
export * from './concept.module.js';
export * from './concept.shapes.js';
export * from './create-concept.js';
export * from './published-wording.js';
export * from './synopsis.graphql.js';
export * from './version-published.js';
