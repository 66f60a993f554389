import type { DocumentNode } from 'graphql';

/** The SHA-256 under which the server knows the document. @throws Error for a document that no build has made */
export function hashOf(document: DocumentNode): string {
  const { __meta__: made } = document as { __meta__?: { hash: string } };
  if (made === undefined) throw new Error('This document was not made by the build, or was changed since');
  return made.hash.slice('sha256:'.length);
}
