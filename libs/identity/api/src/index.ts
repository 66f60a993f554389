export * from './first-admin.js';
export * from './identity.entities.js';
export * from './identity.graphql.js';
export * from './identity.module.js';
export * from './identity.shapes.js';
export * from './members.js';
export * from './sample-people.js';
export * from './sessions.js';
