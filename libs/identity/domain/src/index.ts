export * from './code.js';
export * from './members.js';
export * from './own-path.js';
export * from './password.js';
export * from './session.js';
export * from './network.js';
