import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { hashOf } from './document-hash.js';

/** An answer of the API with its question. */
export interface EarlyAnswer {
  readonly sha256Hash: string;
  readonly variables: unknown;
  readonly data: unknown;
}

/** Answers that come with the page of an app, or are asked for while its scripts are still on their way. They are given out once; what comes later is dropped, so that no page shows an old one. */
export class EarlyAnswers {
  private answers: readonly EarlyAnswer[] = [];
  private given = false;
  /** Resolves once they are there, or did not come: then whoever needs one asks for itself. */
  readonly arrived: Promise<void>;

  /** @param source the answers, or the address where they are asked for in one */
  constructor(source: string | readonly EarlyAnswer[]) {
    if (typeof source !== 'string') this.answers = source;
    this.arrived = typeof source === 'string' ? this.fetch(source) : Promise.resolve();
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
