export * from './dipas/import-dipas.js';
export * from './publishing.module.js';
