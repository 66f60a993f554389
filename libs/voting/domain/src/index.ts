export * from './ballot.js';
export * from './ledger.js';
export * from './publication.js';
export * from './receipt.js';
export * from './tally.js';
export * from './voting-paper.js';
