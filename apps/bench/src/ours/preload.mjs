/**
 * Loaded before the built server: lets it trust the documents of the benchmark like those of our pages. The product itself knows nothing of
 * benchmarks, and no document of theirs can ever be used in earnest.
 */
import { TrustedDocuments } from '@mitgestalten/platform';
import { own } from './documents.mjs';

const { load } = TrustedDocuments.prototype;
if (typeof load !== 'function') throw new Error('TrustedDocuments.load is not there any more: the benchmark must find another way');

TrustedDocuments.prototype.load = function loadWithOwn(...args) {
  load.apply(this, args);
  for (const text of Object.values(own)) this.add(text);
};
