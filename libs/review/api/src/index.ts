export * from './answer.graphql.js';
export * from './approve-answers.use-case.js';
export * from './moderation.graphql.js';
export * from './publish-texts.use-case.js';
export * from './review.entities.js';
export * from './review.module.js';
export * from './save-answer.use-case.js';
export * from './withhold-text.use-case.js';
