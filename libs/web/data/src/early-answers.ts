import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { hashOf } from './document-hash.js';

interface EarlyAnswer {
  readonly sha256Hash: string;
  readonly variables: unknown;
  readonly data: unknown;
}

/** Answers that are asked for while the scripts of an app are still on their way. They are given out once; what comes later is dropped, so that no page shows an old one. */
export class EarlyAnswers {
  private answers: readonly EarlyAnswer[] = [];
  private given = false;
  /** Resolves once they are there, or did not come: then whoever needs one asks for itself. */
  readonly arrived: Promise<void>;

  /** @param address where they are asked for in one; given as it is, so that a preloaded answer is taken */
  constructor(address: string) {
    this.arrived = this.fetch(address);
  }

  /** Puts the answers to these documents into the client's cache, so that the first picture has them. */
  fill(client: ApolloClient, documents: readonly TypedDocumentNode<unknown, never>[]): void {
    if (this.given) return;
    this.given = true;
    for (const document of documents) {
      for (const { variables, data } of this.answers.filter(({ sha256Hash }) => sha256Hash === hashOf(document))) {
        client.writeQuery({ query: document as TypedDocumentNode, variables: variables as OperationVariables, data });
      }
    }
  }

  private async fetch(address: string): Promise<void> {
    try {
      const response = await fetch(address, { credentials: 'same-origin' });
      if (response.ok) this.answers = (await response.json()) as readonly EarlyAnswer[];
    } catch {
      // Without a connection the page says so itself.
    }
  }
}
